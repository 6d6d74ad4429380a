package jawait.engine.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jawait.engine.source.Nearest;

/// A name that nobody knows: what was it to be?
final class NameHints implements Hint {
    private static final int MOST_IMPORTS = 6;
    private static final Pattern SYMBOL = Pattern.compile("symbol: +(\\w+) ([^\\n(]+)(\\(?)");
    private static final Pattern PACKAGE = Pattern.compile("location: package ([\\w.]+)");
    private static final List<List<String>> SYNONYMS = List.of(
            List.of("length", "size", "count", "len"),
            List.of("add", "append", "push", "put", "addLast"),
            List.of("contains", "has", "includes", "containsKey", "isIn"),
            List.of("forEach", "each"),
            List.of("toUpperCase", "upper", "toUpper"),
            List.of("toLowerCase", "lower", "toLower"),
            List.of("strip", "trim"),
            List.of("getMessage", "message"),
            List.of("pop", "removeLast"),
            List.of("get", "getItem", "charAt"),
            List.of("join", "joining"),
            List.of("startsWith", "startswith"),
            List.of("endsWith", "endswith"),
            List.of("printf", "format", "formatted"));
    private static final int MOST_MEMBERS = 8;
    private static final Pattern RECEIVER =
            Pattern.compile("location: +(?:variable \\w+ of type|class|interface|enum|record) (\\w+)");
    private static final Pattern OF_OBJECT =
            Pattern.compile("EnumDesc|(equals|hashCode|toString|getClass|notify|notifyAll|wait|clone|finalize|compareTo"
                    + "|describeConstable|getDeclaringClass|name|ordinal|valueOf|values)\\(.*");
    private static final Pattern STREAM_VERB =
            Pattern.compile("map|filter|reduce|collect|flatMap|anyMatch|allMatch|sum|mapToInt|limit|skip|distinct");

    @Override
    public List<String> of(Mistake mistake, Vocabulary known) {
        String name = mistake.marked();
        if (mistake.kind().equals("doesnt.exist")) {
            return inPackage(mistake, known);
        }
        if (mistake.before().endsWith(".") && !mistake.message().contains("location: package")) {
            return member(mistake, known);
        }
        boolean call = isCall(mistake);
        Matcher symbol = SYMBOL.matcher(mistake.message());
        String kind = symbol.find() ? symbol.group(1) : "";
        return simple(name, kind, mistake, known, call);
    }

    private static boolean isCall(Mistake mistake) {
        return mistake.message().lines().anyMatch(line -> line.strip().matches("symbol: +method .*"));
    }

    private static List<String> simple(String name, String kind, Mistake mistake, Vocabulary known, boolean call) {
        Matcher inPackage = PACKAGE.matcher(mistake.message());
        if (inPackage.find()) {
            var near = Nearest.misspelt(name, TypeNames.of(inPackage.group(1)));
            return near.isEmpty() ? List.of() : List.of("did you mean " + orList(near) + "?");
        }
        if (mistake.passage().ahead().contains(name)) {
            return List.of(name + " is declared further down in this cell: declare it above");
        }
        Optional<String> lost = known.whyMissing(name);
        if (lost.isPresent()) {
            return List.of(lost.get());
        }
        boolean type = kind.equals("class") || !call && Character.isUpperCase(name.codePointAt(0));
        if (type) {
            var imports = imports(name, known);
            if (!imports.isEmpty()) {
                return List.of(imports);
            }
        }
        var near = near(name, type, call, known);
        if (!near.isEmpty()) {
            return List.of("did you mean " + orList(near) + "?");
        }
        String asType = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        if (!call
                && (known.types().contains(asType) || !TypeNames.called(asType).isEmpty())) {
            return List.of(
                    kind.equals("variable") && !TypeNames.of("java.lang").contains(asType)
                            ? "did you mean " + asType + "? If not: " + undeclared(name, false)
                            : "did you mean " + asType + "?");
        }
        if (call
                && Character.isUpperCase(name.codePointAt(0))
                && !known.qualified(name).isEmpty()) {
            return List.of("an object is made with new: new " + name + "(…)");
        }
        boolean assigned = mistake.passage().code().substring(mistake.end()).matches("(?s)\\s*=[^=].*");
        return assigned && kind.equals("variable")
                ? List.of("a variable is declared when it first gets a value: var " + name + " = …")
                : List.of(undeclared(name, type));
    }

    /// What to say of a name of which nothing is known: the cells of a notebook are run in any order.
    static String undeclared(String name, boolean type) {
        if (name.equals("Out") || name.equals("In")) {
            return name + "[3] is the " + (name.equals("Out") ? "result" : "text") + " of cell 3";
        }
        return "nothing that has run declares " + (type ? "or imports " : "") + name + ": run the cell that does first";
    }

    /// What to say of a type that needs an import; empty when no type has such a name.
    static String imports(String name, Vocabulary known) {
        List<String> fitting = known.qualified(name);
        String lines = fitting.stream()
                .limit(MOST_IMPORTS)
                .map(each -> "import " + each + ";")
                .collect(Collectors.joining("\n"));
        return fitting.size() < 2 ? lines : "one of these is missing:\n" + lines;
    }

    /// Names of the session, of what is imported, of the JDK, that look like `name`.
    static List<String> near(String name, boolean type, boolean call, Vocabulary known) {
        if (call) {
            return Nearest.misspelt(name, known.methods()).stream()
                    .map(each -> each + "(…)")
                    .toList();
        }
        var candidates = new ArrayList<String>();
        if (type) {
            candidates.addAll(known.types());
        }
        candidates.addAll(known.variables());
        var near = Nearest.misspelt(name, candidates);
        return near.isEmpty() && type ? TypeNames.near(name) : near;
    }

    static String orList(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.getFirst() : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private static List<String> member(Mistake mistake, Vocabulary known) {
        String wanted = mistake.marked();
        var members = known.members(mistake.before());
        var names = members.stream().map(NameHints::bare).toList();
        var same = members.stream().filter(each -> bare(each).equals(wanted)).findFirst();
        if (same.isPresent()) {
            boolean called = isCall(mistake);
            boolean method = same.get().contains("(");
            return called == method
                    ? List.of()
                    : List.of(
                            method
                                    ? "it is a method: ." + wanted + "()"
                                    : "it is a field, without brackets: ." + wanted);
        }
        var near = Stream.concat(synonyms(wanted).filter(names::contains), Nearest.misspelt(wanted, names).stream())
                .distinct()
                .map(each ->
                        "." + each + (members.contains(each + "(") ? "(…)" : members.contains(each + "()") ? "()" : ""))
                .limit(3)
                .toList();
        if (!near.isEmpty()) {
            return List.of("did you mean " + orList(near) + "?");
        }
        if (STREAM_VERB.matcher(wanted).matches() && names.contains("stream")) {
            return List.of("streams have it: .stream()." + wanted + "(…)");
        }
        return holder(mistake, members, known);
    }

    /// The receiver may hold the object that was meant; and what a type of the session has is soon said.
    private static List<String> holder(Mistake mistake, List<String> members, Vocabulary known) {
        Matcher type = RECEIVER.matcher(mistake.message());
        if (!type.find()) {
            return List.of();
        }
        String own = "." + mistake.marked() + (isCall(mistake) ? "(…)" : "");
        boolean mine = known.types().contains(type.group(1));
        return switch (mine ? "" : type.group(1)) {
            case "Task", "Coroutine", "Future", "CompletableFuture", "CompletionStage" ->
                List.of("await(…) gives its result: await(…)" + own);
            case "Optional" -> List.of("an Optional may be empty: .orElseThrow()" + own);
            default -> {
                var has = members.stream()
                        .filter(each -> !OF_OBJECT.matcher(each).matches())
                        .map(each -> each.endsWith("(") ? each + "…)" : each)
                        .limit(MOST_MEMBERS)
                        .toList();
                yield mine && !has.isEmpty() ? List.of(type.group(1) + " has " + String.join(", ", has)) : List.of();
            }
        };
    }

    private static String bare(String member) {
        return member.replaceFirst("\\(.*", "");
    }

    private static Stream<String> synonyms(String wanted) {
        return SYNONYMS.stream().filter(each -> each.contains(wanted)).flatMap(List::stream);
    }

    /// A package that there is not: the type at its end may be known by another one.
    private static List<String> inPackage(Mistake mistake, Vocabulary known) {
        String name = mistake.marked();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        if (simple.isEmpty()) {
            return List.of(); // of a type that the compiler itself has written down
        }
        if (Character.isUpperCase(simple.codePointAt(0))) {
            var names = known.qualified(simple);
            return names.isEmpty()
                    ? List.of(jar())
                    : List.of("did you mean " + orList(names.stream().limit(3).toList()) + "?");
        }
        var near = Nearest.misspelt(name, TypeNames.packages());
        return near.isEmpty() ? List.of(jar()) : List.of("did you mean " + orList(near) + "?");
    }

    private static String jar() {
        return "a library must be added before it can be imported: %maven group:artifact:version";
    }
}
