package jawait.display.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One column of the data: a name, and a value for each row. Rows are read when they are asked for.
public final class Column {
    /// What lies beyond is drawn here: nobody sees the difference, and the span of an axis stays finite.
    private static final double LARGEST = 1e300;

    private static final int ROWS_THAT_TELL_THE_TYPE = 1000;

    private final String name;
    private final @Nullable Object[] rows;
    private final Function<Object, @Nullable Object> field;

    /// What the values of a column are.
    enum Type {
        NUMBER,
        TIME,
        DURATION,
        NAME
    }

    private Column(String name, @Nullable Object[] rows, Function<Object, @Nullable Object> field) {
        this.name = name;
        this.rows = rows;
        this.field = field;
    }

    static Column of(String name, @Nullable Object[] values) {
        return new Column(name, values, value -> value);
    }

    static Column of(String name, @Nullable Object[] rows, Function<Object, @Nullable Object> field) {
        return new Column(name, rows, field);
    }

    /// The same under another name.
    Column as(String other) {
        return new Column(other, rows, field);
    }

    String name() {
        return name;
    }

    int size() {
        return rows.length;
    }

    @Nullable
    Object at(int row) {
        Object value = rows[row];
        return value == null ? null : field.apply(value);
    }

    /// What its first values are. One that holds nothing at all is of numbers, of which none are drawn.
    Type type() {
        Type type = null;
        for (int row = 0, seen = 0; row < rows.length && seen < ROWS_THAT_TELL_THE_TYPE; row++) {
            Object value = at(row);
            if (value != null) {
                seen++;
                Type here = typeOf(value);
                if (type != null && type != here) {
                    return Type.NAME;
                }
                type = here;
            }
        }
        return type == null ? Type.NUMBER : type;
    }

    private static Type typeOf(Object value) {
        return switch (value) {
            case Number _, OptionalDouble _ -> Type.NUMBER;
            case Duration _ -> Type.DURATION;
            case Instant _, LocalDate _, LocalDateTime _, LocalTime _, OffsetDateTime _, ZonedDateTime _, Date _ ->
                Type.TIME;
            default -> Type.NAME;
        };
    }

    /// The value as a number: durations in seconds, times in milliseconds as the clock on the wall
    /// shows them, NaN for what is none.
    double number(int row) {
        double number = read(row);
        return Double.isFinite(number) ? Math.clamp(number, -LARGEST, LARGEST) : Double.NaN;
    }

    @SuppressWarnings("JavaUtilDate") // users have them
    private double read(int row) {
        return switch (at(row)) {
            case Number number -> number.doubleValue();
            case OptionalDouble perhaps -> perhaps.orElse(Double.NaN);
            case Duration duration -> duration.toSeconds() + duration.toNanosPart() / 1e9;
            case Date date -> millis(local(Instant.ofEpochMilli(date.getTime())));
            case Temporal time -> millis(local(time));
            case null, default -> Double.NaN;
        };
    }

    private static @Nullable LocalDateTime local(Temporal time) {
        return switch (time) {
            case Instant instant -> LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
            case LocalDate date -> date.atStartOfDay();
            case LocalDateTime local -> local;
            case LocalTime hour -> hour.atDate(LocalDate.EPOCH);
            case OffsetDateTime offset -> offset.toLocalDateTime();
            case ZonedDateTime zoned -> zoned.toLocalDateTime();
            default -> null;
        };
    }

    @SuppressWarnings("JavaLocalDateTimeGetNano") // the seconds are there, of the epoch
    private static double millis(@Nullable LocalDateTime time) {
        return time == null ? Double.NaN : time.toEpochSecond(ZoneOffset.UTC) * 1e3 + time.getNano() / 1e6;
    }

    /// The value as a name.
    String text(int row) {
        return Labels.clean(
                switch (at(row)) {
                    case null -> "null";
                    case Double number -> Numbers.text(number);
                    case Object other -> Objects.toString(other.toString(), "null");
                });
    }
}
