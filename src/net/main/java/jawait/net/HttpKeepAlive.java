package jawait.net;

import java.util.concurrent.locks.ReentrantLock;

/// How many idle connections a client of the JDK's keeps at most, all servers taken together: one number
/// for the whole JVM, read when its first client is made.
final class HttpKeepAlive {
    private static final String PROPERTY = "jdk.httpclient.connectionPoolSize";
    private static final int USUAL = 10;
    private static final ReentrantLock GUARD = new ReentrantLock();

    private static boolean read;

    private HttpKeepAlive() {}

    /// Makes room for so many.
    ///
    /// @throws IllegalStateException when the JDK has read a number that is too small
    static void keep(int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException("keepAlive: expected at least 1 connection, found " + connections);
        }
        GUARD.lock();
        try {
            if (isRoomFor(connections)) {
                return;
            }
            if (isTooLate()) {
                throw new IllegalStateException("keepAlive(" + connections + ") comes too late: the JDK has one number "
                        + "for all HTTP clients of the JVM, and has read it (" + current()
                        + "). Call it before the first "
                        + "request, or start the JVM with -D" + PROPERTY + "=" + connections + ".");
            }
            System.setProperty(PROPERTY, String.valueOf(connections));
        } finally {
            GUARD.unlock();
        }
    }

    /// Sees to it, while there is time, that there is a limit, and that no connection is closed that a plan
    /// is about to use again. From here on the number stands.
    static void read(HttpPool.Plan plan) {
        GUARD.lock();
        try {
            int atOnce = Math.max(plan.keepAlive(), plan.limit() - plan.keepAlive());
            if (System.getProperty(PROPERTY) == null && !isTooLate()) {
                System.setProperty(PROPERTY, String.valueOf(Math.max(USUAL, atOnce)));
            }
            read = true;
        } finally {
            GUARD.unlock();
        }
    }

    /// Somebody else's client is known by its thread.
    private static boolean isTooLate() {
        return read
                || Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().matches("HttpClient-\\d+-SelectorManager"));
    }

    private static boolean isRoomFor(int connections) {
        boolean unsaid = System.getProperty(PROPERTY) == null;
        return unsaid ? connections <= USUAL || isTooLate() : current() == 0 || current() >= connections;
    }

    /// As the property says; 0 is no limit.
    private static int current() {
        return Math.max(0, Integer.getInteger(PROPERTY, 0));
    }
}
