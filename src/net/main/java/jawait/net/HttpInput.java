package jawait.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import jawait.Async;
import jawait.runtime.StopSignal;
import org.jspecify.annotations.Nullable;

/// A body as a stream of bytes. At its end, and after an error, the call gives back what it holds. For one
/// thread at a time.
final class HttpInput extends InputStream {
    private final HttpChunks chunks;
    private final HttpLease lease;
    private final String label;
    private final @Nullable Duration patience;
    private Iterator<ByteBuffer> pieces = List.<ByteBuffer>of().iterator();
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private long received;
    private boolean over;
    private boolean closed;

    /// @param patience how long to wait for each piece; null when somebody else sees to it
    HttpInput(HttpChunks chunks, HttpLease lease, String label, @Nullable Duration patience) {
        this.chunks = chunks;
        this.lease = lease;
        this.label = label;
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        return advance() ? piece.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int count = Math.min(length, piece.remaining());
        piece.get(into, from, count);
        return count;
    }

    @Override
    public int available() {
        return piece.remaining();
    }

    /// Whether there is another byte. Waits for it.
    private boolean advance() throws IOException {
        if (closed) {
            throw new IOException(label + ": the body was closed");
        }
        while (!piece.hasRemaining()) {
            if (pieces.hasNext()) {
                piece = pieces.next();
                received += piece.remaining();
                lease.received(received);
            } else if (over) {
                return false;
            } else {
                fetch();
            }
        }
        return true;
    }

    private void fetch() throws IOException {
        List<ByteBuffer> next;
        try {
            next = waited();
        } catch (IOException e) {
            over = true;
            lease.close();
            throw StopSignal.isStop(e) ? e : HttpErrors.body(label, received, e);
        }
        if (next.isEmpty() && chunks.isClosed()) {
            throw new IOException(label + ": the body was closed before its end was read");
        }
        pieces = next.iterator();
        if (next.isEmpty()) {
            over = true;
            lease.close();
        }
    }

    private List<ByteBuffer> waited() throws IOException {
        Duration most = patience;
        if (most == null) {
            return chunks.next();
        }
        try {
            return Async.timeout(most, chunks::next);
        } catch (TimeoutException _) {
            throw new HttpTimeoutException(label + ": no more of the body came within " + HttpTimes.text(most)
                    + ", after " + HttpTimes.bytes(received));
        }
    }

    /// Ends the exchange unless the body has come in whole.
    @Override
    public void close() {
        closed = true;
        lease.close();
    }
}
