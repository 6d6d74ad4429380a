package jawait.net;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A column's value as what a record's component, or the caller, wants.
///
/// @param target what is wanted
/// @param who whose it is, for messages: `component age of User`
record SqlConvert(SqlColumn column, Type target, String who) {
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            boolean.class, Boolean.class,
            float.class, Float.class,
            short.class, Short.class,
            byte.class, Byte.class,
            char.class, Character.class);

    @Nullable
    Object read(ResultSet row) throws SQLException {
        Type wanted = target;
        boolean optional = raw(wanted) == Optional.class;
        if (optional) {
            wanted = argument(wanted);
        }
        Object value = readPlain(row, wanted);
        if (value == null && target instanceof Class<?> type && type.isPrimitive()) {
            throw SqlFailure.unfit("column " + column + " is null in row " + row.getRow() + ", and " + who + " is "
                    + article(type.getName()) + ", which cannot be: make it "
                    + article(boxed(type).getSimpleName())
                    + ", or let the SQL say COALESCE(" + column.name() + ", …)");
        }
        return optional ? Optional.ofNullable(value) : value;
    }

    private static String article(String noun) {
        return ("aeiouAEIOU".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    private @Nullable Object readPlain(ResultSet row, Type wanted) throws SQLException {
        if (wanted == Object.class) {
            return column.value(row);
        }
        String text = column.isJson() || wanted == String.class ? row.getString(column.index()) : null;
        if (column.isJson() && text != null && wanted != String.class) {
            return json(text, wanted);
        }
        if (wanted == String.class && !column.type().equals("bool")) {
            return text;
        }
        Object value = column.value(row);
        return value == null ? null : convert(value, wanted);
    }

    private Object json(String text, Type wanted) throws SQLException {
        try {
            return Json.read(text, wanted);
        } catch (JsonException e) {
            throw SqlFailure.unfit("column " + column + " does not fit " + who + ": " + e.getMessage());
        }
    }

    private @Nullable Object convert(@Nullable Object value, Type wanted) throws SQLException {
        if (value == null) {
            return null;
        }
        Class<?> raw = raw(wanted);
        Class<?> type = boxed(raw);
        if (value instanceof List<?> items
                && (type.isArray() || type.isAssignableFrom(List.class) || type == Set.class)) {
            return items(items, wanted, type);
        }
        if (type.isInstance(value)) {
            return value;
        }
        Object converted = scalar(value, type);
        if (converted == null && (value instanceof Map || value instanceof Collection)) {
            return Json.mapper().convertValue(value, Json.mapper().constructType(wanted));
        }
        if (converted == null) {
            throw unfit(value, wanted);
        }
        return converted;
    }

    private Object items(List<?> items, Type wanted, Class<?> type) throws SQLException {
        Type each = type.isArray() ? type.getComponentType() : argument(wanted);
        List<@Nullable Object> converted = new ArrayList<>();
        for (Object item : items) {
            converted.add(convert(item, each));
        }
        if (!type.isArray()) {
            return type == Set.class ? new LinkedHashSet<>(converted) : converted;
        }
        Object array = java.lang.reflect.Array.newInstance(raw(each), converted.size());
        for (int i = 0; i < converted.size(); i++) {
            if (converted.get(i) == null && raw(each).isPrimitive()) {
                throw SqlFailure.unfit(
                        "column " + column + " holds a null, and " + who + " is an array of " + raw(each));
            }
            java.lang.reflect.Array.set(array, i, converted.get(i));
        }
        return array;
    }

    private @Nullable Object scalar(Object value, Class<?> type) throws SQLException {
        if (value instanceof Number number && Number.class.isAssignableFrom(type)) {
            return number(number, type);
        }
        if (type == String.class) {
            return value.toString();
        }
        if (value instanceof Instant instant) {
            return type == OffsetDateTime.class
                    ? instant.atOffset(ZoneOffset.UTC)
                    : type == ZonedDateTime.class
                            ? instant.atZone(ZoneOffset.UTC)
                            : type == Timestamp.class
                                    ? Timestamp.from(instant)
                                    : type == Date.class ? Date.from(instant) : null;
        }
        return value instanceof String text ? fromText(text, type) : null;
    }

    private static @Nullable Object fromText(String text, Class<?> type) {
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equalsIgnoreCase(text)) {
                    return constant;
                }
            }
            return null;
        }
        if (type == Character.class && text.length() == 1) {
            return text.charAt(0);
        }
        return type == UUID.class && text.length() == 36 ? UUID.fromString(text) : null;
    }

    private @Nullable Object number(Number number, Class<?> type) throws SQLException {
        if (type == Double.class) {
            return number.doubleValue();
        }
        if (type == Float.class) {
            return number.floatValue();
        }
        try {
            var exact = new BigDecimal(number.toString());
            return switch (type.getSimpleName()) {
                case "Integer" -> exact.intValueExact();
                case "Long" -> exact.longValueExact();
                case "Short" -> exact.shortValueExact();
                case "Byte" -> exact.byteValueExact();
                case "BigDecimal" -> type == BigDecimal.class ? exact : null;
                case "BigInteger" -> type == BigInteger.class ? exact.toBigIntegerExact() : null;
                default -> null;
            };
        } catch (ArithmeticException | NumberFormatException e) {
            throw SqlFailure.unfit("column " + column + " is " + number + ", which is no " + type.getSimpleName()
                    + " as " + who + " is");
        }
    }

    private SQLException unfit(Object value, Type wanted) {
        String hint = column.type().equals("timestamp") && raw(wanted) == Instant.class
                ? "; a timestamp without time zone is a LocalDateTime, or say AT TIME ZONE in the SQL"
                : value instanceof String && raw(wanted).isEnum()
                        ? "; " + wanted.getTypeName() + " has no " + value
                        : "";
        return SqlFailure.unfit(
                "column " + column + " is read as " + value.getClass().getSimpleName() + ", and " + who + " is "
                        + article(raw(wanted).getSimpleName()) + hint);
    }

    private static Class<?> boxed(Class<?> type) {
        Class<?> box = BOXES.get(type);
        return box == null ? type : box;
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> Object.class;
        };
    }

    private static Type argument(Type type) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
    }
}
