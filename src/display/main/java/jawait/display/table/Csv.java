package jawait.display.table;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The rows of CSV (RFC 4180), read one at a time. The first row holds the names of the columns;
/// commas, semicolons or tabs part the fields, whichever there are most of in the first row.
final class Csv implements Iterator<List<@Nullable Object>>, Closeable {
    private static final int LONGEST_FIELD = 1 << 20;
    private static final int ENOUGH_OF_THE_FIRST_ROW = 1 << 16;
    private static final String COMMAS = ",;\t";

    private final BufferedReader in;
    private final char comma;
    private @Nullable List<@Nullable Object> next;

    /// Gives the text from its beginning.
    private interface Opener {
        Reader open() throws IOException;
    }

    private Csv(Opener opener) throws IOException {
        in = new BufferedReader(opener.open());
        in.mark(1);
        if (in.read() != '\ufeff') {
            in.reset();
        }
        comma = comma();
        next = read();
    }

    /// @throws UncheckedIOException when the file cannot be read
    static Source of(Path file) {
        // What is no UTF-8 is read as far as it goes.
        return of(() -> new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    static Source of(String text) {
        return of(() -> new StringReader(text));
    }

    private static Source of(Opener opener) {
        var some = new ArrayList<List<@Nullable Object>>();
        List<@Nullable Object> titles;
        boolean whole;
        try (var rows = new Csv(opener)) {
            titles = rows.hasNext() ? rows.next() : new ArrayList<>();
            while (rows.hasNext() && some.size() < Source.SAMPLE) {
                some.add(rows.next());
            }
            whole = !rows.hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var columns = IntStream.range(0, titles.size())
                .mapToObj(i -> column(String.valueOf(titles.get(i)), some, i))
                .toList();
        return new Source(Shape.ready(columns), () -> reopened(opener), whole ? some.size() : -1, null, null);
    }

    private static Iterator<List<@Nullable Object>> reopened(Opener opener) {
        try {
            var rows = new Csv(opener);
            if (rows.hasNext()) {
                rows.next();
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Column column(String name, List<List<@Nullable Object>> some, int i) {
        return Column.of(
                name,
                some.stream().map(row -> i < row.size() ? row.get(i) : null).toList());
    }

    /// What stands within quotes parts nothing.
    private char comma() throws IOException {
        in.mark(ENOUGH_OF_THE_FIRST_ROW);
        int[] found = new int[COMMAS.length()];
        boolean quoted = false;
        int c = in.read();
        for (int i = 1; c >= 0 && (quoted || c != '\n') && i < ENOUGH_OF_THE_FIRST_ROW; i++, c = in.read()) {
            quoted ^= c == '"';
            int which = COMMAS.indexOf(c);
            if (which >= 0 && !quoted) {
                found[which]++;
            }
        }
        in.reset();
        int most = 0;
        for (int i = 1; i < found.length; i++) {
            most = found[i] > found[most] ? i : most;
        }
        return COMMAS.charAt(most);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public List<@Nullable Object> next() {
        var row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        try {
            next = read();
            if (next == null) {
                close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return row;
    }

    private @Nullable List<@Nullable Object> read() throws IOException {
        int c = in.read();
        while (c == '\n' || c == '\r') {
            c = in.read(); // empty lines are no rows
        }
        if (c < 0) {
            return null;
        }
        var row = new ArrayList<@Nullable Object>();
        var field = new StringBuilder();
        boolean quoted = false;
        boolean text = false;
        for (; c >= 0 && (quoted || c != '\n'); c = in.read()) {
            if (c == '"' && (quoted || field.isEmpty())) {
                boolean doubled = quoted && peek() == '"';
                if (doubled) {
                    in.read();
                    field.append('"');
                } else {
                    quoted = !quoted;
                    text = true;
                }
            } else if (c == comma && !quoted) {
                row.add(value(field, text));
                field.setLength(0);
                text = false;
            } else if ((c != '\r' || quoted) && field.length() < LONGEST_FIELD) {
                field.append((char) c);
            }
        }
        row.add(value(field, text));
        return row;
    }

    private int peek() throws IOException {
        in.mark(1);
        int c = in.read();
        in.reset();
        return c;
    }

    /// What looks like a number and is not quoted is one.
    private static @Nullable Object value(StringBuilder field, boolean text) {
        String value = field.toString();
        if (!text && value.length() < 30 && value.matches("[+-]?\\d+")) {
            return value.length() < 18 && !value.matches("0\\d+") ? (Object) Long.valueOf(value) : value;
        }
        if (!text && value.length() < 30 && value.matches("[+-]?\\d*\\.\\d+(?:[eE][+-]?\\d+)?")) {
            return Double.valueOf(value);
        }
        return value.isEmpty() && !text ? null : value;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
