package jawait.net;

import java.util.concurrent.locks.ReentrantLock;

/// How many idle connections the JDK keeps: one number for the whole JVM, read when its first client is made.
final class HttpKeepAlive {
    private static final String PROPERTY = "jdk.httpclient.connectionPoolSize";
    private static final int USUAL = 10;
    private static final ReentrantLock GUARD = new ReentrantLock();

    private static boolean read;

    private HttpKeepAlive() {}

    /// Sets what is usual here, unless somebody has said something else, or it is too late.
    static void usual() {
        GUARD.lock();
        try {
            if (System.getProperty(PROPERTY) == null && !isTooLate()) {
                System.setProperty(PROPERTY, String.valueOf(USUAL));
            }
        } finally {
            GUARD.unlock();
        }
    }

    /// Sets another number.
    ///
    /// @throws IllegalStateException when the JDK has read it
    static void keep(int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException("keepAlive: expected at least 1 connection, found " + connections);
        }
        GUARD.lock();
        try {
            if (connections != current() && isTooLate()) {
                throw new IllegalStateException("keepAlive(" + connections + ") comes too late: the JDK has one number "
                        + "for all HTTP clients of the JVM, and has read it (" + text() + "). Call it before the first "
                        + "request, or start the JVM with -D" + PROPERTY + "=" + connections + ".");
            }
            System.setProperty(PROPERTY, String.valueOf(connections));
        } finally {
            GUARD.unlock();
        }
    }

    /// From here on the number stands.
    static void isRead() {
        GUARD.lock();
        try {
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

    /// As the property says; 0 is no limit.
    private static int current() {
        return Math.max(0, Integer.getInteger(PROPERTY, 0));
    }

    /// `10`, `any number`.
    static String text() {
        return current() == 0 ? "any number" : String.valueOf(current());
    }
}
