package jawait.engine.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import jawait.Async;
import jawait.Task;
import jawait.runtime.Origin;

/// Standard input, a line at a time, asked of whoever reads: each task (or thread) has its own rest of the last line,
/// so that two that read at once never get parts of each other's.
final class CellInputStream extends InputStream {
    private static final class Rest {
        byte[] bytes = {};
        int at;
    }

    private final Console console;
    private final Map<Object, Rest> rests = new ConcurrentHashMap<>();

    /// Whether the session is over: who still holds this stream (`java.lang.IO` keeps the first that it sees) reads on
    /// from the one that is installed then.
    private volatile boolean over;

    CellInputStream(Console console) {
        this.console = console;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        InputStream installed = System.in;
        if (over && installed != this) {
            return installed.read(buffer, offset, length);
        }
        Origin origin = Origin.current();
        if (length == 0) {
            return 0;
        }
        Object reader = reader();
        Rest rest = rests.getOrDefault(reader, new Rest());
        if (rest.at == rest.bytes.length && !refill(rest, origin)) {
            return -1;
        }
        int count = Math.min(length, rest.bytes.length - rest.at);
        System.arraycopy(rest.bytes, rest.at, buffer, offset, count);
        rest.at += count;
        if (rest.at == rest.bytes.length) {
            rests.remove(reader);
        } else {
            rests.put(reader, rest);
        }
        return count;
    }

    private static Object reader() {
        Task<?> task = Async.currentTask();
        return task == null ? Thread.currentThread() : task;
    }

    private boolean refill(Rest rest, @org.jspecify.annotations.Nullable Origin origin) throws IOException {
        try {
            String line = console.readLine(origin);
            if (line == null) {
                return false;
            }
            rest.bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            rest.at = 0;
            return true;
        } catch (InterruptedException e) {
            // The exception delivers the interrupt; setting the flag again would deliver it twice, into clean-up
            // code.
            throw (IOException) new InterruptedIOException("interrupted while waiting for input").initCause(e);
        }
    }

    /// The session has ended.
    void end() {
        over = true;
    }

    @Override
    public int available() {
        Rest rest = rests.get(reader());
        return rest == null ? 0 : rest.bytes.length - rest.at;
    }

    /// Closing a `Scanner` over standard input must not take it from the other cells.
    @Override
    public void close() {}
}
