package jawait.engine.problem;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A value of one type where another is wanted: the conversion that would work.
final class ConversionHints implements Hint {
    private static final int LONGEST = 40;
    private static final Pattern CANNOT = Pattern.compile("(\\S.*) cannot be converted to (\\S.*)");
    private static final Pattern LOSSY = Pattern.compile("possible lossy conversion from (\\S+) to (\\S+)");
    private static final Pattern NUMBER = Pattern.compile("byte|short|int|long|float|double");
    private static final Pattern ASSIGNMENT = Pattern.compile("([\\w.\\[\\]]+)\\s*=\\s*([^=].*)");

    /// What is made of what.
    private record Conversion(String from, String to, String value, Mistake mistake) {}

    @Override
    public List<String> of(Mistake mistake, Vocabulary known) {
        if (mistake.before().stripTrailing().endsWith("case")) {
            return List.of();
        }
        if (mistake.finding().message().contains("inference variable")) {
            return List.of("it is about what is in there: convert it there, or declare another type here");
        }
        for (Pattern pattern : List.of(LOSSY, CANNOT)) {
            Matcher types = pattern.matcher(mistake.message());
            if (types.find()) {
                String from = types.group(1).replaceFirst("^incompatible types: ", "");
                String hint = way(new Conversion(from, types.group(2), shortened(mistake.marked()), mistake));
                return hint.isEmpty() ? List.of() : List.of(hint);
            }
        }
        return List.of();
    }

    private static String shortened(String value) {
        return value.length() > LONGEST || value.contains("\n") ? "…" : value;
    }

    private static String way(Conversion wanted) {
        String bare = wanted.from.replaceFirst("<.*", "");
        return switch (bare) {
            case "void" -> "what is called there gives no value: call it on a line of its own";
            case "Task",
                    "Coroutine",
                    "Awaitable",
                    "Future",
                    "CompletableFuture",
                    "CompletionStage",
                    "ScheduledFuture" -> "await gives its result: await(" + wanted.value + ")";
            case "Optional" ->
                "an Optional may be empty: " + wanted.value + ".orElseThrow(), or .orElse(…) to have a value instead";
            case "OptionalInt", "OptionalDouble", "OptionalLong" ->
                "it may be empty: " + wanted.value + ".orElseThrow(), or .orElse(…) to have a value instead";
            default -> NUMBER.matcher(bare).matches() ? fromNumber(wanted) : fromObject(wanted, bare);
        };
    }

    private static String fromNumber(Conversion wanted) {
        return switch (wanted.to) {
            case "boolean" -> toBoolean(wanted);
            case "String" -> "String.valueOf(" + wanted.value + ")";
            case "Long" -> "an int does not become a Long by itself: " + literal(wanted.value, "L", "Long.valueOf(");
            case "Double" -> "it does not become a Double by itself: " + literal(wanted.value, ".0", "Double.valueOf(");
            case "byte", "short", "char", "int", "long", "float" -> narrowed(wanted);
            default -> toObject(wanted);
        };
    }

    private static String literal(String value, String ending, String conversion) {
        return value.matches("\\d+") ? value + ending : conversion + value + ")";
    }

    private static String narrowed(Conversion wanted) {
        String cast = "(" + wanted.to + ") " + bracketed(wanted.value);
        boolean fraction = wanted.from.equals("double") || wanted.from.equals("float");
        if (wanted.to.equals("float")) {
            return wanted.value.matches("[\\d.]+") ? "a float ends in f: " + wanted.value + "f" : cast;
        }
        if (fraction) {
            return cast + " cuts the fraction off, Math.round(" + wanted.value + ") rounds";
        }
        return wanted.from.equals("long") && wanted.to.equals("int")
                ? "Math.toIntExact(" + wanted.value + "), or " + cast + " if it may overflow"
                : cast;
    }

    private static String bracketed(String value) {
        return value.matches("[\\w.]+|\\w[\\w.]*\\([^()]*\\)") ? value : "(" + value + ")";
    }

    private static String toBoolean(Conversion wanted) {
        Matcher assignment = ASSIGNMENT.matcher(wanted.value);
        return assignment.matches()
                ? "= assigns; to compare write " + assignment.group(1) + " == " + assignment.group(2)
                : "no number is true or false in Java: " + wanted.value + " != 0";
    }

    private static String fromObject(Conversion wanted, String bare) {
        if (wanted.to.equals("boolean")) {
            Matcher assignment = ASSIGNMENT.matcher(wanted.value);
            return assignment.matches()
                    ? "= assigns; to compare write " + assignment.group(1) + ".equals(" + assignment.group(2) + ")"
                    : switch (bare) {
                        case "String" ->
                            "no text is true or false: !" + bracketed(wanted.value) + ".isEmpty(),"
                                    + " or Boolean.parseBoolean(" + wanted.value + ")";
                        case "List", "ArrayList", "Map", "Set", "HashMap" -> "!" + wanted.value + ".isEmpty()";
                        default -> "no object is true or false in Java: " + wanted.value + " != null";
                    };
        }
        return switch (bare) {
            case "String" -> fromText(wanted);
            case "Stream" ->
                wanted.to.startsWith("List") || wanted.to.startsWith("Collection")
                        ? wanted.value + ".toList()"
                        : toObject(wanted);
            case "Object" -> "if it is one, say so: (" + wanted.to + ") " + bracketed(wanted.value);
            case "boolean" -> wanted.to.equals("String") ? "String.valueOf(" + wanted.value + ")" : "";
            default -> toObject(wanted);
        };
    }

    private static String fromText(Conversion wanted) {
        return switch (wanted.to) {
            case "int", "Integer" -> "Integer.parseInt(" + wanted.value + ")";
            case "long", "Long" -> "Long.parseLong(" + wanted.value + ")";
            case "double", "Double" -> "Double.parseDouble(" + wanted.value + ")";
            case "char", "Character" ->
                wanted.value.matches("\"[^\"\\\\]\"")
                        ? "a character stands in single quotes: '" + wanted.value.charAt(1) + "'"
                        : wanted.value + ".charAt(0)";
            case "Path" -> "Path.of(" + wanted.value + ")";
            case "URI" -> "URI.create(" + wanted.value + ")";
            case "Duration" -> "Duration.ofSeconds(…), or Duration.parse(" + wanted.value + ")";
            case "Throwable" -> "only exceptions can be thrown: throw new RuntimeException(…)";
            case "BigDecimal", "BigInteger", "StringBuilder" -> "new " + wanted.to + "(" + wanted.value + ")";
            default -> toObject(wanted);
        };
    }

    private static String toObject(Conversion wanted) {
        String bare = wanted.to.replaceFirst("<.*", "");
        return switch (bare) {
            case "Optional" -> "Optional.of(" + wanted.value + ")";
            case "List" -> wanted.from.endsWith("[]") ? "List.of(" + wanted.value + ")" : listOf(wanted);
            case "String" -> wanted.value.equals("…") ? "String.valueOf(…)" : "String.valueOf(" + wanted.value + ")";
            case "BigDecimal", "BigInteger" -> bare + ".valueOf(" + wanted.value + ")";
            case "Duration" -> "Duration.ofSeconds(" + wanted.value + ")";
            case "Throwable" -> "only exceptions can be thrown: throw new RuntimeException(…)";
            default -> "";
        };
    }

    private static String listOf(Conversion wanted) {
        String element = wanted.to.replaceFirst("^List<(.*)>$", "$1");
        return element.equals(wanted.from) || element.equals("Integer") && wanted.from.equals("int")
                ? "List.of(" + wanted.value + ")"
                : "";
    }
}
