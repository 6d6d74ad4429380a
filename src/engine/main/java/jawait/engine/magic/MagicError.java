package jawait.engine.magic;

/// Why a magic did not do what it was asked: a sentence for the user, shown with the place of the magic
/// and without frames.
public final class MagicError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String name;

    /// A reason.
    ///
    /// @param name what kind of problem it is, as `FileNotFound`: the name of the error for front ends
    /// @param message what was expected, what was found, and the way on
    public MagicError(String name, String message) {
        super(message);
        this.name = name;
    }

    /// What kind of problem it is.
    public String name() {
        return name;
    }
}
