package jawait.kernel.socket;

import java.util.LinkedHashMap;
import java.util.Map;
import jawait.kernel.wire.Header;

/// The last line of what each parent has printed, as long as it has no end.
final class UnfinishedLines {
    private static final int PARENTS = 64;
    /// The longest prompt, in chars.
    static final int LONGEST = 200;

    private final Map<Header, String> lines = new LinkedHashMap<>();

    /// More text of a parent's standard output.
    void printed(Header parent, String text) {
        int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        var line = (end < 0 ? lines.getOrDefault(parent, "") : "") + text.substring(end + 1);
        lines.remove(parent);
        if (!line.isEmpty()) {
            // Nobody takes so long a line for a question; kept at this length, it stays too long.
            lines.put(parent, line.length() > LONGEST ? line.substring(0, LONGEST + 1) : line);
        }
        if (lines.size() > PARENTS) {
            lines.remove(lines.keySet().iterator().next());
        }
    }

    /// The unfinished line of a parent, which counts as finished then; empty when there is none.
    String take(Header parent) {
        var line = lines.remove(parent);
        return line == null || line.length() > LONGEST ? "" : line;
    }
}
