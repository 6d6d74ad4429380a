package jawait.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A body that came packed. It is begun by the first read, and may be empty in spite of what its header
/// says.
final class HttpGunzip extends InputStream {
    private final PushbackInputStream packed;
    private final String label;
    private @Nullable InputStream open;

    HttpGunzip(InputStream packed, String label) {
        this.packed = new PushbackInputStream(packed);
        this.label = label;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            int count = unpacked().read(into, from, length);
            if (count < 0) {
                packed.skip(Long.MAX_VALUE); // its end ends the exchange
            }
            return count;
        } catch (EOFException e) {
            throw HttpErrors.protocol(label + ": the packed body ends in the middle", e);
        } catch (ZipException e) {
            throw HttpErrors.protocol(
                    label + ": the body is no gzip, which its header announces: " + e.getMessage(), e);
        }
    }

    private InputStream unpacked() throws IOException {
        InputStream ready = open;
        if (ready == null) {
            int first = packed.read();
            if (first >= 0) {
                packed.unread(first);
            }
            ready = first < 0 ? InputStream.nullInputStream() : new GZIPInputStream(packed);
            open = ready;
        }
        return ready;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
