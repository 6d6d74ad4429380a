package jawait.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jawait.kernel.Children;
import jawait.kernel.Log;
import jawait.kernel.ParentWatch;
import jawait.kernel.Signals;
import jawait.notebook.Cell;
import jawait.notebook.Notebook;
import jawait.notebook.NotebookException;
import jawait.notebook.NotebookFile;
import jawait.notebook.NotebookRun;
import jawait.notebook.RunListener;
import jawait.notebook.RunSettings;
import jawait.notebook.check.Check.Differing;
import jawait.notebook.check.Check.Report;
import jawait.repl.BornStreams;
import jawait.repl.Ending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs notebooks and compares with their saved outputs. Ends with 0 when all is as it was saved (or has been
/// accepted), 1 when not or when a cell fails, 130 when interrupted.
@Command(
        name = "check",
        description = {
            "Runs notebooks and compares with their saved outputs.",
            "Times, ids, hashes, ports and paths may differ. Tags of cells: nbval-skip does not run it,",
            "nbval-ignore-output or check:ignore compares nothing, check:ignore-numbers takes any number for any."
        })
final class Check implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "NB.ipynb", description = "notebooks")
    List<Path> files = List.of();

    @Option(names = "--accept", description = "writes the new outputs of the cells that differ, and nothing else")
    boolean accept;

    @Mixin
    TimeLimits limits = new TimeLimits();

    @Option(
            names = {"-q", "--quiet"},
            description = "says nothing of notebooks that are as they were saved")
    boolean quiet;

    private volatile boolean hungUp;
    private final BornStreams terminal = new BornStreams(() -> hungUp = true);

    private Check() {}

    @Override
    public Integer call() throws InterruptedException {
        Log.toOriginalStderr();
        Children.endWithUs();
        ParentWatch.start(
                System.getProperty("jawait.parent"), () -> Runtime.getRuntime().halt(Ending.INTERRUPTED));
        int status = 0;
        for (Path file : files) {
            int ended;
            try {
                ended = check(file);
            } catch (NotebookException e) {
                terminal.tell("jawait: " + e.getMessage());
                ended = 1;
            }
            status = Math.max(status, ended);
            if (hungUp || ended == Ending.INTERRUPTED) {
                break;
            }
        }
        return hungUp ? Ending.HUNG_UP : status;
    }

    private int check(Path file) throws NotebookException, InterruptedException {
        String text = NotebookFile.content(Paths.of(file));
        var saved = Notebooks.java(file, NotebookFile.parse(Paths.of(file).toString(), text));
        var check = new jawait.notebook.check.Check(saved);
        if (!check.hasOutputs() && !accept) {
            throw new NotebookException(file + " has no saved outputs to compare with; jawait check --accept " + file
                    + " saves those of a run");
        }
        if (accept) {
            NotebookFile.checkWritable(Paths.of(file));
        }
        var result = run(check.toRun());
        if (result.interrupted()) {
            terminal.tell("jawait: interrupted while " + file + " ran");
            return Ending.INTERRUPTED;
        }
        var report = check.against(result.notebook());
        return accept ? accept(file, text, report, result) : tell(file, report, result);
    }

    private NotebookRun.Result run(Notebook notebook) throws InterruptedException {
        var run = new NotebookRun(
                new RunSettings(limits.timeout, false, limits.drain.patience, RunSettings.Answers.NONE),
                new RunListener() {});
        Signals.onInterrupt(run::interrupt);
        return run.run(notebook);
    }

    private int tell(Path file, Report report, NotebookRun.Result result) {
        for (var cell : report.cells()) {
            if (result.failures().stream().noneMatch(failed -> failed.number() == cell.number())) {
                tell(file, cell);
            }
        }
        for (var failed : result.failures()) {
            terminal.line(file + ", In[" + failed.number() + "] failed:");
            terminal.line(String.join("\n", failed.problem().lines()));
        }
        if (report.same() && result.failures().isEmpty()) {
            if (!quiet) {
                terminal.tell(file + ": " + cells(report.compared()) + " as saved");
            }
            return 0;
        }
        terminal.tell(file + ": " + summary(report, result));
        return 1;
    }

    private static String summary(Report report, NotebookRun.Result result) {
        int differ = report.cells().size()
                - (int) report.cells().stream()
                        .filter(cell -> result.failures().stream().anyMatch(failed -> failed.number() == cell.number()))
                        .count();
        return (differ == 0 ? "" : cells(differ) + (differ == 1 ? " differs" : " differ"))
                + (differ > 0 && !result.failures().isEmpty() ? ", " : "")
                + (result.failures().isEmpty() ? "" : cells(result.failures().size()) + " failed")
                + (report.missing().isEmpty()
                        ? ""
                        : ", " + cells(report.missing().size()) + " not run");
    }

    private static String cells(int count) {
        return count + (count == 1 ? " cell" : " cells");
    }

    private void tell(Path file, Differing cell) {
        for (var difference : cell.differences()) {
            terminal.line(file + ", In[" + cell.number() + "], " + difference.what() + ":");
            terminal.line(difference.lines().stream().map(Check::coloured).collect(Collectors.joining("\n")));
        }
    }

    private static String coloured(String line) {
        String colour = line.startsWith("-") ? "31" : line.startsWith("+") ? "32" : line.startsWith("@@") ? "36" : "";
        return colour.isEmpty() ? "  " + line : "  \u001b[" + colour + "m" + line + "\u001b[0m";
    }

    private int accept(Path file, String text, Report report, NotebookRun.Result result) throws NotebookException {
        if (!result.failures().isEmpty()) {
            tell(file, report, result);
            terminal.tell("jawait: nothing was accepted; a notebook whose cells fail is not saved");
            return 1;
        }
        Map<Integer, Cell.Code> changed = new HashMap<>();
        report.cells().forEach(cell -> changed.put(cell.index(), cell.cell()));
        if (!changed.isEmpty()) {
            NotebookFile.write(Paths.of(file), NotebookFile.withOutputs(text, changed));
        }
        terminal.tell(file + ": " + (changed.isEmpty() ? "as saved" : "accepted " + cells(changed.size())));
        return 0;
    }
}
