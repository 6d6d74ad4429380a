package jawait.engine.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jawait.runtime.Origin;

/// Standard input, a line at a time, asked of whoever reads: each origin has its own rest of the last line.
final class CellInputStream extends InputStream {
    private static final class Rest {
        byte[] bytes = {};
        int at;
    }

    private final Console console;
    private final Map<Optional<Origin>, Rest> rests = new ConcurrentHashMap<>();

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
        Origin origin = Origin.current();
        Rest rest = rests.computeIfAbsent(Optional.ofNullable(origin), key -> new Rest());
        if (length == 0) {
            return 0;
        }
        if (rest.at == rest.bytes.length && !refill(rest, origin)) {
            return -1;
        }
        int count = Math.min(length, rest.bytes.length - rest.at);
        System.arraycopy(rest.bytes, rest.at, buffer, offset, count);
        rest.at += count;
        return count;
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

    @Override
    public int available() {
        Rest rest = rests.get(Optional.ofNullable(Origin.current()));
        return rest == null ? 0 : rest.bytes.length - rest.at;
    }

    /// Closing a `Scanner` over standard input must not take it from the other cells.
    @Override
    public void close() {}
}
