package jawait.display;

import jawait.display.text.JsonText;
import org.jspecify.annotations.Nullable;

/// A value as JSON: in JupyterLab a tree to fold and to search.
///
/// Maps, records, lists, arrays, texts, numbers, booleans and null are what they are, anything else its
/// text. A text that is itself a JSON object or array is read; any other text is a text. To read JSON into
/// records and to write it there is `%use net`, whose `Json` has this method too.
///
/// ```java
/// Json.of(Map.of("name", "Ada", "tags", List.of("a", "b")))
/// Json.of(Files.readString(Path.of("settings.json")))
/// ```
public final class Json implements Displayable {
    private final @Nullable Object tree;

    private Json(@Nullable Object tree) {
        this.tree = tree;
    }

    /// The value as it is now.
    public static Json of(@Nullable Object value) {
        return new Json(value instanceof CharSequence text ? read(text.toString()) : Trees.of(value));
    }

    private static @Nullable Object read(String text) {
        try {
            return text.stripLeading().matches("(?s)[\\[{].*") ? JsonText.read(text) : text;
        } catch (IllegalArgumentException noJson) {
            return text;
        }
    }

    /// `application/json`, and the tree as text.
    @Override
    public MimeBundle toMimeBundle() {
        return tree == null
                ? MimeBundle.plain("null")
                : MimeBundle.plain(toString()).with("application/json", tree);
    }

    /// The tree as text, as maps and lists are.
    @Override
    public String toString() {
        return Render.text(tree);
    }
}
