package jawait.engine.problem;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jawait.engine.source.Finding;

/// Says why a piece did not compile: where, javac's message in one sentence, and a way on where one is known.
/// On the shell's thread only.
public final class CompileReport {
    private static final String NAME = "CompileError";
    private static final String MISUSED = "UsageError";
    private static final int MOST = 10;

    private final Vocabulary known;
    private final Hint hints = new Hints();

    /// @param known the names of the session
    public CompileReport(Vocabulary known) {
        this.known = known;
    }

    /// The report of what the compiler found in a passage; positions count in its code.
    ///
    /// @param began whether what stands before the passage has run
    public Problem of(Passage passage, List<Finding> errors, boolean began) {
        if (errors.isEmpty()) {
            String message = "this is no complete Java statement";
            return new Report()
                    .title(NAME, message)
                    .exactly(passage.place(0), 1)
                    .problem(NAME, message);
        }
        var mistakes =
                telling(errors.stream().map(each -> Mistake.of(each, passage)).toList());
        String first = mistakes.getFirst().sentence();
        var report = new Report().title(NAME, first);
        for (Mistake mistake : mistakes.subList(0, Math.min(MOST, mistakes.size()))) {
            report.exactly(passage.place(mistake.start()), mistake.end() - mistake.start());
            if (mistakes.size() > 1) {
                report.text("        " + mistake.sentence());
            }
            hints.of(mistake, known).forEach(report::hint);
        }
        if (mistakes.size() > MOST) {
            report.text("… and " + (mistakes.size() - MOST) + " more");
        }
        known.standing(passage.code()).ifPresent(name -> report.text("The earlier " + name + " stays as it was."));
        if (began && passage.hasBefore()) {
            report.text("What stands before it in " + passage.in().name()
                    + " has run and stays; it and what follows has not.");
        }
        return report.problem(NAME, first);
    }

    /// After the first error of syntax the parser only guesses, and what it says of one place twice is one thing.
    private static List<Mistake> telling(List<Mistake> mistakes) {
        var syntax = mistakes.stream().filter(Mistake::isSyntax).findFirst();
        var said = new HashSet<List<Object>>();
        return syntax.isPresent()
                ? List.of(syntax.get())
                : mistakes.stream()
                        .filter(each -> said.add(List.of(each.start(), each.sentence())))
                        .toList();
    }

    /// The report of a declaration that uses what is declared nowhere.
    ///
    /// @param missing what it uses, as JShell names it: `class Nowhere`, `method missing()`
    public Problem lacking(Passage passage, List<String> missing) {
        String message = "cannot find " + String.join(", ", missing);
        var report = new Report().title(NAME, message);
        for (String each : missing) {
            String name = MissingNames.nameOf(each);
            Matcher use = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(passage.code());
            boolean found = use.find();
            report.exactly(passage.place(found ? use.start() : 0), found ? name.length() : 1);
            report.hint(MissingNames.way(each, known).orElse("declare it first, or in the same cell"));
        }
        return report.problem(NAME, message);
    }

    /// The report of a magic that is written in a way it does not understand.
    public Problem misused(Passage passage, Finding error) {
        return new Report()
                .title(MISUSED, error.message())
                .exactly(passage.place(error.at()), error.end() - error.at())
                .problem(MISUSED, error.message());
    }

    /// The report of a magic that could not do what it was asked.
    public Problem failed(Passage passage, String name, String message) {
        int line = passage.code().indexOf('\n');
        return new Report()
                .title(name, message)
                .exactly(passage.place(0), line < 0 ? passage.code().length() : line)
                .problem(name, message);
    }

    /// The report of a compiler that gave up.
    public Problem gaveUp(Passage passage, Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = switch (root) {
            case StackOverflowError deep -> "this piece is nested too deeply for the Java compiler; split it up";
            case OutOfMemoryError large -> "the compiler ran out of memory on this piece; split it up";
            default -> "the Java compiler failed on this piece: " + root;
        };
        return new Report().title(NAME, message).exactly(passage.place(0), 1).problem(NAME, message);
    }
}
