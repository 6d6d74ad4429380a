package jawait.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Splits a script of several cells at its `//%%` lines.
public final class ScriptParts {
    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*// ?%%(.*)$");

    /// One part.
    ///
    /// @param title what follows the signs on the line above it, or empty
    /// @param start index of its first character in the script
    /// @param end index after its last one
    public record Part(String title, int start, int end) {}

    private ScriptParts() {}

    /// The parts that are not blank, in order.
    public static List<Part> of(String script) {
        var parts = new ArrayList<Part>();
        var lines = LINE.matcher(script);
        String title = "";
        int start = 0;
        while (lines.find()) {
            add(parts, script, new Part(title, start, lines.start()));
            title = lines.group(1).strip();
            start = Math.min(script.length(), lines.end() + 1);
        }
        add(parts, script, new Part(title, start, script.length()));
        return parts;
    }

    private static void add(List<Part> parts, String script, Part part) {
        if (part.start < part.end && !script.substring(part.start, part.end).isBlank()) {
            parts.add(part);
        }
    }
}
