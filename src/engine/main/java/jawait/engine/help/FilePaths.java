package jawait.engine.help;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Suggests files and folders.
public final class FilePaths {
    private static final int MOST = 200;

    private FilePaths() {}

    /// Suggests how the path that stands from `start` to `cursor` could go on. A folder ends in `/`; hidden
    /// files are suggested to those who typed the dot.
    public static Completion complete(String source, int start, int cursor) {
        String typed = source.substring(start, cursor);
        int slash = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\'));
        String folder = typed.substring(0, slash + 1);
        String name = typed.substring(slash + 1);
        var items = new ArrayList<Completion.Item>();
        try (var files = Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
            for (Path file : files) {
                String each = file.getFileName().toString();
                if (each.startsWith(name) && (!each.startsWith(".") || name.startsWith("."))) {
                    items.add(new Completion.Item(each + (Files.isDirectory(file) ? "/" : ""), "path", ""));
                }
            }
        } catch (IOException | InvalidPathException | DirectoryIteratorException e) {
            return Completion.nothing(cursor); // no such folder, or not for us to see
        }
        items.sort(Comparator.comparing(Completion.Item::text));
        return new Completion(start + slash + 1, cursor, List.copyOf(items.subList(0, Math.min(MOST, items.size()))));
    }

    /// Whether the string that is the unit with an index in code without comments is a file's path, judged
    /// by whom it is given to.
    static boolean expected(Lexed code, int index) {
        int open = index - 1;
        while (open >= 0 && !code.is(open, "(") && !code.is(open, ";")) {
            open--;
        }
        if (!code.is(open, "(") || !code.isWord(open - 1)) {
            return false;
        }
        String called = code.textOf(code.units().get(open - 1));
        String on = code.is(open - 2, ".") && code.isWord(open - 3)
                ? code.textOf(code.units().get(open - 3))
                : "";
        return switch (on) {
            case "Path" -> called.equals("of");
            case "Paths" -> called.equals("get");
            case "Files" -> true;
            default ->
                code.is(open - 2, "new")
                        && List.of(
                                        "File",
                                        "FileReader",
                                        "FileWriter",
                                        "FileInputStream",
                                        "FileOutputStream",
                                        "RandomAccessFile",
                                        "Scanner")
                                .contains(called);
        };
    }
}
