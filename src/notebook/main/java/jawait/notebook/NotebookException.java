package jawait.notebook;

/// Why a notebook could not be read, written or run: one sentence that names the file and the way on.
public final class NotebookException extends Exception {
    private static final long serialVersionUID = 1L;

    /// With a sentence.
    public NotebookException(String message) {
        super(message);
    }

    /// With a sentence, and what it was made of.
    public NotebookException(String message, Throwable cause) {
        super(message, cause);
    }
}
