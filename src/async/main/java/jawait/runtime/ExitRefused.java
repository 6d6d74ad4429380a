package jawait.runtime;

/// A cell asked to end the process. An Error, so that a `catch (Exception e)` in the cell does not hide it.
public final class ExitRefused extends Error {
    private static final long serialVersionUID = 1;

    /// @param status the exit status asked for
    ExitRefused(int status) {
        super("exit(" + status
                + ") would end the session and all that it holds; to leave a cell early, return from a method"
                + " or throw; to end the session, shut the kernel down");
    }
}
