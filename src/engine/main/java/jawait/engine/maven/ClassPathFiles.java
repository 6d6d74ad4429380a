package jawait.engine.maven;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Reads what `%classpath` accepts: jars, folders and globs (`lib/*.jar`, `lib/**/*.jar`), `~` for the user's home.
public final class ClassPathFiles {
    private ClassPathFiles() {}

    /// The files that `pattern` names, absolute and normalised, in the order of their names.
    ///
    /// @param folder what relative names begin at
    /// @throws IllegalArgumentException with a sentence, when there are none, or one is no jar
    public static List<Path> of(String pattern, Path folder) {
        String text = pattern.equals("~") || pattern.startsWith("~/")
                ? System.getProperty("user.home") + pattern.substring(1)
                : pattern;
        try {
            var files = isGlob(text) ? matching(text, folder) : List.of(absolute(text, folder));
            if (files.isEmpty()) {
                throw new IllegalArgumentException("nothing matches " + pattern + " in " + folder);
            }
            files.forEach(ClassPathFiles::check);
            return files;
        } catch (InvalidPathException | IOException e) {
            throw new IllegalArgumentException(pattern + " cannot be read: " + e.getMessage());
        }
    }

    private static boolean isGlob(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('{') >= 0;
    }

    private static Path absolute(String text, Path folder) {
        return folder.resolve(text).toAbsolutePath().normalize();
    }

    private static List<Path> matching(String glob, Path folder) throws IOException {
        int first = glob.split("[*?{]", 2)[0].lastIndexOf('/') + 1;
        Path root = absolute(glob.substring(0, first), folder);
        if (!Files.isDirectory(root)) {
            throw new IllegalArgumentException("there is no folder " + root);
        }
        String rest = glob.substring(first);
        // Java's ** wants a folder at least; everybody else's may be empty.
        var deep = FileSystems.getDefault().getPathMatcher("glob:" + rest);
        var flat = FileSystems.getDefault().getPathMatcher("glob:" + rest.replace("**/", ""));
        int depth = rest.contains("**")
                ? Integer.MAX_VALUE
                : (int) rest.chars().filter(c -> c == '/').count() + 1;
        try (Stream<Path> inside = Files.walk(root, depth)) {
            return inside.filter(file -> deep.matches(root.relativize(file)) || flat.matches(root.relativize(file)))
                    .filter(file -> Files.isRegularFile(file) || !rest.contains("**"))
                    .sorted()
                    .toList();
        }
    }

    private static void check(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no file or folder " + file);
        }
        String why = Libraries.broken(file);
        if (!why.isEmpty()) {
            throw new IllegalArgumentException(file + " is no jar that can be read (" + why + ")");
        }
    }
}
