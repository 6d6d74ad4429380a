package jawait;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// The lines of one file, in one run: read in pieces on a platform thread, since reading a file would hold a carrier,
/// and cut into lines on the thread that wants them. A channel, so that cancelling ends a read that waits.
final class Lines {
    private static final int PIECE = 1 << 17;

    private final Path path;
    private final FileChannel channel;
    private final CharsetDecoder decoder;
    private final Charset charset;
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
    private final CharBuffer chars = CharBuffer.allocate(PIECE);
    private final StringBuilder begun = new StringBuilder();
    private long lines;
    private boolean afterReturn;

    private Lines(Path path, Charset charset, FileChannel channel) {
        this.path = path;
        this.charset = charset;
        this.channel = channel;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    static Push<String> of(Path path, Charset charset) {
        return out -> {
            FileChannel channel = offCarrier(() -> open(path), Lines::closeLate);
            try (channel) {
                new Lines(path, charset, channel).to(out);
            }
        };
    }

    private static FileChannel open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "lines: expected a file, found a directory");
        }
        if (Files.notExists(path)) {
            throw new NoSuchFileException(path.toString(), null, "lines: there is no such file");
        }
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    private void to(Use<? super String> out) throws Exception {
        bytes.limit(0);
        boolean end = false;
        while (!end) {
            bytes.compact();
            end = read() < 0;
            bytes.flip();
            decode(end, out);
        }
        if (!begun.isEmpty()) {
            out.accept(begun.toString());
        }
    }

    private int read() throws Exception {
        return Thread.currentThread().isVirtual()
                ? offCarrier(() -> channel.read(bytes), Lines::awaitEnd)
                : channel.read(bytes);
    }

    private void decode(boolean end, Use<? super String> out) throws Exception {
        CoderResult result;
        do {
            result = decoder.decode(bytes, chars, end);
            cut(out);
            if (result.isError()) {
                throw malformed(result);
            }
        } while (result.isOverflow());
        if (end) {
            decoder.flush(chars);
            cut(out);
        }
    }

    private IOException malformed(CoderResult result) {
        var error = new IOException("lines: line " + (lines + 1) + " of " + path + " is not " + charset + ": found "
                + result + "; say lines(path, charset) for another charset");
        try {
            result.throwException();
        } catch (CharacterCodingException e) {
            error.initCause(e);
        }
        return error;
    }

    /// Hands out the lines that are whole, and keeps the beginning of the next.
    private void cut(Use<? super String> out) throws Exception {
        chars.flip();
        char[] piece = chars.array();
        int from = 0;
        int limit = chars.limit();
        for (int i = 0; i < limit; i++) {
            char c = piece[i];
            if (c == '\n' && afterReturn) {
                from = i + 1; // the second half of a line end
            } else if (c == '\n' || c == '\r') {
                lines++;
                String line = begun.isEmpty()
                        ? new String(piece, from, i - from)
                        : begun.append(piece, from, i - from).toString();
                begun.setLength(0);
                from = i + 1;
                afterReturn = c == '\r';
                out.accept(line);
                continue;
            }
            afterReturn = false;
        }
        begun.append(piece, from, limit - from);
        chars.clear();
    }

    /// Runs `body` on a thread that may block. When this one is stopped meanwhile, cancels it, and leaves it to
    /// `late`.
    private static <T> T offCarrier(Callable<T> body, Consumer<Task<T>> late) throws Exception {
        Task<T> task = Task.<T>make("lines", body).launchOn(Pools.blocking());
        try {
            return task.await();
        } catch (Throwable e) {
            task.cancelOnce();
            late.accept(task);
            throw e;
        }
    }

    /// Opening may wait (a named pipe) and hears no interrupt: it is not waited for.
    private static void closeLate(Task<FileChannel> opening) {
        opening.tell(new Waiter(
                () -> {
                    if (opening.outcome() instanceof Success<FileChannel>(var channel)) {
                        Waiter.logged(() -> close(channel));
                    }
                },
                true));
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The read ends at once: the interrupt closes the channel.
    private static void awaitEnd(Task<?> reading) {
        try {
            reading.join();
        } catch (Throwable e) {
            Thread.currentThread().interrupt(); // stopped once more
        }
    }
}
