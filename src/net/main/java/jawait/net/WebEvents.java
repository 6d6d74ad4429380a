package jawait.net;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import jawait.Async;
import jawait.Task;
import org.jspecify.annotations.Nullable;

/// A stream of server-sent events. While none comes, a comment goes out each second: when that fails the
/// client has gone, and the task that makes the events is cancelled.
final class WebEvents implements AutoCloseable {
    private static final long QUIET_SECONDS = 1;
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;
    private final @Nullable Task<?> task = Async.currentTask();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private boolean spoke;
    private boolean closed;
    private volatile @Nullable IOException gone;

    /// Says at once that the stream has begun: browsers wait for that.
    WebEvents(OutputStream out) throws IOException {
        this.out = out;
        out.flush();
        Thread.ofVirtual().name("events").inheritInheritableThreadLocals(false).start(this::watch);
    }

    /// An item as an event: an [Reply.Event], or its data.
    void send(@Nullable Object item) throws Exception {
        Reply.Event event = item instanceof Reply.Event whole ? whole : new Reply.Event("", item);
        byte[] text = text(event).getBytes(StandardCharsets.UTF_8);
        lock.lockInterruptibly();
        try {
            out.write(text);
            out.flush();
            spoke = true;
        } finally {
            lock.unlock();
        }
    }

    static String text(Reply.Event event) {
        var text = new StringBuilder();
        if (!event.event().isEmpty()) {
            text.append("event: ").append(event.event()).append('\n');
        }
        if (!event.id().isEmpty()) {
            text.append("id: ").append(event.id()).append('\n');
        }
        Object data = event.data();
        String shown = data instanceof String plain ? plain : new String(WebJson.write(data), StandardCharsets.UTF_8);
        for (String line : shown.split("\r\n|\r|\n", -1)) {
            text.append("data: ").append(line).append('\n');
        }
        return text.append('\n').toString();
    }

    private void watch() {
        lock.lock();
        try {
            while (!closed) {
                spoke = false;
                boolean woken = closing.await(QUIET_SECONDS, TimeUnit.SECONDS);
                if (!closed && !woken && !spoke) {
                    out.write(COMMENT);
                    out.flush();
                }
            }
        } catch (IOException e) {
            gone = e;
            if (task != null) {
                task.cancel();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// No comment is sent from here on.
    ///
    /// @throws IOException when the client has gone
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            closing.signal();
        } finally {
            lock.unlock();
        }
        if (gone != null) {
            throw gone;
        }
    }
}
