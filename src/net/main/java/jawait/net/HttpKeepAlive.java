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

    /// How many it is, now that a client is about to be made; what is usual here, when nobody has said
    /// anything and there is time. From here on the number stands.
    static int read() {
        GUARD.lock();
        try {
            if (System.getProperty(PROPERTY) == null && !isTooLate()) {
                System.setProperty(PROPERTY, String.valueOf(USUAL));
            }
            read = true;
            return current() == 0 ? Integer.MAX_VALUE : current();
        } finally {
            GUARD.unlock();
        }
    }

    /// Somebody else's client is known by its thread.
    private static boolean isTooLate() {
        return read || HttpSelector.isForeign();
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
