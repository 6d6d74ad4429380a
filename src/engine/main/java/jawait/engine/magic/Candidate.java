package jawait.engine.magic;

/// Something that could be typed.
///
/// @param text what replaces the word
/// @param type what it is, in JupyterLab's terms: `magic`, `option`, `path`, `module`
/// @param detail what it does or stands for, in a few words; may be empty
public record Candidate(String text, String type, String detail) {}
