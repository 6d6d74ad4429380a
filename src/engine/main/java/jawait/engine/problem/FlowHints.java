package jawait.engine.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What javac knows but does not say: for each kind of mistake, by its code, the usual way out.
final class FlowHints implements Hint {
    private static final String PUBLIC = "write public before it, as what it stands for is";
    private static final String PREVIEW =
            "//PREVIEW as the first line of a session's first cell allows the language's preview features";
    private static final Pattern THROWN = Pattern.compile("(?:unreported )?exception (\\w+)");
    private static final Pattern SYMBOL = Pattern.compile("(?:variable|method) ([\\w$]+)");
    private static final Map<String, String> BOXES = Map.of(
            "int",
            "Integer",
            "long",
            "Long",
            "double",
            "Double",
            "boolean",
            "Boolean",
            "char",
            "Character",
            "byte",
            "Byte",
            "short",
            "Short",
            "float",
            "Float");

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("missing.ret.stmt", "every way through the method must end in return, or in throw"),
            Map.entry(
                    "unreachable.stmt",
                    "nothing runs after return, throw, break, continue or an endless loop: take it away or move it up"),
            Map.entry("void.not.allowed.here", "what is called there gives no value: call it on a line of its own"),
            Map.entry("break.outside.switch.loop", "break leaves a loop or a switch; a cell just ends"),
            Map.entry("cont.outside.loop", "continue goes on with the next round of a loop, and here is none"),
            Map.entry(
                    "jawait.return",
                    "a cell shows the value of its last expression; if (…) { … } leaves out what is not to run"),
            Map.entry("unclosed.comment", "a comment that begins with /* ends with */"),
            Map.entry("variable.not.allowed", "put it in braces: { … }"),
            Map.entry(
                    "record.cannot.declare.instance.fields",
                    "name it in the head of the record, record R(int a, int b), or declare it static"),
            Map.entry("unexpected.type", "only a variable can be given a value; to compare write =="),
            Map.entry("enum.as.identifier", "enum is a word of the language and cannot be a name"),
            Map.entry("is.preview", PREVIEW),
            Map.entry("preview.feature.disabled", PREVIEW),
            Map.entry("preview.feature.disabled.plural", PREVIEW),
            Map.entry("illegal.esc.char", "a backslash is written twice: \"\\\\\""),
            Map.entry("not.exhaustive", "name the missing cases, or add: default -> …"),
            Map.entry("not.exhaustive.statement", "name the missing cases, or add: default -> …"),
            Map.entry("int.number.too.large", "a long ends in L, as in 3_000_000_000L"),
            Map.entry("ref.ambiguous", "say which one: import it by its full name, or write the full name here"),
            Map.entry("var.might.already.be.assigned", "a final variable gets its value once"),
            Map.entry("try.without.catch.finally.or.resource.decls", "try { … } catch (Exception e) { … }"),
            Map.entry("invalid.canonical.constructor.in.record", PUBLIC),
            Map.entry("override.weaker.access", PUBLIC),
            Map.entry("cant.implement.weaker.access", PUBLIC),
            Map.entry("report.access", "it is not for use from outside its class"),
            Map.entry(
                    "unclosed.str.lit",
                    "text ends on its line with \"; longer text stands between two lines of \"\"\""),
            Map.entry("illegal.text.block.open", "the text begins on the line below the opening \"\"\""),
            Map.entry("empty.char.lit", "an empty text is \"\"; a character is never empty"),
            Map.entry(
                    "else.without.if",
                    "the if before it has ended: put else behind its closing brace, in the same cell"),
            Map.entry(
                    "except.never.thrown.in.try",
                    "await, gather and sleep throw what the body throws without declaring it:\n"
                            + "use attempt(x), or await(x, IOException.class)"),
            Map.entry(
                    "error.object.method",
                    "every object has a method of that name already; give yours another, or put it in a class"));

    @Override
    public List<String> of(Mistake mistake, Vocabulary known) {
        String plain = PLAIN.get(mistake.kind());
        if (plain != null) {
            return List.of(plain);
        }
        return switch (mistake.kind()) {
            case "unreported.exception.need.to.catch.or.throw",
                    "unreported.exception.default.constructor",
                    "unreported.exception.implicit.close" -> List.of(unreported(mistake));
            case "already.defined" ->
                List.of("give it another name, or assign without the type: "
                        + symbol(mistake).orElse(mistake.marked()) + " = …");
            case "cant.ref.non.effectively.final.var" -> captured(mistake);
            case "non-static.cant.be.ref" -> List.of(needsObject(mistake));
            case "var.might.not.have.been.initialized" ->
                List.of("give it a value where it is declared: … "
                        + symbol(mistake).orElse("x") + " = …");
            case "cant.assign.val.to.var" -> List.of("leave out final where it is declared, or use a new variable");
            case "cant.infer.local.var.type" -> List.of(inferred(mistake));
            case "type.found.req" -> boxed(mistake);
            case "abstract.cant.be.instantiated" ->
                List.of("write its methods: " + mistake.marked() + " { … }, or a lambda where it has only one");
            case "does.not.override.abstract" -> List.of("write the method, public as there, or declare it abstract");
            case "operator.cant.be.applied.1", "incomparable.types" -> operator(mistake);
            case "cant.deref" ->
                List.of("it is a plain value and has no members; String.valueOf(…) makes a text of it");
            case "array.req.but.found" -> List.of("a list has .get(i), a text .charAt(i), a map .get(key)");
            case "foreach.not.applicable.to.type" ->
                List.of("for (var x : …) goes through a list, a set or an array;"
                        + " count with for (int i = 0; i < n; i++)");
            default -> List.of();
        };
    }

    private static Optional<String> symbol(Mistake mistake) {
        Matcher symbol = SYMBOL.matcher(mistake.message());
        return symbol.find() ? Optional.of(symbol.group(1)) : Optional.empty();
    }

    private static String unreported(Mistake mistake) {
        Matcher thrown = THROWN.matcher(mistake.message());
        String type = thrown.find() ? thrown.group(1) : "Exception";
        String before = mistake.before();
        boolean lambda = before.lastIndexOf("->") > Math.max(before.lastIndexOf(';'), before.lastIndexOf("}"));
        return lambda
                ? "this lambda may throw nothing checked: catch " + type + " in it, or give the body to\n"
                        + "task(() -> …), gather(…) or attempt(…), which may throw anything"
                : "add throws " + type + " to the method, or catch it;" + " at the top level of a cell it may fly";
    }

    private static List<String> captured(Mistake mistake) {
        String name = mistake.marked();
        return List.of("a lambda sees only what never changes: copy it (var fixed = " + name
                + ";), or count in an AtomicInteger");
    }

    private static String needsObject(Mistake mistake) {
        String name = symbol(mistake).orElse(mistake.marked());
        return switch (name) {
            case "this", "super" -> "a cell is no object: " + name + " has a meaning only inside a class";
            default -> "it belongs to an object: make one (new …), or declare " + name + " static";
        };
    }

    private static String inferred(Mistake mistake) {
        String message = mistake.message();
        String name = mistake.marked();
        if (message.contains("'void'")) {
            return "what is called there gives no value: call it on a line of its own";
        }
        if (message.contains("'null'")) {
            return "name the type: String " + name + " = null;";
        }
        if (message.contains("lambda") || message.contains("method reference")) {
            return "name the type: Callable<Integer> " + name + " = …, Runnable, Function<A, B>";
        }
        return message.contains("array initializer")
                ? "name the type: int[] " + name + " = {…}, or List.of(…)"
                : "name the type, or give it a value: int " + name + ";";
    }

    private static List<String> boxed(Mistake mistake) {
        String box = BOXES.get(mistake.marked());
        return box == null ? List.of() : List.of("type arguments are objects: " + box);
    }

    private static List<String> operator(Mistake mistake) {
        String message = mistake.message();
        boolean text = message.contains("String");
        if (message.contains("Optional")) {
            return List.of("an Optional may be empty: .orElseThrow() gives what is in it");
        }
        if (message.matches("(?s).*\\b(Task|Coroutine|Future|CompletableFuture)\\b.*")) {
            return List.of("await(…) gives its result");
        }
        if (text && message.matches("(?s).*operator '[<>]=?'.*")) {
            return List.of("texts compare with a.compareTo(b) < 0");
        }
        if (text && message.matches("(?s).*operator '\\*'.*")) {
            return List.of("a text is repeated with .repeat(n)");
        }
        if (text && message.matches("(?s).*operator '[-/%]'.*")) {
            return List.of("texts can only be joined, with +");
        }
        return message.matches("(?s).*(BigInteger|BigDecimal).*")
                ? List.of("they have methods instead of operators: a.add(b), a.multiply(b)")
                : List.of();
    }
}
