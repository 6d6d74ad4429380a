package jawait;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An example as a class: as it would be typed in a notebook, and with a check for each comment that is a value.
///
/// Methods and types are members, all else is the body of `run()`. An expression may stand without its semicolon. In
/// `expression; // value` the value is a literal, text as `toString` gives it in brackets, or `throws X`; three dots
/// stand for anything. Other comments are prose.
final class ExampleSource {
    private static final Pattern VALUE =
            Pattern.compile("(throws \\w+|true|false|null|-?\\d[\\d.]*|\"[^\"]*\"|PT[\\dHMS.]+"
                    + "|[A-Z][A-Z_]+|Optional\\.empty|(?:[A-Z]\\w*)?[\\[{].*[]}])(?:[,;] .*)?");
    private static final Pattern TYPE =
            Pattern.compile("(?s)\\s*(?:sealed |final |static )*(?:record|class|interface|enum) .*");
    private static final Pattern METHOD = Pattern.compile(
            "(?s)\\s*(?!new |return |else |throw )(?:static )?[\\w.]+(?:<.*?>)?(?:\\[])* \\w+\\([^)]*\\)[\\w, ]*\\{.*");

    private static final Pattern COMMENT = Pattern.compile(";[ ]*\n?[ ]*//[ ]*(.*?)[ ]*\n");
    private static final Pattern DECLARED = Pattern.compile("[\\w.<>\\[\\], ?]+ (\\w+) = ");

    private final List<String> members = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();

    private record Edit(int at, String text) {}

    private ExampleSource(List<String> lines) {
        var chunk = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String code = code(line);
            depth += (int) (code.chars().filter(c -> "([{".indexOf(c) >= 0).count()
                    - code.chars().filter(c -> ")]}".indexOf(c) >= 0).count());
            String next = i + 1 < lines.size() ? lines.get(i + 1).strip() : "";
            chunk.append(line).append('\n');
            if (depth == 0 && isWhole(code.strip(), line.length() > code.length(), next)) {
                add(chunk.toString());
                chunk.setLength(0);
            }
        }
        add(chunk.toString());
    }

    /// The source of a class with that name.
    static String of(Example example, String name) {
        var source = new ExampleSource(example.lines());
        return checked("""
                import module java.base;
                import jawait.*;
                import static jawait.Async.*;
                public class %s {
                    public static BiConsumer<Object, String> check;
                    static <T> T it(T value) { return value; }
                %s
                    public static void example() throws Throwable {
                %s
                    }
                }
                """.formatted(name, String.join("\n", source.members), String.join("\n", source.statements)));
    }

    /// The line without its comment, with blanks for what is in quotes.
    private static String code(String line) {
        String unquoted = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'")
                .matcher(line)
                .replaceAll(quoted -> "_".repeat(quoted.group().length()));
        return unquoted.replaceFirst("//.*", "");
    }

    private static boolean isWhole(String code, boolean hasComment, String next) {
        boolean ends = code.endsWith(";") || code.endsWith("}");
        boolean expression = !code.isEmpty() && (hasComment || next.isEmpty() || next.startsWith("//"));
        return (ends || expression) && !next.startsWith(".");
    }

    private void add(String chunk) {
        boolean type = TYPE.matcher(chunk).matches();
        if (type || METHOD.matcher(chunk).matches()) {
            members.add(chunk.strip().startsWith("static ") ? chunk : "static " + chunk);
        } else {
            statements.add(statement(chunk.stripTrailing()));
        }
    }

    private static String statement(String chunk) {
        int lastLine = chunk.lastIndexOf('\n') + 1;
        int end = lastLine + code(chunk.substring(lastLine)).stripTrailing().length();
        String code = chunk.substring(0, end);
        String comment = chunk.substring(end);
        if (end == lastLine || code.endsWith(";") || code.endsWith("}")) {
            return chunk;
        }
        boolean isValue =
                VALUE.matcher(comment.replaceFirst("\\s*//\\s*", "").strip()).matches();
        return code.endsWith(")") && !isValue ? code + ";" + comment : "it(" + code + ");" + comment;
    }

    /// The source with its checks, each on the line of its comment.
    private static String checked(String source) {
        String code = Pattern.compile(".*\n").matcher(source).replaceAll(line -> blanked(line.group()));
        var text = new StringBuilder();
        int copied = 0;
        Matcher comment = COMMENT.matcher(source);
        List<Edit> edits = new ArrayList<>();
        while (comment.find()) {
            Matcher value = VALUE.matcher(comment.group(1));
            if (value.matches() && code.charAt(comment.start()) == ';') {
                int start = begin(code, comment.start());
                edits.addAll(edits(source, start, comment.start() + 1, value.group(1)));
            }
        }
        edits.sort(Comparator.comparingInt(Edit::at));
        for (Edit edit : edits) {
            text.append(source, copied, edit.at).append(edit.text);
            copied = edit.at;
        }
        return text.append(source.substring(copied)).toString();
    }

    private static String blanked(String line) {
        String code = code(line);
        return Matcher.quoteReplacement(code.stripTrailing()
                + " ".repeat(line.length() - 1 - code.stripTrailing().length()) + "\n");
    }

    /// Where the statement begins that ends there.
    private static int begin(String code, int end) {
        int depth = 0;
        int at = end;
        while (depth > 0 || ";{}".indexOf(code.charAt(at - 1)) < 0) {
            at--;
            depth += ")]}".indexOf(code.charAt(at)) >= 0 ? 1 : "([{".indexOf(code.charAt(at)) >= 0 ? -1 : 0;
        }
        while (Character.isWhitespace(code.charAt(at))) {
            at++;
        }
        return at;
    }

    private static List<Edit> edits(String source, int start, int end, String value) {
        String expected = '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        Matcher declared = DECLARED.matcher(source.substring(start, end));
        if (value.startsWith("throws ")) {
            String silent = " check.accept(\"nothing thrown\", " + expected + "); } catch (Throwable e" + start;
            return List.of(
                    new Edit(start, "try { "),
                    new Edit(end, silent + ") { check.accept(e" + start + ", " + expected + "); }"));
        } else if (declared.lookingAt()) {
            return List.of(new Edit(end, " check.accept(" + declared.group(1) + ", " + expected + ");"));
        }
        return List.of(
                new Edit(start, "{ var shown" + start + " = "),
                new Edit(end, " check.accept(shown" + start + ", " + expected + "); }"));
    }

    /// How many checks a source has.
    static int checks(String source) {
        return (int) Pattern.compile("check\\.accept\\((?!\"nothing)")
                .matcher(source)
                .results()
                .count();
    }
}
