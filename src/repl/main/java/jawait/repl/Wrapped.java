package jawait.repl;

import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/// Text for people whose lines break between words, and go on below where they begin.
final class Wrapped {
    private static final int NARROWEST = 20;

    private Wrapped() {}

    /// The text in lines of at most `width` columns, but for words that are longer.
    static String text(String text, int width) {
        return width < NARROWEST
                ? text
                : text.lines().map(line -> line(line, width)).collect(Collectors.joining("\n"));
    }

    private static String line(String line, int width) {
        if (columns(line) <= width) {
            return line;
        }
        String margin = " ".repeat(margin(line));
        var all = new StringBuilder();
        var now = new StringBuilder(margin(line) < width / 2 ? line.substring(0, margin(line)) : "");
        for (String word : line.substring(margin(line)).split(" ", -1)) {
            boolean begins = now.toString().isBlank() || now.length() == margin.length();
            if (!begins && columns(now + " " + word) > width) {
                all.append(now).append("\n");
                now.setLength(0);
                now.append(margin);
                begins = true;
            }
            now.append(begins ? "" : " ").append(word);
        }
        return all.append(now).toString();
    }

    /// Below a list's dash its text goes on below the text.
    private static int margin(String line) {
        int blanks = line.length() - line.stripLeading().length();
        return line.startsWith("- ", blanks) ? blanks + 2 : blanks;
    }

    private static int columns(String line) {
        return AttributedString.fromAnsi(line).columnLength();
    }
}
