package jawait.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import jawait.engine.source.WholeFile;

/// Notebook files on disk.
public final class NotebookFile {
    private NotebookFile() {}

    /// Reads a notebook.
    ///
    /// @throws NotebookException when there is no such file, or it holds no notebook of nbformat 4
    public static Notebook read(Path file) throws NotebookException {
        return parse(file.toString(), content(file));
    }

    /// The text of a notebook file: what [#parse] takes.
    ///
    /// @throws NotebookException when there is no such file, or it is no text
    public static String content(Path file) throws NotebookException {
        try {
            if (Files.isDirectory(file)) {
                throw new NotebookException(file + " is a folder, expected a notebook file");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new NotebookException(file + " is not a notebook: it is no UTF-8 text", e);
        } catch (IOException e) {
            throw new NotebookException("cannot read " + reason(file, e), e);
        }
    }

    /// Takes a notebook out of its JSON text.
    ///
    /// @param name what errors call it
    /// @throws NotebookException when the text is no notebook of nbformat 4
    public static Notebook parse(String name, String text) throws NotebookException {
        try {
            return Reading.notebook(name, JsonText.read(text));
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            String where =
                    place == null ? "" : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
            throw new NotebookException(
                    name + " is not a notebook: it is no JSON" + where + " (" + e.getOriginalMessage() + ")", e);
        }
    }

    /// The notebook as the JSON text that Jupyter writes: sorted keys, one blank of indentation, sources
    /// by line.
    public static String text(Notebook notebook) {
        return JsonText.write(Writing.json(notebook));
    }

    /// The text of a notebook file with the outputs and numbers of some of its cells replaced, and every
    /// other character as it was.
    ///
    /// @param text what [#parse] takes
    /// @param changed the new cells, by their place in the notebook
    public static String withOutputs(String text, Map<Integer, Cell.Code> changed) {
        return OutputsText.with(text, changed);
    }

    /// A tree of maps, lists, strings, numbers, truths and nulls as JSON text.
    public static String json(Object tree) {
        return JsonText.write(tree);
    }

    /// Writes a notebook in one step: whoever looks sees the old file or the new one, whole, also when
    /// the process is killed or the disk is full.
    ///
    /// @throws NotebookException when it cannot be written; the old file is then as it was
    public static void write(Path file, Notebook notebook) throws NotebookException {
        write(file, text(notebook));
    }

    /// As [#write(Path, Notebook)], for any text. What is no file but a device or a pipe (`/dev/stdout`) is
    /// written to as it is.
    ///
    /// @throws NotebookException when it cannot be written; the old file is then as it was
    public static void write(Path file, String text) throws NotebookException {
        try {
            WholeFile.write(file, text);
        } catch (IOException e) {
            throw new NotebookException("cannot write " + reason(file, e), e);
        }
    }

    /// Checks before a long run that its end can be written.
    ///
    /// @throws NotebookException when there is no such folder, or the folder or the file is read-only
    public static void checkWritable(Path file) throws NotebookException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        if (!Files.isDirectory(folder)) {
            throw new NotebookException("cannot write " + file + ": there is no folder " + folder);
        }
        if (Files.isDirectory(file)) {
            throw new NotebookException("cannot write " + file + ": it is a folder");
        }
        if (Files.exists(file) && WholeFile.isReadOnly(file)) {
            throw new NotebookException("cannot write " + file + ": permission denied");
        }
        if (!Files.exists(file) || Files.isRegularFile(file)) {
            tryFolder(file, folder);
        }
    }

    /// Permissions do not tell all: of the user who may do everything, of file systems that hold no new files.
    private static void tryFolder(Path file, Path folder) throws NotebookException {
        try {
            Path place = Files.exists(file)
                    ? Objects.requireNonNull(file.toRealPath().getParent())
                    : folder;
            Files.delete(Files.createTempFile(place, ".jawait", ".part"));
        } catch (IOException e) {
            throw new NotebookException("cannot write " + reason(file, e), e);
        }
    }

    private static String reason(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> file + ": " + missing(file, Path.of(missing.getFile()));
            case AccessDeniedException denied -> file + ": permission denied";
            case FileAlreadyExistsException exists -> file + ": a file stands where a folder is expected";
            default -> file + ": " + e.getMessage();
        };
    }

    private static String missing(Path file, Path what) {
        if (what.equals(file)) {
            return "there is no such file";
        }
        Path folder = what.toAbsolutePath().getParent();
        return folder != null && Files.isDirectory(folder)
                ? "no file can be made there"
                : "there is no folder " + folder;
    }
}
