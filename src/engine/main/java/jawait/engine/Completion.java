package jawait.engine;

import java.util.List;

/// What could be typed at a place.
///
/// @param start first UTF-16 index of the text to replace
/// @param end end of the text to replace, exclusive
/// @param items the suggestions, best first
public record Completion(int start, int end, List<Item> items) {
    /// One suggestion.
    ///
    /// @param text what replaces the text between start and end
    /// @param type what it is, in JupyterLab's terms: `function`, `class`, `instance`, `keyword`, `module`,
    /// `property`
    /// @param signature how it is called, or empty
    public record Item(String text, String type, String signature) {}
}
