package jawait.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream of the user's that is sent as a body. What it throws is told as what it is: the JDK's client would
/// make it look like an answer that it cannot read.
final class HttpOutgoing extends FilterInputStream {
    HttpOutgoing(InputStream in) {
        super(in);
    }

    /// That a body could not be sent, because of the user's own stream.
    static final class Failure extends IOException {
        private static final long serialVersionUID = 1L;

        Failure(Exception cause) {
            super(
                    "the body to be sent could not be read: "
                            + (cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage()),
                    cause);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            return in.read(into, from, length);
        } catch (IOException | RuntimeException e) {
            throw new Failure(e);
        }
    }
}
