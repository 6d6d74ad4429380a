package jawait.notebook.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jawait.notebook.check.Unsteady.Kind;

/// Takes out of a text what differs from run to run: two texts are alike when their normal forms are equal.
public final class Normal {
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.])[-+]?\\d[\\d_,]*(?:\\.\\d+)?(?:[eE][-+]?\\d+)?%?");

    private record Rule(Pattern what, String by) {
        private static Rule of(String pattern, String by) {
            return new Rule(Pattern.compile(pattern), by);
        }
    }

    /// What the watchdog says of tasks that ran for long while others were ready: on a busy machine any may.
    private static final Pattern BUSY = Pattern.compile(
            "(?m)^.* keeps \\d+ others? from running, at .*: it computes, or blocks in native code.*\\R?");

    private static final Pattern BETWEEN = Pattern.compile("[\\s,{}()\\[\\]]+");

    private static final String NAME = "[\\w.+~@-]+";
    private static final List<Rule> RULES = List.of(
            Rule.of("\u001b\\[[0-9;]*[A-Za-z]", ""),
            Rule.of("\\r\\n", "\n"),
            Rule.of("(?m)^.*\\r(?!\\n)", ""), // a line that was written over
            Rule.of("(?i)\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "<uuid>"),
            Rule.of("\\bjawait-(display|task)-[\\d-]+", "<id>"),
            Rule.of("\\$\\$Lambda(?:[/$][\\w.]+)*(?:@[0-9a-f]+)?", "\\$\\$Lambda<id>"),
            Rule.of("(?<=[\\w$;\\]>])@[0-9a-f]{4,8}(?![\\w.@-])", "@<hash>"),
            Rule.of("\\b0x[0-9a-fA-F]{6,16}\\b", "<address>"),
            Rule.of(
                    "(?i)\\b(localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[[0:]*1?\\])(/127\\.0\\.0\\.1)?:\\d{2,5}\\b",
                    "$1:<port>"),
            Rule.of("(?i)\\b(port\\s*[=:]?\\s*)\\d{4,5}\\b", "$1<port>"),
            Rule.of("(?i)\\b(pid\\s*[=:]?\\s*)\\d+\\b", "$1<pid>"),
            // the JDK's lines move from build to build
            Rule.of("(\\bat (?:java|javax|jdk|sun)\\.[\\w.$<>/]+\\(\\w+\\.java:)\\d+", "$1<line>"),
            // dates and times of day, in the order from long to short
            Rule.of(
                    "\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?(?:\\[[\\w/+-]+\\])?",
                    "<time>"),
            Rule.of("\\b\\d{4}-\\d\\d-\\d\\d\\b", "<date>"),
            Rule.of(
                    "\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:\\d\\d? )?[A-Z][a-z]{2} (?:\\d\\d? )?(?:\\d{4} )?\\d\\d:\\d\\d:\\d\\d(?: [A-Z]{2,5})?(?: \\d{4})?",
                    "<time>"),
            Rule.of("\\b\\d\\d?:\\d\\d:\\d\\d(?:[.,]\\d+)?\\b", "<time>"),
            Rule.of("(?<![\\w.])1[5-9]\\d{11}(?![\\w.])", "<time>"), // as System.currentTimeMillis() tells it
            Rule.of("\\bPT(?:-?\\d+H)?(?:-?\\d+M)?(?:-?\\d+(?:\\.\\d+)?S)?(?!\\w)", "<duration>"),
            Rule.of(
                    "(?<![\\w.])\\d[\\d,_]*(?:\\.\\d+)?\\s?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|h|hours?"
                            + "|nanoseconds?|microseconds?|milliseconds?|millis|nanos)(?![\\w/])(?:\\s?±\\s?<duration>)?",
                    "<duration>"),
            Rule.of("(?:<duration> ?){2,}(?<! )", "<duration>"),
            Rule.of(
                    "(?i)\\b((?:java|jdk|openjdk|jvm|temurin)(?:[ -]version)?[ :=\"-]*)\\d+(?:\\.\\d+)*(?:[+-][\\w.+-]+)?",
                    "$1<version>"),
            // threads and tasks
            Rule.of("\\b(pool-|ForkJoinPool-|commonPool-worker-|worker-|thread-|Thread-|task-|Task-)\\d+", "$1<n>"),
            Rule.of("\\b((?:virtual|daemon) thread )\\d+", "$1<n>"),
            Rule.of("\\b(VirtualThread|Thread)\\[#\\d+", "$1[#<n>"),
            Rule.of("(?<=[\\s(\\[,]|^)#\\d+\\b", "#<n>"),
            // paths: the last name tells what it is, unless it is a temporary folder's
            Rule.of("(?<![\\w/:<>.])file:/+(?=[\\w.])", "/"),
            Rule.of("(?<![\\w/:<.\"'=])(\"|'|=|)[A-Za-z]:\\\\(?:" + NAME + "\\\\)*(" + NAME + ")", "$1<path>/$2"),
            Rule.of("(?<![\\w/:<>.])/(?:" + NAME + "/)+(" + NAME + ")?", "<path>/$1"),
            Rule.of("(?<=<path>/)([A-Za-z_.-]*)\\d{5,}([\\w.-]*)", "$1<n>$2"));

    /// What a bare figure stands for when the code says so; shorter ones may be anything.
    private static final Map<Kind, Rule> FIGURES = Map.of(
            Kind.HASH, Rule.of("(?<![\\w.])(?:-?\\d{5,10}|(?=[a-f]*\\d)[0-9a-f]{5,8})(?![\\w.])", "<hash>"),
            Kind.CLOCK, Rule.of("(?<![\\w.])-?(?:\\d{5,}|\\d+\\.\\d{4,}(?:E-?\\d+)?)(?![\\w.])", "<time>"),
            Kind.PROCESS, Rule.of("(?<![\\w.])\\d{2,}(?![\\w.])", "<pid>"));

    private final List<String> versions;
    private final boolean numbers;
    private final Set<Kind> unsteady;

    /// @param versions texts that stand for the Java of either run
    /// @param numbers whether any number is as good as any other
    public Normal(List<String> versions, boolean numbers) {
        this(versions, numbers, Set.of());
    }

    /// @param unsteady what the code says of the text
    Normal(List<String> versions, boolean numbers, Set<Kind> unsteady) {
        this.versions =
                versions.stream().filter(version -> version.contains(".")).toList();
        this.numbers = numbers;
        this.unsteady = unsteady;
    }

    /// A text without what is said of tasks on a busy machine.
    public static String calm(CharSequence text) {
        return BUSY.matcher(text).replaceAll("");
    }

    /// The normal form of a text: as many lines or fewer (lines that were written over are gone).
    public String of(String text) {
        String normal = text;
        for (String version : versions) {
            normal = normal.replace(version, "<version>");
        }
        for (Rule rule : RULES) {
            normal = rule.what.matcher(normal).replaceAll(rule.by);
        }
        for (var figure : FIGURES.entrySet()) {
            if (unsteady.contains(figure.getKey())) {
                normal = figure.getValue().what.matcher(normal).replaceAll(figure.getValue().by);
            }
        }
        return numbers ? NUMBER.matcher(normal).replaceAll("<number>") : normal;
    }

    /// The lines of a text, each beside its normal form.
    List<Line> lines(String text) {
        var lines = new ArrayList<Line>();
        text.lines().map(line -> new Line(line, of(line).stripTrailing())).forEach(lines::add);
        while (!lines.isEmpty() && lines.getLast().normal().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    /// Whether the code leaves the order open, and two texts differ in nothing else.
    boolean sameInAnyOrder(String one, String other) {
        return unsteady.contains(Kind.ORDER) && words(one).equals(words(other));
    }

    /// The words of a text, sorted; not the rules of a table, whose widths go with its columns.
    private List<String> words(String text) {
        return BETWEEN.splitAsStream(of(text))
                .filter(word -> !word.isEmpty() && !word.matches("[-+|]+"))
                .sorted()
                .toList();
    }

    /// One line.
    ///
    /// @param typed as it was printed
    /// @param normal its normal form
    record Line(String typed, String normal) {}

    /// The normal forms of lines, as one text.
    static String joined(List<Line> lines) {
        return lines.stream().map(Line::normal).collect(Collectors.joining("\n"));
    }
}
