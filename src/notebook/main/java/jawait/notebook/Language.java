package jawait.notebook;

import java.util.Map;

/// What a notebook says of the language of its cells.
final class Language {
    private Language() {}

    /// `metadata.language_info`, as the kernel gives it to Jupyter.
    static Map<String, Object> info() {
        return Map.of(
                "name", "java",
                "version", System.getProperty("java.version"),
                "mimetype", "text/x-java",
                "file_extension", ".java",
                "pygments_lexer", "java",
                "codemirror_mode", "text/x-java",
                "nbconvert_exporter", "script");
    }
}
