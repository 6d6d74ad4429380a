package jawait.net;

/// How a stop passes through methods that do not declare it.
final class DbStop {
    private DbStop() {}

    /// Throws `error` whatever its type; `throw sneaky(e)` tells the compiler that it never returns.
    static RuntimeException sneaky(Throwable error) {
        DbStop.<RuntimeException>raise(error);
        throw new AssertionError();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable error) throws E {
        throw (E) error;
    }

    /// Throws when the running task was asked to stop and has not noticed yet.
    static void check() {
        if (Thread.interrupted()) {
            throw sneaky(new InterruptedException("interrupted before a call of the database"));
        }
    }
}
