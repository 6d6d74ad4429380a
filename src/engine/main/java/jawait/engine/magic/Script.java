package jawait.engine.magic;

/// Part of a file with code.
///
/// @param name how errors name the file
/// @param text the text of the whole file, so that errors name its lines
/// @param start index where the part begins
/// @param end index after the part
public record Script(String name, String text, int start, int end) {}
