package jawait.kernel.wire;

/// A message that cannot be read: says what was expected and what was found. The kernel drops such a message and lives.
public final class WireException extends Exception {
    private static final long serialVersionUID = 1L;

    /// With the sentence that the log shows.
    public WireException(String message) {
        super(message);
    }
}
