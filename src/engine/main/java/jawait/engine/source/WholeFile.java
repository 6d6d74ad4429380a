package jawait.engine.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// Files that are written in one step: whoever reads one sees the old text or the new, and the old one stays when the
/// disk is full or the process ends meanwhile.
public final class WholeFile {
    private WholeFile() {}

    /// Writes a text in UTF-8, through links, with the permissions that the file has. What is no file, as
    /// `/dev/stdout`,
    /// is written to.
    ///
    /// @throws IOException when it cannot be written; the old file is then as it was
    public static void write(Path file, String text) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
            return;
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(target) && isReadOnly(target)) {
            throw new AccessDeniedException(file.toString());
        }
        Path beside =
                Files.createTempFile(Objects.requireNonNull(target.getParent()), "." + target.getFileName(), ".part");
        try {
            Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
            keepPermissions(target, beside);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /// Also for the user who may do everything: a file that nobody may write is meant to stay.
    public static boolean isReadOnly(Path file) {
        if (!Files.isWritable(file)) {
            return true;
        }
        try {
            return Files.isRegularFile(file)
                    && Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream()
                            .noneMatch(each -> each.name().endsWith("_WRITE"));
        } catch (IOException e) {
            return false; // the write itself will tell
        }
    }

    /// A temporary file is its owner's alone; the new file is to be read by whoever could read the old one.
    private static void keepPermissions(Path target, Path beside) throws IOException {
        if (Files.getFileStore(beside).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    beside,
                    Files.exists(target)
                            ? Files.getPosixFilePermissions(target)
                            : PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
