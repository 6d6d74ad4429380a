package jawait.net;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/// A jar with the binaries of PostgreSQL, and the folder that it is unpacked to.
///
/// The folder appears whole or not at all: whoever unpacks does so beside it, and gives it the name at the
/// end. When two processes do so at once, one of them has worked in vain.
record PgArchive(Path jar, Path folder) {
    /// The folder with `bin/postgres` in it; unpacks it when it is not there.
    Path unpacked() throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path above = Files.createDirectories(folder.toAbsolutePath().getParent());
        Path fresh = Files.createTempDirectory(above, ".unpacking-");
        try {
            unpack(fresh);
            take(fresh);
            return folder;
        } finally {
            delete(fresh);
        }
    }

    private void take(Path fresh) throws IOException {
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            } // else another process was faster
        }
    }

    private void unpack(Path into) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry inside = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(jar + " holds no .txz of PostgreSQL; delete it and try again"));
            try (InputStream raw = new BufferedInputStream(zip.getInputStream(inside), 1 << 16);
                    var archive = new XZInputStream(raw)) {
                var tar = new PgTar(archive);
                for (PgTar.Entry entry = tar.next(); entry != null; entry = tar.next()) {
                    unpack(tar, entry, into);
                }
            }
        }
    }

    private static void unpack(PgTar tar, PgTar.Entry entry, Path into) throws IOException {
        Path place = into.resolve(entry.name()).normalize();
        if (!place.startsWith(into)) {
            throw new IOException("the archive names a place outside of it: " + entry.name());
        }
        if (entry.kind() == PgTar.FOLDER) {
            Files.createDirectories(place);
            return;
        }
        Files.createDirectories(place.getParent());
        if (entry.kind() == PgTar.LINK) {
            Files.createSymbolicLink(place, Path.of(entry.link()));
            return;
        }
        try (var out = new BufferedOutputStream(Files.newOutputStream(place))) {
            tar.copy(entry, out);
        }
        if (entry.isProgram() || into.relativize(place).startsWith("bin")) {
            place.toFile().setExecutable(true);
        }
    }

    /// Deletes a folder with all that is in it, as far as that can be done.
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            return;
        }
        for (Path each : all) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException e) {
                // it is in a cache: the next start tries again
            }
        }
    }
}
