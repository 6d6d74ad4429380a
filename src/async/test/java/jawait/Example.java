package jawait;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A block of Java between fences, in the docs of a source or on a page.
///
/// @param file where it stands
/// @param line the number of its first line
/// @param lines its text
record Example(Path file, int line, List<String> lines) {
    /// What waits for the world outside, or has a clock of its own.
    private static final Pattern REAL =
            Pattern.compile("virtualTime|explore|Clock|Watchdog|Files\\.|Thread\\.|Publisher"
                    + "|supplyAsync|Executors|toThread|cpu\\(|Process|TaskObserver|Flux");

    /// Those of all sources and pages in a folder.
    static List<Example> below(Path folder) throws IOException {
        List<Example> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".java") || file.toString().endsWith(".md")) {
                    found.addAll(in(file));
                }
            }
        }
        return found;
    }

    static List<Example> in(Path file) throws IOException {
        boolean page = file.toString().endsWith(".md");
        List<Example> found = new ArrayList<>();
        List<String> block = null;
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String text = page ? line : line.strip().replaceFirst("^/// ?", "");
            boolean doc = page || line.strip().startsWith("///");
            if (block == null) {
                block = doc && text.equals("```java") ? new ArrayList<>() : null;
            } else if (!doc || text.equals("```")) {
                found.add(new Example(file, number - block.size(), block));
                block = null;
            } else {
                block.add(text);
            }
        }
        return found;
    }

    boolean needsRealTime() {
        return REAL.matcher(text()).find();
    }

    String text() {
        return String.join("\n", lines);
    }

    /// `AsyncLock.java: var lock = lock();`.
    String title() {
        return file.getFileName() + ": " + lines.getFirst().strip();
    }

    /// The place, and all lines.
    @Override
    public String toString() {
        return file + ":" + line + "\n" + text();
    }
}
