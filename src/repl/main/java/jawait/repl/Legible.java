package jawait.repl;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a task has printed, as lines that can stand above the one that is typed: colours and links stay; what would
/// move the cursor or clear the screen does not, and a line that has rewritten itself is what it was in the end.
final class Legible {
    private static final String PLAIN = "\u001b[0m";
    private static final Pattern MOVES = Pattern.compile(
            "(\u001b\\[[\\d;:]*m|\u001b\\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\\\))" // may stay
                    + "|\u001b\\[[\\x30-\\x3f]*[\\x20-\\x2f]*[\\x40-\\x7e]?" // a control sequence
                    + "|\u001b[\\]P_^X][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?" // a string for the terminal
                    + "|\u001b[\\x20-\\x2f]*[\\x30-\\x7e]?"
                    + "|[\\x00-\\x08\\x0b-\\x1a\\x1c-\\x1f\\x7f]");

    private Legible() {}

    /// The lines, each with `label` before it.
    static String lines(String label, String text) {
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return Arrays.stream(whole.split("\n", -1))
                .map(line -> label + line(line))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String line) {
        if (isHarmless(line)) {
            return line;
        }
        String end = line.stripTrailing();
        String last = end.substring(end.lastIndexOf('\r') + 1);
        String safe = MOVES.matcher(last).replaceAll(found -> found.group(1) == null ? "" : "$1");
        return safe.contains("\u001b") ? safe + PLAIN : safe;
    }

    private static boolean isHarmless(String line) {
        return line.chars().allMatch(each -> each >= ' ' && each != 0x7f || each == '\t');
    }
}
