package jawait.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// A body cut into lines as they come in: a line is there when its end has come, not when the next piece
/// has.
final class HttpLines {
    private static final int PIECE = 8192;

    private final Reader in;
    private final String label;
    private final long limit;
    private final char[] piece = new char[PIECE];
    private final StringBuilder begun = new StringBuilder();
    private int next;
    private int end;
    private boolean afterReturn;

    HttpLines(InputStream in, Charset charset, String label, long limit) {
        this.in = new InputStreamReader(in, charset);
        this.label = label;
        this.limit = limit;
    }

    /// The next line without its end (`\n`, `\r\n` or `\r`); null after the last.
    ///
    /// @throws HttpLimitException when it is longer than the limit
    @Nullable
    String next() throws IOException {
        while (true) {
            for (int i = next; i < end; i++) {
                char c = piece[i];
                if (c == '\n' && afterReturn) {
                    next = i + 1; // the second half of a line end
                    afterReturn = false;
                } else if (c == '\n' || c == '\r') {
                    afterReturn = c == '\r';
                    return line(i);
                } else {
                    afterReturn = false;
                }
            }
            begun.append(piece, next, end - next);
            if (begun.length() > limit) {
                throw HttpBodies.lineTooLong(label, limit);
            }
            next = 0;
            end = Math.max(0, in.read(piece));
            if (end == 0) {
                return begun.isEmpty() ? null : line(0);
            }
        }
    }

    private String line(int at) {
        String line = begun.append(piece, next, at - next).toString();
        begun.setLength(0);
        next = Math.min(end, at + 1);
        return line;
    }
}
