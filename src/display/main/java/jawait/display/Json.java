package jawait.display;

import org.jspecify.annotations.Nullable;

/// A value as JSON: in JupyterLab a tree to fold and to search.
///
/// Maps, records, lists, arrays, texts, numbers, booleans and null are what they are, anything else its
/// text. To read and write JSON texts there is `%use net`, whose `Json` has this method too.
///
/// ```java
/// Json.of(Map.of("name", "Ada", "tags", List.of("a", "b")))
/// ```
public final class Json implements Displayable {
    private final @Nullable Object tree;

    private Json(@Nullable Object tree) {
        this.tree = tree;
    }

    /// The value as it is now.
    public static Json of(@Nullable Object value) {
        return new Json(Trees.of(value));
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
