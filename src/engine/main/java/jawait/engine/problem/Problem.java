package jawait.engine.problem;

import java.util.List;
import java.util.regex.Pattern;

/// An error as people read it.
///
/// @param name the class name of what was thrown (`java.lang.ArithmeticException`, `CompileError`)
/// @param message its message, empty when it has none
/// @param lines the report, line by line, with ANSI colours: where (cell, line, column), the source line, a caret,
/// frames, causes. Colour repeats what the words say: [#plain()] loses nothing
public record Problem(String name, String message, List<String> lines) {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[\\d;]*m");

    /// The report without colours, its lines joined.
    public String plain() {
        return COLOUR.matcher(String.join("\n", lines)).replaceAll("");
    }
}
