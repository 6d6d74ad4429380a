package jawait.engine.source;

/// One thing that the Java compiler says about a piece. The indices count in the piece's code.
///
/// @param start begin of the construct that it is about
/// @param at what it points at: an operator, a name being declared, the dot before a member
/// @param end end of the construct, exclusive
/// @param code the compiler's own name for this kind of error, as `compiler.err.cant.resolve`
/// @param message what it says
public record Finding(int start, int at, int end, String code, String message) {
    /// A finding that points at the begin of what it is about.
    public Finding(int at, int end, String code, String message) {
        this(at, at, end, code, message);
    }
}
