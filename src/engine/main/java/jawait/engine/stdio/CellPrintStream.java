package jawait.engine.stdio;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import jawait.engine.shell.WrapperNames;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// A print stream that files each call under its thread's origin.
///
/// Every method of `PrintStream` that writes is overridden, so that one `println` is one append, lines of
/// many threads do not mix, and no lock of the stream's is held while a writer waits for room.
final class CellPrintStream extends PrintStream {
    private final Console console;
    private final boolean error;
    private final Utf8 bytes = new Utf8();

    CellPrintStream(Console console, boolean error) {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.console = console;
        this.error = error;
    }

    private void put(String text) {
        if (!text.isEmpty()) {
            console.print(Origin.current(), error, WrapperNames.readable(text));
        }
    }

    private void line(String text) {
        put(text + System.lineSeparator());
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer) {
        write(buffer, 0, buffer.length);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        put(bytes.decode(Origin.current(), buffer, offset, length));
    }

    @Override
    public void writeBytes(byte[] buffer) {
        write(buffer, 0, buffer.length);
    }

    @Override
    public void flush() {}

    /// User code must not close the stream under everybody else.
    @Override
    public void close() {}

    @Override
    public boolean checkError() {
        return false;
    }

    @Override
    public void print(boolean value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(int value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(char[] value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(@Nullable String value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(@Nullable Object value) {
        put(String.valueOf(value));
    }

    @Override
    public void println() {
        line("");
    }

    @Override
    public void println(boolean value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(char value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(int value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(long value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(float value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(double value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(char[] value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(@Nullable String value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(@Nullable Object value) {
        line(String.valueOf(value));
    }

    @Override
    public PrintStream format(String format, @Nullable Object... arguments) {
        put(String.format(format, arguments));
        return this;
    }

    @Override
    public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        put(String.format(locale, format, arguments));
        return this;
    }

    @Override
    public PrintStream printf(String format, @Nullable Object... arguments) {
        return format(format, arguments);
    }

    @Override
    public PrintStream printf(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        return format(locale, format, arguments);
    }

    @Override
    public PrintStream append(@Nullable CharSequence text) {
        put(String.valueOf(text));
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text, int start, int end) {
        put(String.valueOf(text).substring(start, end));
        return this;
    }

    @Override
    public PrintStream append(char value) {
        put(String.valueOf(value));
        return this;
    }
}
