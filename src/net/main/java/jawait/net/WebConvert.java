package jawait.net;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Texts of a request as values.
final class WebConvert {
    private record Rule(String expected, Function<String, Object> read) {}

    private static final Map<Class<?>, Rule> RULES = new HashMap<>();

    static {
        RULES.put(String.class, new Rule("a text", text -> text));
        RULES.put(Integer.class, new Rule("a whole number (int)", Integer::valueOf));
        RULES.put(Long.class, new Rule("a whole number (long)", Long::valueOf));
        RULES.put(Short.class, new Rule("a whole number (short)", Short::valueOf));
        RULES.put(Byte.class, new Rule("a whole number (byte)", Byte::valueOf));
        RULES.put(Double.class, new Rule("a number (double)", WebConvert::number));
        RULES.put(Float.class, new Rule("a number (float)", text -> (float) number(text)));
        RULES.put(Boolean.class, new Rule("true or false", WebConvert::truth));
        RULES.put(Character.class, new Rule("one character", WebConvert::character));
        RULES.put(BigInteger.class, new Rule("a whole number", BigInteger::new));
        RULES.put(BigDecimal.class, new Rule("a number", BigDecimal::new));
        RULES.put(UUID.class, new Rule("a UUID", WebConvert::uuid));
        RULES.put(URI.class, new Rule("a URI", URI::create));
        RULES.put(LocalDate.class, new Rule("a date as 2026-11-25", LocalDate::parse));
        RULES.put(LocalTime.class, new Rule("a time as 12:30", LocalTime::parse));
        RULES.put(LocalDateTime.class, new Rule("a date and time as 2026-11-25T12:30", LocalDateTime::parse));
        RULES.put(Instant.class, new Rule("a point in time as 2026-11-25T12:30:00Z", WebConvert::instant));
        RULES.put(OffsetDateTime.class, new Rule("a point in time as 2026-11-25T12:30+01:00", OffsetDateTime::parse));
        RULES.put(ZonedDateTime.class, new Rule("a point in time as 2026-11-25T12:30+01:00", ZonedDateTime::parse));
        RULES.put(YearMonth.class, new Rule("a month as 2026-11", YearMonth::parse));
        RULES.put(Duration.class, new Rule("a duration as PT1M30S", Duration::parse));
    }

    private WebConvert() {}

    /// The type as objects have it.
    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /// What a text should be.
    ///
    /// @throws IllegalArgumentException when nothing of that type can be made of a text
    static String expected(Class<?> type) {
        return rule(type).expected;
    }

    /// The text as a value.
    ///
    /// @param where what to name when it is none
    /// @throws WebException 422 when it is none
    /// @throws IllegalStateException when nothing of that type can be made of a text
    @SuppressWarnings("unchecked")
    static <T> T convert(List<Object> where, String text, Class<T> type) {
        Rule rule = rule(type);
        try {
            return (T) rule.read.apply(text);
        } catch (RuntimeException e) {
            throw WebInvalid.of(where, rule.expected, text).exception();
        }
    }

    static boolean isKnown(Class<?> type) {
        return type.isEnum() || RULES.containsKey(boxed(type));
    }

    private static Rule rule(Class<?> type) {
        Rule rule = RULES.get(boxed(type));
        if (rule != null) {
            return rule;
        }
        if (type.isEnum()) {
            return new Rule("one of " + names(type), text -> constant(type, text));
        }
        throw new IllegalStateException("a parameter cannot become a " + type.getName()
                + "; it can be a text, a number, a boolean, a UUID, a URI, a constant of an enum, or of java.time");
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> ((Enum<?>) each).name())
                .collect(Collectors.joining(", "));
    }

    private static Object constant(Class<?> type, String text) {
        Object loosely = null;
        for (Object each : type.getEnumConstants()) {
            String name = ((Enum<?>) each).name();
            if (name.equals(text)) {
                return each;
            }
            if (name.equalsIgnoreCase(text)) {
                loosely = each;
            }
        }
        if (loosely == null) {
            throw new IllegalArgumentException();
        }
        return loosely;
    }

    private static double number(String text) {
        // Double.valueOf takes 0x1p3, 1f and blanks around too
        return new BigDecimal(text).doubleValue();
    }

    private static Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Character character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException();
        }
        return text.charAt(0);
    }

    private static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException();
        }
        return UUID.fromString(text);
    }

    private static Instant instant(String text) {
        // with an offset, too: clients write +01:00 as often as Z
        return OffsetDateTime.parse(text).toInstant();
    }

    /// The value a name has among others; the first of several.
    static @Nullable String first(Map<String, List<String>> values, String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? null : all.getFirst();
    }
}
