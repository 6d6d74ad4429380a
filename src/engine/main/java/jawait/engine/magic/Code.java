package jawait.engine.magic;

/// A stretch of the text of the cell that a magic stands in: its body, its arguments.
///
/// @param text the stretch as typed
/// @param start index of its first character in the cell, so that errors in it name their place
public record Code(String text, int start) {}
