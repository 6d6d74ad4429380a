package jawait.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The part of the tar format that PostgreSQL's binaries need: files, folders and symbolic links with short
/// names. Here, because the libraries that know all of it bring others along, onto the class path of cells.
final class PgTar {
    static final char FOLDER = '5';
    static final char LINK = '2';
    private static final char FILE = '0';
    private static final int BLOCK = 512;

    /// @param kind [#FOLDER], [#LINK], or a file
    /// @param link where a link leads; else empty
    record Entry(String name, char kind, long size, boolean isProgram, String link) {}

    private final InputStream in;
    private final byte[] header = new byte[BLOCK];

    PgTar(InputStream in) {
        this.in = in;
    }

    /// The next entry, whose content (a file's) is to be read by [#copy]; null at the end.
    ///
    /// @throws IOException when it is none of those kinds
    @Nullable
    Entry next() throws IOException {
        if (in.readNBytes(header, 0, BLOCK) < BLOCK || header[0] == 0) {
            return null;
        }
        char kind = header[156] == 0 ? FILE : (char) header[156];
        if (!text(257, 5).equals("ustar") || header[345] != 0 || kind != FILE && kind != FOLDER && kind != LINK) {
            throw new IOException("an entry of an unexpected kind in the archive: " + text(0, 100));
        }
        boolean program = (number(100, 8) & 0100) != 0;
        return new Entry(text(0, 100), kind, kind == FILE ? number(124, 12) : 0, program, text(157, 100));
    }

    void copy(Entry entry, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = entry.size();
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("the archive ends within " + entry.name());
            }
            out.write(buffer, 0, read);
            left -= read;
        }
        in.skipNBytes((BLOCK - entry.size() % BLOCK) % BLOCK);
    }

    private String text(int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.UTF_8);
    }

    /// In octal digits.
    private long number(int at, int length) {
        return Long.parseLong(text(at, length).strip(), 8);
    }
}
