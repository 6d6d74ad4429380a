package jawait.net;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/// The arguments of a statement, as the driver takes them.
final class SqlArguments {
    private SqlArguments() {}

    /// The values for the placeholders of `text`, in their order.
    ///
    /// @throws IllegalArgumentException with a sentence, when they are too many, too few, or of a type that
    /// no column can take
    static List<@Nullable Object> of(SqlText text, @Nullable Object @Nullable [] arguments, String verb) {
        @Nullable Object[] given = arguments == null ? new @Nullable Object[] {null} : arguments;
        if (text.count() != given.length) {
            throw new IllegalArgumentException(verb + ": the SQL has " + count(text.count(), "placeholder")
                    + ", but there " + (given.length == 1 ? "is " : "are ") + count(given.length, "argument")
                    + hint(text)
                    + "\n  " + text.brief(100));
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int index : text.order()) {
            values.add(value(given[index], verb + ": argument " + (index + 1)));
        }
        return values;
    }

    private static String count(int number, String noun) {
        return (number == 0 ? "no " : number + " ") + noun + (number == 1 ? "" : "s");
    }

    private static String hint(SqlText text) {
        boolean questions =
                text.places().stream().anyMatch(place -> text.source().charAt(place.at()) == '?');
        return questions ? "; a ? that is an operator is written ??" : "";
    }

    static void bind(PreparedStatement statement, List<? extends @Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    private static @Nullable Object value(@Nullable Object argument, String which) {
        return switch (argument) {
            case null -> null;
            case Optional<?> optional -> value(optional.orElse(null), which);
            case String _, Boolean _, Number _, UUID _, byte[] _ -> number(argument);
            case LocalDate _, LocalTime _, LocalDateTime _, OffsetTime _, OffsetDateTime _ -> argument;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case ZonedDateTime time -> time.toOffsetDateTime();
            case Date date
            when !(date instanceof java.sql.Date || date instanceof java.sql.Time) ->
                date.toInstant().atOffset(ZoneOffset.UTC);
            case Duration _, Period _ -> typed("interval", argument.toString());
            case Enum<?> constant -> constant.name();
            case Character _, URI _, URL _, StringBuilder _ -> argument.toString();
            case InetAddress address -> address.getHostAddress();
            case Record _, Map<?, ?> _, JsonNode _ -> typed("jsonb", Json.write(argument));
            case Collection<?> collection -> SqlArrays.typed(new ArrayList<>(collection), which);
            case Object array when array.getClass().isArray() -> SqlArrays.typed(list(array), which);
            case Object other
            when other.getClass().getName().startsWith("java.sql.") || other instanceof PGobject -> other;
            default ->
                throw new IllegalArgumentException(
                        which + " is a " + argument.getClass().getName()
                                + ": expected a string, number, boolean, UUID, java.time value, enum, byte[], list, or a record"
                                + " or map for JSON");
        };
    }

    private static Object number(Object plain) {
        return switch (plain) {
            case BigInteger big -> new BigDecimal(big);
            case Byte small -> Short.valueOf(small);
            case Short _, Integer _, Long _, Float _, Double _, BigDecimal _ -> plain;
            case Number other -> new BigDecimal(other.toString());
            default -> plain;
        };
    }

    static List<@Nullable Object> list(Object array) {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            items.add(Array.get(array, i));
        }
        return items;
    }

    static PGobject typed(String type, String text) {
        try {
            var object = new PGobject();
            object.setType(type);
            object.setValue(text);
            return object;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A value as COPY writes it.
    static String text(Object value, String which) {
        return switch (value) {
            case Collection<?> items -> SqlArrays.text(new ArrayList<>(items), which);
            case Object array
            when array.getClass().isArray() && !(array instanceof byte[]) -> SqlArrays.text(list(array), which);
            default -> item(value, which).getValue();
        };
    }

    /// The text and the type of an item of an array; a type of "" leaves it to the server.
    static Map.Entry<String, String> item(Object item, String which) {
        Object value = value(item, which);
        return switch (value) {
            case PGobject object -> Map.entry(object.getType(), String.valueOf(object.getValue()));
            case byte[] bytes ->
                Map.entry("bytea", "\\x" + java.util.HexFormat.of().formatHex(bytes));
            case Boolean bool -> Map.entry("bool", bool ? "t" : "f");
            case Short number -> Map.entry("int2", number.toString());
            case Integer number -> Map.entry("int4", number.toString());
            case Long number -> Map.entry("int8", number.toString());
            case Float number -> Map.entry("float4", number.toString());
            case Double number -> Map.entry("float8", number.toString());
            case BigDecimal number -> Map.entry("numeric", number.toString());
            case UUID id -> Map.entry("uuid", id.toString());
            case LocalDate date -> Map.entry("date", date.toString());
            case LocalTime time -> Map.entry("time", time.toString());
            case LocalDateTime time -> Map.entry("timestamp", time.toString());
            case OffsetTime time -> Map.entry("timetz", time.toString());
            case OffsetDateTime time -> Map.entry("timestamptz", time.toString());
            case null, default -> Map.entry("", String.valueOf(value));
        };
    }
}
