package jawait.engine.help;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Java's words: which fit at a place, and what each is for.
final class Keywords {
    private static final Map<String, String> MEANING = new LinkedHashMap<>();
    private static final Set<String> EXPRESSION = Set.of("new", "true", "false", "null", "this", "super", "switch");
    private static final Set<String> PRIMITIVE =
            Set.of("boolean", "byte", "short", "int", "long", "char", "float", "double");
    private static final Set<String> INNER = Set.of(
            "abstract",
            "class",
            "double",
            "enum",
            "final",
            "float",
            "int",
            "interface",
            "long",
            "private",
            "protected",
            "public",
            "record",
            "sealed",
            "short",
            "static",
            "synchronized",
            "void",
            "boolean",
            "byte",
            "char",
            "native",
            "transient",
            "volatile",
            "default",
            "non-sealed");
    private static final Set<String> AFTER_HEAD = Set.of("extends", "implements", "permits", "throws", "instanceof");
    private static final Set<String> NEVER_FIRST =
            Set.of("extends", "implements", "permits", "throws", "instanceof", "native", "transient", "volatile");

    static {
        Stream.of(
                        "abstract|a class that cannot be made, or a method without a body",
                        "assert|checks a condition when assertions are on: `assert n > 0 : \"message\"`",
                        "boolean|a primitive type: `true` or `false`",
                        "break|leaves the innermost loop or switch, or the one with a label",
                        "byte|a primitive type: a whole number of 8 bits",
                        "case|a branch of a switch: `case 1, 2 -> …`, `case Point(var x, var y) when x > y -> …`",
                        "catch|handles an exception: `try { … } catch (IOException e) { … }`",
                        "char|a primitive type: a UTF-16 unit",
                        "class|declares a class",
                        "continue|goes on with the next turn of a loop",
                        "default|the branch of a switch for everything else; a method with a body in an interface",
                        "do|a loop that tests at its end: `do { … } while (condition);`",
                        "double|a primitive type: a floating point number of 64 bits",
                        "else|what happens when the condition of an `if` is false",
                        "enum|declares a type with a fixed list of values: `enum Suit { HEARTS, SPADES }`",
                        "extends|names the class that is extended, or the bound of a type variable",
                        "final|cannot be assigned, extended or overridden again",
                        "finally|runs at the end of a `try`, however that ends",
                        "float|a primitive type: a floating point number of 32 bits",
                        "for|a loop: `for (var each : list) { … }`, `for (int i = 0; i < n; i++) { … }`",
                        "if|runs a statement when a condition is true",
                        "implements|names the interfaces that a class has",
                        "import|lets simple names stand for types: `import java.util.*;`, `import module java.sql;`",
                        "instanceof|tests a type, and names the value: `if (o instanceof String s && !s.isEmpty())`",
                        "int|a primitive type: a whole number of 32 bits",
                        "interface|declares an interface",
                        "long|a primitive type: a whole number of 64 bits",
                        "native|a method that is implemented outside of Java",
                        "new|makes an object or an array: `new ArrayList<String>()`, `new int[3]`",
                        "non-sealed|lets everybody extend a subclass of a sealed type",
                        "permits|names the subclasses of a sealed type",
                        "private|for the class itself only",
                        "protected|for subclasses and the package",
                        "public|for everybody",
                        "record|declares a class of data: `record Point(int x, int y) {}`",
                        "return|ends a method, with its result",
                        "sealed|only the permitted classes may extend it",
                        "short|a primitive type: a whole number of 16 bits",
                        "static|belongs to the class and not to its objects",
                        "super|what the superclass has",
                        "switch|chooses by value or pattern: `switch (x) { case 1 -> \"one\"; default -> \"more\"; }`",
                        "synchronized|one thread at a time holds the object's monitor",
                        "this|the object itself",
                        "throw|throws an exception: `throw new IllegalStateException(\"why\");`",
                        "throws|names the checked exceptions of a method",
                        "transient|a field that is not serialised",
                        "try|runs with handlers and resources: `try (var in = open()) { … } catch (IOException e) { … }`",
                        "var|a local variable whose type is that of its value",
                        "void|a method without a result",
                        "volatile|a field whose writes other threads see at once",
                        "when|a condition on a pattern: `case String s when s.isEmpty() -> …`",
                        "while|a loop that tests at its beginning",
                        "yield|the value of a branch of a switch that is a block",
                        "true|the boolean value",
                        "false|the boolean value",
                        "null|no object")
                .map(each -> each.split("\\|", 2))
                .forEach(each -> MEANING.put(each[0], each[1]));
    }

    private Keywords() {}

    /// What a word of Java's means, in Markdown.
    static Optional<String> meaning(String word) {
        return Optional.ofNullable(MEANING.get(word));
    }

    /// The words that fit before the unit with an index in code without comments.
    static List<String> at(Lexed code, int index) {
        String last = index == 0 ? ";" : code.textOf(code.units().get(index - 1));
        boolean ends = index > 0 && code.isWord(index - 1) && !MEANING.containsKey(last);
        return MEANING.keySet().stream().filter(each -> fits(each, last, ends)).toList();
    }

    private static boolean fits(String word, String last, boolean afterName) {
        return switch (last) {
            case ";", "{", "}", "else", "do", "->", ":" -> !NEVER_FIRST.contains(word) && !word.equals("when");
            case ")" -> !NEVER_FIRST.contains(word) || word.equals("throws") || word.equals("instanceof");
            case ">", "]" -> AFTER_HEAD.contains(word);
            case "public", "private", "protected", "static", "final", "abstract", "sealed", "synchronized", "default" ->
                INNER.contains(word);
            case "new" -> PRIMITIVE.contains(word);
            case "case" -> word.equals("null") || word.equals("default") || word.equals("true") || word.equals("false");
            case "(" ->
                EXPRESSION.contains(word) || PRIMITIVE.contains(word) || word.equals("var") || word.equals("final");
            case "<" -> EXPRESSION.contains(word) || PRIMITIVE.contains(word) || word.equals("extends");
            case "extends",
                    "implements",
                    "permits",
                    "throws",
                    "instanceof",
                    "import",
                    "class",
                    "enum",
                    "record",
                    "interface",
                    "@",
                    "package" -> false;
            default -> afterName ? AFTER_HEAD.contains(word) : EXPRESSION.contains(word) || PRIMITIVE.contains(word);
        };
    }
}
