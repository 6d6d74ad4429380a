package jawait.engine.source;

/// One thing that the Java compiler says about a piece.
///
/// @param at index in the piece that it points at
/// @param end end of what it is about, exclusive
/// @param code the compiler's own name for this kind of error, as `compiler.err.cant.resolve`
/// @param message what it says
public record Finding(int at, int end, String code, String message) {}
