package jawait.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/// COPY, piece by piece: the pieces are made and used on the caller's thread, and sent and received on the
/// driver's.
final class DbCopy {
    private static final int PIECE = 1 << 16;

    private DbCopy() {}

    static Reader reader(Path file) throws IOException {
        return Files.newBufferedReader(Objects.requireNonNull(file, "copyIn: the path is null"));
    }

    static Writer writer(Path file) throws IOException {
        return Files.newBufferedWriter(Objects.requireNonNull(file, "copyOut: the path is null"));
    }

    private interface Pieces {
        /// The next piece; null when there is none.
        @Nullable
        String next() throws IOException;
    }

    static long in(Tx tx, String copy, Reader from) throws SQLException, IOException {
        char[] buffer = new char[PIECE];
        return in(tx, text(copy, "copyIn", "FROM STDIN"), () -> {
            int read = from.read(buffer);
            return read < 0 ? null : new String(buffer, 0, read);
        });
    }

    static long in(Tx tx, String table, Iterator<?> rows) throws SQLException, IOException {
        if (!rows.hasNext()) {
            return 0;
        }
        Object first = Objects.requireNonNull(rows.next(), "copyIn: row 1 is null");
        List<String> columns = SqlCopyText.columns(first);
        String names = columns.isEmpty()
                ? ""
                : columns.stream().map(SqlNames::quoted).collect(Collectors.joining(", ", " (", ")"));
        var pieces = new Rows(first, rows, columns);
        return in(tx, SqlText.of("COPY " + table + names + " FROM STDIN", "copyIn"), pieces::next);
    }

    /// Rows as text, of which it makes a piece at a time.
    private static final class Rows {
        private final StringBuilder text = new StringBuilder();
        private final Iterator<?> rows;
        private final List<String> columns;
        private final int width;
        private int number;
        private @Nullable Object row;

        Rows(Object first, Iterator<?> rows, List<String> columns) {
            this.row = first;
            this.rows = rows;
            this.columns = columns;
            this.width = SqlCopyText.items(first).size();
        }

        @Nullable
        String next() {
            text.setLength(0);
            while (row != null && text.length() < PIECE) {
                number++;
                append(row);
                row = rows.hasNext() ? Objects.requireNonNull(rows.next(), "copyIn: a row is null") : null;
            }
            return text.isEmpty() ? null : text.toString();
        }

        private void append(Object each) {
            var values = SqlCopyText.items(each);
            if (values.size() != width || !SqlCopyText.columns(each).equals(columns)) {
                throw new IllegalArgumentException("copyIn: row " + number + " has other columns than the first: "
                        + (columns.isEmpty() ? width + " values" : String.join(", ", columns)) + " are expected, found "
                        + (columns.isEmpty() ? values.size() + "" : String.join(", ", SqlCopyText.columns(each))));
            }
            SqlCopyText.append(text, values, "copyIn: row " + number);
        }
    }

    private static SqlText text(String copy, String verb, String direction) {
        SqlText text = SqlText.of(copy, verb);
        if (!copy.strip().regionMatches(true, 0, "COPY", 0, 4)) {
            throw new IllegalArgumentException(verb + ": expected COPY … " + direction + ", found " + text.brief(60));
        }
        return text;
    }

    private static long in(Tx tx, SqlText text, Pieces pieces) throws SQLException, IOException {
        String what = "the database: " + text.brief(60);
        CopyIn copying = tx.call(
                what,
                text,
                (connection, call) -> call.step(
                        DbCall.of(connection),
                        () -> connection.unwrap(PGConnection.class).getCopyAPI().copyIn(text.source())),
                lost -> tx.cut());
        boolean ended = false;
        try {
            for (String piece = pieces.next(); piece != null; piece = pieces.next()) {
                byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
                tx.call(
                        what,
                        text,
                        (connection, call) -> call.step(DbCall.of(connection), () -> {
                            copying.writeToCopy(bytes, 0, bytes.length);
                            return true;
                        }));
            }
            long rows = tx.call(what, text, (connection, call) -> call.step(DbCall.of(connection), copying::endCopy));
            ended = true;
            return rows;
        } finally {
            if (!ended && copying.isActive()) {
                tx.cut();
            }
        }
    }

    static long out(Tx tx, String copy, Writer to) throws SQLException, IOException {
        SqlText text = text(copy, "copyOut", "TO STDOUT");
        String what = "the database: " + text.brief(60);
        CopyOut copying = tx.call(
                what,
                text,
                (connection, call) -> call.step(
                        DbCall.of(connection),
                        () -> connection.unwrap(PGConnection.class).getCopyAPI().copyOut(text.source())),
                lost -> tx.cut());
        try {
            byte[] bytes = piece(tx, text, copying);
            while (bytes.length > 0) {
                to.write(new String(bytes, StandardCharsets.UTF_8));
                bytes = piece(tx, text, copying);
            }
            to.flush();
            return copying.getHandledRowCount();
        } finally {
            if (copying.isActive()) {
                tx.cut();
            }
        }
    }

    /// Whole rows, and so whole characters; empty at the end.
    private static byte[] piece(Tx tx, SqlText text, CopyOut copying) throws SQLException {
        return tx.call(
                "the database: " + text.brief(60),
                text,
                (connection, call) -> call.step(DbCall.of(connection), () -> {
                    var bytes = new ByteArrayOutputStream();
                    while (copying.isActive() && bytes.size() < PIECE) {
                        byte[] row = copying.readFromCopy();
                        if (row != null) {
                            bytes.writeBytes(row);
                        }
                    }
                    return bytes.toByteArray();
                }));
    }
}
