package jawait.display.table;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import jawait.display.text.Units;
import org.jspecify.annotations.Nullable;

/// The rows of a JDBC result from where it stands: the current row, if there is one, and those after it.
/// One at a time, and none before it is asked for.
final class SqlRows implements Iterator<List<@Nullable Object>> {
    private static final int MOST_CHARACTERS = 1000;

    private final ResultSet result;
    private final int width;
    private boolean ready;
    private boolean over;

    private SqlRows(ResultSet result, int width) throws SQLException {
        this.result = result;
        this.width = width;
        ready = result.getRow() > 0;
    }

    /// @throws IllegalArgumentException when it cannot be read, say because it is closed
    static Source of(Object value) {
        try {
            var result = (ResultSet) value;
            if (result.isClosed()) {
                throw new IllegalArgumentException("the result is closed: its rows are gone");
            }
            var meta = result.getMetaData();
            var columns = new ArrayList<Column>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                int type = meta.getColumnType(i);
                boolean number = type >= -7 && type <= -5 && type != -7 || type >= 2 && type <= 8;
                columns.add(new Column(meta.getColumnLabel(i), meta.getColumnTypeName(i), number));
            }
            var rows = new Once(new SqlRows(result, columns.size()), "the result stands at the last of them now");
            return new Source(Shape.ready(columns), () -> rows, -1, null, rows);
        } catch (SQLException e) {
            throw new IllegalArgumentException("the result cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            if (!ready && !over) {
                ready = result.next();
                over = !ready;
            }
            return ready;
        } catch (SQLException e) {
            throw new IllegalStateException("the result cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public List<@Nullable Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ready = false;
        try {
            var row = new ArrayList<@Nullable Object>();
            for (int i = 1; i <= width; i++) {
                row.add(readable(result.getObject(i)));
            }
            return row;
        } catch (SQLException e) {
            throw new IllegalStateException("the result cannot be read: " + e.getMessage(), e);
        }
    }

    /// What drivers give a handle for, whose own text says nothing.
    private static @Nullable Object readable(@Nullable Object value) throws SQLException {
        return switch (value) {
            case Clob text -> text.getSubString(1, (int) Math.min(text.length(), MOST_CHARACTERS));
            case Blob bytes -> Units.bytes(bytes.length());
            case Array array -> array.getArray();
            case null, default -> value;
        };
    }
}
