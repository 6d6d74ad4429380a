package jawait.kernel.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// The one thread that touches a socket: receives, and runs what others post.
///
/// User code never gets here: a thread that is interrupted inside JeroMQ closes the socket's inner channel for ever.
/// Others only add to a queue and wake the selector, which no interrupt can hurt.
final class SocketThread {
    private static final Logger LOG = System.getLogger("jawait.kernel");
    private static final long NEVER = Long.MAX_VALUE;
    private static final long LAST_NANOS = 300_000_000;

    private final ZMQ.Socket socket;
    private final Consumer<List<byte[]>> received;
    private final LongSupplier pump;
    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closing;

    /// A thread for a bound socket, not yet started.
    ///
    /// @param received gets each message, on this thread
    SocketThread(String name, ZMQ.Socket socket, Consumer<List<byte[]>> received) {
        this(name, socket, received, () -> NEVER);
    }

    /// As above, with work of its own between messages.
    ///
    /// @param pump does what is due and returns the nanoseconds until it must be called again
    SocketThread(String name, ZMQ.Socket socket, Consumer<List<byte[]>> received, LongSupplier pump) {
        this.socket = socket;
        this.received = received;
        this.pump = pump;
        try {
            selector = Selector.open();
            socket.getFD().register(selector, SelectionKey.OP_READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /// Begins to receive.
    void start() {
        thread.start();
    }

    /// Runs `task` on this thread, after everything that can be received now has been received. Safe from any thread,
    /// interrupted or virtual; after [#close(long)] the task is dropped.
    void post(Runnable task) {
        tasks.add(task);
        wake();
    }

    /// Makes the pump run soon.
    void wake() {
        selector.wakeup();
    }

    /// Sends a message. Only for this thread.
    ///
    /// @return false when the socket has no room; then nothing was sent
    boolean write(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            int more = i < frames.size() - 1 ? ZMQ.SNDMORE : 0;
            if (!socket.send(frames.get(i), ZMQ.DONTWAIT | more)) {
                return false;
            }
        }
        return true;
    }

    /// Runs what was posted, closes the socket and waits for the thread's end, at most for `millis`.
    void close(long millis) {
        closing = true;
        wake();
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing) {
                turn();
            }
            lastMessages();
        } catch (IOException e) {
            LOG.log(Level.ERROR, thread.getName() + " cannot wait for messages any more", e);
        } finally {
            socket.close();
        }
    }

    private void lastMessages() throws IOException {
        long until = System.nanoTime() + LAST_NANOS;
        while (drain() != NEVER && System.nanoTime() < until) {
            selector.select(5);
            selector.selectedKeys().clear();
        }
    }

    private void turn() throws IOException {
        long wait = drain();
        // The descriptor only says that something changed: what is there must be asked for before sleeping.
        if (wait > 0 && !readable() && tasks.isEmpty()) {
            selector.select(wait == NEVER ? 0 : Math.max(1, (wait + 999_999) / 1_000_000));
            selector.selectedKeys().clear();
        }
    }

    private long drain() {
        while (readable()) {
            guard(() -> received.accept(receive()));
        }
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            guard(task);
        }
        long[] wait = {1_000_000};
        guard(() -> wait[0] = pump.getAsLong());
        return wait[0];
    }

    private boolean readable() {
        int events = socket.getEvents();
        return events > 0 && (events & ZMQ.Poller.POLLIN) != 0;
    }

    private List<byte[]> receive() {
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = socket.recv(ZMQ.DONTWAIT);
            if (frame == null) {
                break;
            }
            frames.add(frame);
        } while (socket.hasReceiveMore());
        return frames;
    }

    private void guard(Runnable work) {
        try {
            work.run();
        } catch (ZMQException e) {
            // The context has ended under us: there is nobody left to talk to.
            closing = closing || e.getErrorCode() == ZMQ.Error.ETERM.getCode();
            LOG.log(closing ? Level.DEBUG : Level.ERROR, thread.getName() + " had a socket error", e);
        } catch (Throwable e) { // also an OutOfMemoryError that user code caused: this thread has to go on
            LOG.log(Level.ERROR, thread.getName() + " goes on after an error of its own", e);
        }
    }
}
