package jawait.display.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jawait.display.text.JsonText;
import org.jspecify.annotations.Nullable;

/// A file of JSON by its name, which is read whole.
public final class JsonFile {
    private JsonFile() {}

    /// Whether the file's name says that it is JSON.
    public static boolean is(Path file) {
        return file.toString().regionMatches(true, file.toString().length() - 5, ".json", 0, 5);
    }

    /// What is in it, as maps and lists.
    ///
    /// @throws UncheckedIOException when it cannot be read
    /// @throws IllegalArgumentException when it is no JSON, with the place
    public static @Nullable Object tree(Path file) {
        try {
            return JsonText.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    static Object rows(Path file) {
        return Sources.ofTree(tree(file));
    }
}
