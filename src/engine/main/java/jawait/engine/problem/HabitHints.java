package jawait.engine.problem;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What people write who think in Python (or JavaScript, Kotlin, Go): the Java way in one line.
///
/// Only asked when Java has refused the text, so that nothing valid is ever blamed.
final class HabitHints implements Hint {
    private record Habit(Pattern pattern, String way) {
        Habit(String pattern, String way) {
            this(Pattern.compile(pattern), way);
        }
    }

    private static final String BRACES = "a body stands in braces: ";

    private static final String SHELL = "commands of the shell stand in a cell that begins with %%bash";
    private static final String END = "a notebook ends its kernel from the menu Kernel, a terminal by Ctrl-D";

    private static final List<Habit> HABITS = List.of(
            new Habit(
                    "^\\s*async\\s+(?:def|function|fun|[\\w.]+(?:<.*>)?)\\s+(\\w+)\\s*\\(.*",
                    "declare a plain method (it may wait), and start it with task(() -> $1(…))"),
            new Habit("^\\s*async\\s+with\\b.*", "resources are opened in try (var r = …) { … }"),
            new Habit("^\\s*async\\s+for\\s+(\\w+)\\s+in\\s+(.+?):?\\s*$", "for (var $1 : $2) { … }"),
            new Habit(".*\\bawait\\s+([^;]+?)\\s*;?\\s*$", "await is a method: await($1)"),
            new Habit(
                    "^\\s*(?:def|func|function|fun)\\s+(\\w+)\\s*\\(.*",
                    "a method begins with its result's type and has a body in braces: int $1(int x) { … }"),
            new Habit(
                    ".*(?:^|[^\\w\"])f\"(.*)",
                    "texts do not interpolate: \"hello %s\".formatted(name), or \"hello \" + name"),
            new Habit("^\\s*for\\s+(\\w+)\\s+in\\s+range\\((\\w+)\\)\\s*:.*", "for (int $1 = 0; $1 < $2; $1++) { … }"),
            new Habit("^\\s*for\\s+\\(?(\\w+)\\s+in\\s+(.+?)\\)?\\s*[:{]?\\s*\\}?\\s*$", "for (var $1 : $2) { … }"),
            new Habit(
                    "^\\s*(?:import|from)\\s+asyncio\\b.*",
                    "nothing to import: task, await, gather and sleep are there"),
            new Habit("^\\s*from\\s+([\\w.]+)\\s+import\\s+(\\w+).*", "import $1.$2;"),
            new Habit(
                    "^\\s*import\\s+[a-z]\\w*\\s*;?\\s*$",
                    "an import names a class or a package: import java.util.List;"),
            new Habit("^\\s*elif\\s+(.+?):?\\s*$", "else if ($1) { … }"),
            new Habit("^\\s*try\\s*:.*", BRACES + "try { … } catch (Exception e) { … }"),
            new Habit("^\\s*except\\b.*", "} catch (Exception e) { … }"),
            new Habit("^\\s*with\\s+(.+?)\\s+as\\s+(\\w+)\\s*:.*", "try (var $2 = $1) { … }"),
            new Habit("^\\s*raise\\s+(\\w+).*", "throw new RuntimeException(…);"),
            new Habit(".*\\blambda\\s+(\\w+)\\s*:\\s*([^;]+?)\\s*;?$", "a lambda is written $1 -> $2"),
            new Habit(".*\\blambda\\b.*", "a lambda is written (x, y) -> x + y"),
            new Habit("^\\s*(else)\\s*:.*", BRACES + "else { … }"),
            new Habit("^\\s*(if|while)\\s+([^(].*?)\\s*[:{].*", "a condition stands in parentheses: $1 ($2) { … }"),
            new Habit("^\\s*(class\\s+\\w+).*:\\s*$", BRACES + "$1 { … }"),
            new Habit("^\\s*(if|while|for)\\s*\\((.*)\\)\\s*:\\s*$", BRACES + "$1 ($2) { … }"),
            new Habit("^\\s*print\\s+([^;]+?);?\\s*$", "IO.println($1)"),
            new Habit("^\\s*(?:const|let|val)\\s+(\\w+)\\s*=\\s*([^;]+?)\\s*;?\\s*$", "var $1 = $2;"),
            new Habit("^\\s*(\\w+)\\s*:=\\s*([^;]+?)\\s*;?\\s*$", "var $1 = $2;"),
            new Habit(
                    "^\\s*!?\\s*(?:pip3?|conda|mvn|gradle)\\s+\\w.*",
                    "libraries are added by %maven group:artifact:version"),
            new Habit("^\\s*!.*", SHELL),
            new Habit(
                    "^\\s*/(?:\\w+|[!?])(?:\\s.*)?$",
                    "commands with / are the terminal's: cells have magics, see %lsmagic"),
            new Habit("^\\s*#.*", "a comment begins with //"),
            new Habit(".*\\S\\s*\\*\\*\\s*\\S.*", "a power is Math.pow(x, y)"),
            new Habit(".*=\\s*(\\d+),(\\d+)\\s*;?$", "a number has a point before its fraction: $1.$2"),
            new Habit(".*\\s=\\s*\\[.*", "a list is List.of(1, 2), to change new ArrayList<>(List.of(1, 2))"),
            new Habit(".*\\s=\\s*\\{[^{}]*:.*", "a map is Map.of(\"a\", 1, \"b\", 2)"),
            new Habit(".*=>.*", "a lambda's arrow is ->"),
            new Habit(".*[=!]==.*", "== compares numbers and identity, equals compares contents"),
            new Habit(".*\\bis\\s+not\\s+None\\b.*", "x != null"),
            new Habit(".*\\bis\\s+None\\b.*", "x == null"),
            new Habit(".*\\?\\?.*", "Objects.requireNonNullElse(x, y)"),
            new Habit(".*\\b\\w+\\?\\.\\w+.*", "Java has no ?. : x == null ? null : x.name()"),
            new Habit(".*`.*", "text stands in double quotes, longer text between \"\"\""),
            new Habit(".*\\b(?:and|or|not)\\b.*", "and, or, not are written &&, ||, !"),
            new Habit(".*'([^'\\\\\"]{2,})'.*", "text stands in double quotes: \"$1\""));

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("print", "printing is IO.println(…)"),
            Map.entry("println", "printing is IO.println(…)"),
            Map.entry("printf", "printing is System.out.printf(…), or IO.println(\"…\".formatted(…))"),
            Map.entry("console", "printing is IO.println(…)"),
            Map.entry("input", "a line is read with IO.readln(\"prompt\")"),
            Map.entry("None", "nothing is null"),
            Map.entry("nil", "nothing is null"),
            Map.entry("undefined", "nothing is null"),
            Map.entry("NULL", "nothing is null"),
            Map.entry("True", "true and false are written small"),
            Map.entry("False", "true and false are written small"),
            Map.entry("len", "the length is text.length(), list.size() or array.length"),
            Map.entry("str", "String.valueOf(x), or \"\" + x"),
            Map.entry("range", "for (int i = 0; i < n; i++) { … }, or IntStream.range(0, n)"),
            Map.entry("enumerate", "for (int i = 0; i < list.size(); i++) { … }"),
            Map.entry("isinstance", "x instanceof String"),
            Map.entry("type", "x.getClass()"),
            Map.entry("sorted", "list.stream().sorted().toList()"),
            Map.entry("sum", "list.stream().mapToInt(x -> x).sum()"),
            Map.entry("open", "Files.readString(Path.of(\"…\")), or Files.newBufferedReader(…)"),
            Map.entry("self", "the object itself is this"),
            Map.entry("asyncio", "nothing to import: task, await, gather and sleep are there without a prefix"),
            Map.entry("create_task", "a task is started with task(() -> …)"),
            Map.entry("string", "the type is String"),
            Map.entry("bool", "the type is boolean"),
            Map.entry("list", "the type is List<…>"),
            Map.entry("dict", "the type is Map<…, …>"),
            Map.entry("exit", END),
            Map.entry("quit", END),
            Map.entry("help", "name? tells of a name, %lsmagic lists the magics"),
            Map.entry("ls", SHELL),
            Map.entry("cat", SHELL),
            Map.entry("clear", "the output of a cell is emptied by clearOutput()"),
            Map.entry("pwd", "%pwd names the folder, %cd changes it"),
            Map.entry("let", "a variable is declared with var"),
            Map.entry("val", "a variable is declared with var"),
            Map.entry("def", "a method begins with the type of its result, or void"),
            Map.entry("fun", "a method begins with the type of its result, or void"),
            Map.entry("function", "a method begins with the type of its result, or void"),
            Map.entry("async", "methods need no async: a plain method may wait; task(() -> …) starts it"));

    @Override
    public List<String> of(Mistake mistake, Vocabulary known) {
        boolean unknownName =
                mistake.kind().startsWith("cant.resolve") || mistake.kind().equals("doesnt.exist");
        if (unknownName) {
            boolean shell = mistake.line().startsWith("!") && mistake.line().contains(" ");
            String way = mistake.before().endsWith(".") ? null : shell ? SHELL : NAMES.get(mistake.marked());
            return way == null ? List.of() : List.of(way);
        }
        if (!mistake.isSyntax()) {
            return List.of();
        }
        for (Habit habit : HABITS) {
            Matcher habitual = habit.pattern.matcher(mistake.line());
            if (habitual.matches()) {
                return List.of(habitual.replaceFirst(habit.way));
            }
        }
        return List.of();
    }

    /// What to write instead of a name that other languages have.
    static String insteadOf(String name) {
        return NAMES.getOrDefault(name, "");
    }
}
