package jawait.engine.help.doc;

/// A piece of a documentation comment: text, or the begin or end of a stretch of it.
sealed interface Token {
    /// Text as it is to be read, without any markup.
    record Text(String text) implements Token {}

    /// Begins a stretch.
    ///
    /// @param tag an HTML tag's name in lower case
    /// @param link where an `a` points; empty otherwise
    record Open(String tag, String link) implements Token {}

    /// Ends a stretch.
    record Close(String tag) implements Token {}
}
