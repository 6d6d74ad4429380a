package jawait.engine.magic.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.Magic;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Usage;
import jawait.engine.magic.session.CellLog;
import jawait.engine.magic.system.Failures;
import jawait.engine.magic.system.Workplace;
import jawait.engine.source.Asked;
import jawait.engine.source.WholeFile;
import org.jspecify.annotations.Nullable;

/// `%save`: the session's cells as a file.
public record SaveFile(Workplace place, CellLog log) implements Magic {
    private static final Pattern TELLING =
            Pattern.compile("%(?:who|whos|history|imports|lsmagic|magic|save|tasks|dump|pwd)(?:[ \\t][^\\n]*)?");

    @Override
    public String name() {
        return "save";
    }

    @Override
    public String summary() {
        return "Writes the cells that ended well to a .jsh or .ipynb file";
    }

    @Override
    public Usage usage() {
        return Usage.line().flag("-f --force", "overwrites the file").words(1, 99, "FILE [RANGE…]");
    }

    @Override
    public String details() {
        return """
                A range is `4`, `2-4`, `7-` or `-3` (the last three), and may name cells that failed. Without one, what only
                tells something is left out: questions as `name?`, `%whos`, `%history` and their like. Scripts have a
                `//%%` line above each cell, `%load` and `jawait run` read them.

                ```
                %save work.jsh 1-5 8
                ```""";
    }

    @Override
    public List<Candidate> complete(List<String> before, String word) {
        return before.isEmpty() ? place.complete(word) : List.of();
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        var words = arguments.words();
        String file = words.getFirst();
        if (!file.toLowerCase(Locale.ROOT).matches(".*\\.(jsh|ipynb)")) {
            return "%save expects a .jsh or .ipynb file; found " + file
                    + (file.endsWith(".java")
                            ? ". Cells are a script and no Java source file, since they have statements outside of methods:"
                                    + " save " + file.replaceFirst("java$", "jsh") + ", which jawait run and %run run"
                            : "");
        }
        String wrong = CellLog.objection(words.subList(1, words.size()));
        return wrong.isEmpty() ? null : wrong;
    }

    @Override
    @SuppressWarnings("OrphanedFormatString") // `%history` is a magic
    public @Nullable Object run(Call call) {
        var words = call.arguments().words();
        Path file = place.resolve(words.getFirst());
        if (Files.exists(file) && !call.arguments().has("-f")) {
            throw new MagicError("FileExists", file + " exists; %save -f overwrites it");
        }
        var ranges = words.subList(1, words.size());
        var cells = log.find(ranges).stream()
                .filter(ran -> !ranges.isEmpty() || ran.well() && !tells(ran.source()))
                .toList();
        if (cells.isEmpty()) {
            throw new MagicError("UsageError", "there are no such cells to save; %history -n lists them");
        }
        boolean notebook = words.getFirst().toLowerCase(Locale.ROOT).endsWith(".ipynb");
        try {
            WholeFile.write(
                    file,
                    notebook
                            ? NotebookFile.of(
                                    cells.stream().map(CellLog.Ran::source).toList())
                            : script(cells));
        } catch (IOException e) {
            throw new MagicError("CannotWrite", "cannot write " + file + ": " + Failures.reason(e));
        }
        call.host().print("wrote " + cells.size() + (cells.size() == 1 ? " cell to " : " cells to ") + file + "\n");
        return null;
    }

    /// Whether it is one line that changes nothing in a session.
    private static boolean tells(String source) {
        return TELLING.matcher(source.strip()).matches() || Asked.of(source).isPresent();
    }

    private static String script(List<CellLog.Ran> cells) {
        return cells.stream()
                .map(ran -> "//%% In[" + ran.number() + "]\n" + ran.source().stripTrailing() + "\n")
                .collect(Collectors.joining("\n"));
    }
}
