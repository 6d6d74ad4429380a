package jawait;

import org.jspecify.annotations.Nullable;

/// Thrown through a source that has given enough, so that its `finally` blocks run. Whoever throws it catches it.
///
/// An `Error`, so that a `catch (Exception e)` around a `yield` does not swallow it; a body that swallows it all the
/// same meets it again at its next `yield`.
final class EarlyEnd extends Error {
    private static final long serialVersionUID = 1L;

    private EarlyEnd() {
        super("the stream has all the items it wants", null, true, false);
    }

    /// Takes items from `source` until `more` says that this was the last one. A clean-up that fails is thrown.
    static <T extends @Nullable Object> void take(Push<T> source, Fn<? super T, Boolean> more) throws Exception {
        var end = new EarlyEnd();
        boolean[] ended = new boolean[1];
        try {
            source.to(item -> {
                ended[0] = ended[0] || !more.apply(item);
                if (ended[0]) {
                    throw end;
                }
            });
        } catch (EarlyEnd thrown) {
            if (thrown != end) {
                throw thrown;
            }
            raiseSuppressed(thrown.getSuppressed());
        }
    }

    private static void raiseSuppressed(Throwable[] failures) {
        for (int i = 1; i < failures.length; i++) {
            failures[0].addSuppressed(failures[i]);
        }
        if (failures.length > 0) {
            throw Bodies.sneaky(failures[0]);
        }
    }
}
