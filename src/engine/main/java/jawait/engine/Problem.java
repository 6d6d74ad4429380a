package jawait.engine;

import java.util.List;

/// An error as people read it.
///
/// @param name the class name of what was thrown (`java.lang.ArithmeticException`, `CompileError`)
/// @param message its message, empty when it has none
/// @param lines the report, line by line, with ANSI colours: where (cell, line, column), the source line, a caret,
/// frames, causes
public record Problem(String name, String message, List<String> lines) {}
