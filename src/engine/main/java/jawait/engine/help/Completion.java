package jawait.engine.help;

import java.util.List;

/// What could be typed at a place.
///
/// @param start first UTF-16 index of the text to replace
/// @param end end of the text to replace, exclusive
/// @param items the suggestions, best first; no text twice
public record Completion(int start, int end, List<Item> items) {
    /// Nothing to suggest at `cursor`.
    public static Completion nothing(int cursor) {
        return new Completion(cursor, cursor, List.of());
    }

    /// One suggestion.
    ///
    /// @param text what replaces the text between start and end; it compiles as it is
    /// @param type what it is, in JupyterLab's terms: `function`, `class`, `instance`, `keyword`, `module`,
    /// `property`, `path`, `magic`
    /// @param signature how it is called, or of which type it is; may be empty
    /// @param importing a type that is not imported, by its full name: a front end that can edit elsewhere
    /// may insert the simple name and add this import; empty otherwise
    public record Item(String text, String type, String signature, String importing) {
        /// A suggestion that needs no import.
        public Item(String text, String type, String signature) {
            this(text, type, signature, "");
        }
    }
}
