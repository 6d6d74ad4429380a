package jawait.display;

/// A value that knows how it wants to be shown. Charts, tables, progress bars and documents of this package are
/// such, and a class in a cell may be one.
///
/// ```java
/// record Chessboard(String fen) implements Displayable {
///     public MimeBundle toMimeBundle() {
///         return MimeBundle.plain(fen).with("image/svg+xml", draw(fen));
///     }
/// }
/// ```
///
/// Python's `_repr_mimebundle_` is the model.
@FunctionalInterface
public interface Displayable {
    /// The forms, made anew at each call; may block and may be interrupted.
    MimeBundle toMimeBundle();
}
