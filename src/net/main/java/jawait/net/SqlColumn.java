package jawait.net;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGInterval;
import org.postgresql.util.PGobject;

/// A column of a result.
///
/// @param index counted from 1
/// @param name as the query calls it; a second one of the same name has `_2` at its end
/// @param type as PostgreSQL calls it; `_int4` is an array of `int4`
record SqlColumn(int index, String name, String type) {
    static List<SqlColumn> of(ResultSet rows) throws SQLException {
        ResultSetMetaData data = rows.getMetaData();
        List<SqlColumn> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            String label = data.getColumnLabel(i);
            String name = label;
            for (int again = 2; !names.add(name); again++) {
                name = label + "_" + again;
            }
            columns.add(new SqlColumn(i, name, data.getColumnTypeName(i)));
        }
        return columns;
    }

    boolean isJson() {
        return type.equals("json") || type.equals("jsonb");
    }

    /// The value as Java has it: java.time, UUID, lists for arrays, maps and lists for JSON.
    @Nullable
    Object value(ResultSet row) throws SQLException {
        return switch (type) {
            case "json", "jsonb" -> json(row.getString(index));
            case "timestamptz" -> instant(row.getObject(index, OffsetDateTime.class));
            case "timestamp" -> row.getObject(index, LocalDateTime.class);
            case "date" -> row.getObject(index, LocalDate.class);
            case "time" -> row.getObject(index, LocalTime.class);
            case "timetz" -> row.getObject(index, OffsetTime.class);
            case "money", "xml", "bit", "varbit" -> row.getString(index);
            case String array when array.startsWith("_") -> list(row.getArray(index));
            default -> plain(row.getObject(index));
        };
    }

    private static @Nullable Object json(@Nullable String text) {
        return text == null ? null : Json.read(text);
    }

    private static @Nullable Object instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case PGInterval interval when interval.getYears() == 0 && interval.getMonths() == 0 -> duration(interval);
            case PGobject other -> other.getValue();
            case null, default -> value;
        };
    }

    private static Duration duration(PGInterval interval) {
        return Duration.ofDays(interval.getDays())
                .plusHours(interval.getHours())
                .plusMinutes(interval.getMinutes())
                .plusSeconds(interval.getWholeSeconds())
                .plusNanos(interval.getMicroSeconds() * 1_000L);
    }

    private @Nullable Object list(@Nullable Array array) throws SQLException {
        if (array == null) {
            return null;
        }
        List<@Nullable Object> items = new ArrayList<>();
        try (ResultSet rows = array.getResultSet()) {
            var item = new SqlColumn(2, name, rows.getMetaData().getColumnTypeName(2));
            while (rows.next()) {
                items.add(item.value(rows));
            }
        }
        return items;
    }

    /// `created (timestamptz)`.
    @Override
    public String toString() {
        return name + " (" + (type.startsWith("_") ? type.substring(1) + "[]" : type) + ")";
    }
}
