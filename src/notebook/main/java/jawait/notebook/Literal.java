package jawait.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// JSON as Java source.
final class Literal {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private static final Set<String> PRIMITIVES = Set.of("int", "long", "short", "byte", "double", "float", "boolean");

    private static final Set<String> LISTS = Set.of("List", "Collection", "Iterable", "SequencedCollection");

    private static final Map<String, String> COLLECTIONS = Map.of(
            "ArrayList", "ArrayList",
            "LinkedList", "LinkedList",
            "Queue", "ArrayDeque",
            "Deque", "ArrayDeque",
            "Set", "LinkedHashSet",
            "HashSet", "HashSet",
            "LinkedHashSet", "LinkedHashSet",
            "SortedSet", "TreeSet",
            "TreeSet", "TreeSet");

    private static final Map<String, String> MAPS = Map.of(
            "Map", "LinkedHashMap",
            "HashMap", "HashMap",
            "LinkedHashMap", "LinkedHashMap",
            "SortedMap", "TreeMap",
            "TreeMap", "TreeMap");

    private Literal() {}

    /// The value of a parameter as an expression of its declared type.
    ///
    /// @param text JSON, or any other text for a string
    /// @throws NotebookException when it does not fit
    static String of(String name, String text, Declared type) throws NotebookException {
        try {
            return switch (type.kind()) {
                case "String", "CharSequence" -> string(text);
                case "char", "Character" -> character(text);
                case "var" -> any(json(text));
                default -> typed(json(text), type.kind());
            };
        } catch (IllegalArgumentException e) {
            throw new NotebookException("the parameter " + name + "=" + text + " does not parse: expected "
                    + (type.name().equals("var") ? type.kind() : type.name()) + ", found " + e.getMessage());
        }
    }

    /// A text in JSON's quotes is what stands in them; all else is as it was typed.
    private static String string(String text) {
        Object value = json(text);
        return value == null ? "null" : JavaString.quoted(value instanceof String within ? within : text);
    }

    private static @Nullable Object json(String text) {
        if (text.matches("[+-]?(?:NaN|INF|Infinity)")) {
            return text; // which files may hold, and JSON may not
        }
        try {
            return JsonText.read(text);
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static String typed(@Nullable Object value, String type) {
        if (value == null && !PRIMITIVES.contains(type)) {
            return "null";
        }
        return switch (type) {
            case "int", "Integer" -> String.valueOf(whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case "long", "Long" -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE) + "L";
            case "short", "Short", "byte", "Byte" -> narrow(value, type);
            case "double", "Double" ->
                value instanceof String odd ? notFinite(odd, "Double") : inRange(value, Double::parseDouble) + "d";
            case "float", "Float" ->
                value instanceof String odd ? notFinite(odd, "Float") : inRange(value, Float::parseFloat) + "f";
            case "boolean", "Boolean" -> {
                if (!(value instanceof Boolean truth)) {
                    throw unfit(value);
                }
                yield truth.toString();
            }
            case "BigDecimal", "java.math.BigDecimal" -> "new java.math.BigDecimal(\"" + number(value) + "\")";
            case "BigInteger", "java.math.BigInteger" -> "new java.math.BigInteger(\"" + integer(value) + "\")";
            default -> structured(value, type);
        };
    }

    /// Arrays and lists take lists, maps take objects, each item as the type between the brackets wants
    /// it.
    private static String structured(@Nullable Object value, String type) {
        if (type.endsWith("[]") && value instanceof List<?> items) {
            String item = type.substring(0, type.length() - 2);
            return items.stream().map(each -> item(each, item)).collect(Collectors.joining(", ", "{", "}"));
        }
        var arguments = type.contains("<") ? type.substring(type.indexOf('<') + 1, type.lastIndexOf('>')) : "";
        String raw = type.replaceFirst("<.*", "").replaceFirst("^java\\.util\\.", "");
        if (value instanceof List<?> items && LISTS.contains(raw)) {
            return list(items, arguments);
        }
        if (value instanceof List<?> items && COLLECTIONS.containsKey(raw)) {
            return "new java.util." + COLLECTIONS.get(raw) + "<>(" + list(items, arguments) + ")";
        }
        if (value instanceof Map<?, ?> map && MAPS.containsKey(raw)) {
            int comma = arguments.indexOf(',');
            return "new java.util." + MAPS.get(raw) + "<>("
                    + entries(
                            map,
                            bound(arguments.substring(0, Math.max(0, comma))),
                            bound(arguments.substring(comma + 1).strip()))
                    + ")";
        }
        if (type.equals("Object") || type.equals("Number") && value instanceof Number) {
            return any(value);
        }
        throw unfit(value);
    }

    /// One null or array alone would be taken for all the items.
    private static String list(List<?> items, String type) {
        boolean lone = items.size() == 1 && (items.getFirst() == null || type.endsWith("[]"));
        return items.stream()
                .map(each -> item(each, type))
                .collect(Collectors.joining(
                        ", ", lone ? "java.util.Collections.singletonList(" : "java.util.Arrays.asList(", ")"));
    }

    private static String bound(String type) {
        return type.replaceFirst("^\\? (?:extends|super) ", "").replaceFirst("^\\??$", "Object");
    }

    private static String item(@Nullable Object value, String type) {
        return switch (type) {
            case "", "?" -> any(value);
            case "String" -> {
                if (value == null) {
                    yield "null";
                }
                if (!(value instanceof String text)) {
                    throw unfit(value);
                }
                yield JavaString.quoted(text);
            }
            default -> typedItem(value, bound(type));
        };
    }

    private static String typedItem(@Nullable Object value, String type) {
        String made = value == null ? "null" : typed(value, type);
        return made.startsWith("{") ? "new " + type + " " + made : made;
    }

    /// A map in the order of the object, which may hold nulls; to be copied, for it has a class of its own.
    private static String entries(Map<?, ?> map, String keys, String values) {
        String type =
                "new java.util.LinkedHashMap<" + (keys.equals("Object") ? "String" : keys) + ", " + values + ">() {{ ";
        return map.entrySet().stream()
                .map(entry -> "put(" + key(String.valueOf(entry.getKey()), keys) + ", " + item(entry.getValue(), values)
                        + ");")
                .collect(Collectors.joining(" ", type, " }}"));
    }

    private static String key(String text, String type) {
        return switch (type) {
            case "String", "Object", "CharSequence" -> JavaString.quoted(text);
            case "Character" -> character(text);
            default -> typed(json(text), type);
        };
    }

    /// What a `var` takes.
    private static String any(@Nullable Object value) {
        return switch (value) {
            case null -> "(Object) null";
            case String text -> JavaString.quoted(text);
            case Boolean truth -> truth.toString();
            case Integer small -> small.toString();
            case Long big -> big + "L";
            case BigInteger huge -> "new java.math.BigInteger(\"" + huge + "\")";
            case BigDecimal fraction -> inRange(fraction, Double::parseDouble) + "d";
            case List<?> list -> list(list, "");
            case Map<?, ?> map -> "new java.util.LinkedHashMap<>(" + entries(map, "Object", "Object") + ")";
            default -> throw unfit(value);
        };
    }

    private static BigInteger integer(@Nullable Object value) {
        return switch (value) {
            case Integer small -> BigInteger.valueOf(small);
            case Long big -> BigInteger.valueOf(big);
            case BigInteger huge -> huge;
            case null, default -> throw unfit(value);
        };
    }

    private static long whole(@Nullable Object value, long least, long most) {
        var integer = integer(value);
        if (integer.compareTo(LEAST.max(BigInteger.valueOf(least))) < 0
                || integer.compareTo(MOST.min(BigInteger.valueOf(most))) > 0) {
            throw unfit(value);
        }
        return integer.longValue();
    }

    private static String narrow(@Nullable Object value, String type) {
        boolean small = type.equalsIgnoreCase("byte");
        return "(" + (small ? "byte" : "short") + ") "
                + whole(value, small ? Byte.MIN_VALUE : Short.MIN_VALUE, small ? Byte.MAX_VALUE : Short.MAX_VALUE);
    }

    private static String number(@Nullable Object value) {
        return value instanceof BigDecimal fraction
                ? fraction.toString()
                : integer(value).toString();
    }

    /// A number that the type takes neither for infinite nor, though it is none, for zero.
    private static String inRange(@Nullable Object value, ToDoubleFunction<String> parse) {
        String text = number(value);
        double held = parse.applyAsDouble(text);
        if (Double.isInfinite(held) || held == 0 && new BigDecimal(text).signum() != 0) {
            throw unfit(value);
        }
        return text;
    }

    private static String notFinite(String text, String type) {
        return switch (text) {
            case "NaN" -> type + ".NaN";
            case "Infinity", "+Infinity" -> type + ".POSITIVE_INFINITY";
            case "-Infinity" -> type + ".NEGATIVE_INFINITY";
            default -> throw unfit(text);
        };
    }

    private static String character(String typed) {
        String text = json(typed) instanceof String within ? within : typed;
        if (text.length() != 1) {
            throw unfit(text);
        }
        return "'" + (text.equals("'") ? "\\'" : text.equals("\"") ? "\"" : JavaString.escaped(text)) + "'";
    }

    private static IllegalArgumentException unfit(@Nullable Object value) {
        return new IllegalArgumentException(
                switch (value) {
                    case null -> "null";
                    case String text -> "the text \"" + text + "\"";
                    case List<?> list -> "a list";
                    case Map<?, ?> map -> "an object";
                    default -> value.toString();
                });
    }
}
