package jawait.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import jawait.kernel.Children;
import jawait.kernel.Log;
import jawait.kernel.Signals;
import jawait.notebook.Notebook;
import jawait.notebook.NotebookException;
import jawait.notebook.NotebookFile;
import jawait.notebook.NotebookRun;
import jawait.notebook.Parameters;
import jawait.notebook.RunSettings;
import jawait.notebook.html.HtmlPage;
import jawait.repl.BornStreams;
import jawait.repl.Ending;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Runs a notebook without Jupyter and prints its outputs as they come. Ends with 0, with 1 when a cell failed or
/// the notebook cannot be read or written, 2 when a word of the command line is wrong, 130 when interrupted, 141 when
/// nobody reads the output any more.
@Command(name = "run", description = "Runs a notebook without Jupyter and prints its outputs.")
final class Run implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    CommandSpec spec;

    @CommandLine.Parameters(paramLabel = "NB.ipynb", description = "the notebook")
    @SuppressWarnings("NullAway.Init")
    Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.ipynb",
            description = "writes the notebook with its outputs there; - is stdout")
    @Nullable
    Path output;

    @Option(names = "--save", description = "writes the outputs into the notebook itself")
    boolean save;

    @Option(names = "-p", paramLabel = "NAME=VALUE", description = "a parameter: JSON, or any text")
    List<String> parameters = List.of();

    @Option(
            names = "--html",
            paramLabel = "OUT.html",
            description = "writes the notebook with its outputs there as one page; - is stdout")
    @Nullable
    Path html;

    @Mixin
    TimeLimits limits = new TimeLimits();

    @Option(names = "--keep-going", description = "runs later cells when one has failed")
    boolean keepGoing;

    @Option(
            names = {"-q", "--quiet"},
            description = "no line about each cell on stderr")
    boolean quiet;

    private @Nullable NotebookRun running;
    private volatile boolean hungUp;

    private Run() {}

    @Override
    public Integer call() throws InterruptedException {
        Log.toOriginalStderr();
        var terminal = isStdout(output) || isStdout(html)
                ? BornStreams.besideFile(this::hangUp)
                : new BornStreams(this::hangUp);
        var console = new RunConsole(terminal, quiet);
        var settings = new RunSettings(limits.timeout, keepGoing, limits.drain.patience, console);
        try {
            var given = Notebooks.java(file, NotebookFile.read(Paths.of(file)));
            var notebook = withParameters(given, terminal);
            var target = output != null ? output : save ? file : null;
            checkTargets(target);
            running = new NotebookRun(settings, console);
            Signals.onInterrupt(running::interrupt);
            Children.endWithUs();
            var result = running.run(notebook);
            if (!result.interrupted() && !hungUp) {
                write(result.notebook(), target);
            }
            return status(result, terminal, console);
        } catch (NotebookException e) {
            throw new Trouble(String.valueOf(e.getMessage()), e);
        }
    }

    private void checkTargets(@Nullable Path target) throws NotebookException {
        if (isStdout(target) && isStdout(html)) {
            throw new ParameterException(spec.commandLine(), "-o and --html cannot both go to stdout");
        }
        for (var each : Stream.of(target, html).filter(Objects::nonNull).toList()) {
            if (!isStdout(each)) {
                NotebookFile.checkWritable(Paths.of(each));
            }
        }
    }

    private static boolean isStdout(@Nullable Path target) {
        return target != null && target.toString().equals("-");
    }

    /// A run that was broken off leaves the files of the last whole one.
    private void write(Notebook ran, @Nullable Path target) throws NotebookException {
        if (target != null) {
            write(target, NotebookFile.text(ran));
        }
        if (html != null) {
            write(html, page(ran));
        }
    }

    private void write(Path target, String text) throws NotebookException {
        if (isStdout(target)) {
            new BornStreams(this::hangUp).print(text);
        } else {
            NotebookFile.write(Paths.of(target), text);
        }
    }

    private Notebook withParameters(Notebook given, BornStreams terminal) {
        try {
            var values = Parameters.parse(parameters);
            var notebook = Parameters.inject(given, values);
            for (String name : Parameters.undeclared(given, values)) {
                terminal.tell("jawait: no cell tagged parameters declares " + name + "; it is set all the same");
            }
            return notebook;
        } catch (NotebookException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void hangUp() {
        hungUp = true;
        var run = running;
        if (run != null) {
            run.interrupt();
        }
    }

    private int status(NotebookRun.Result result, BornStreams terminal, RunConsole console) {
        if (hungUp) {
            terminal.tell("jawait: nobody reads the output any more; stopped");
            return Ending.HUNG_UP;
        }
        console.summary(result);
        if (result.interrupted()) {
            return Ending.INTERRUPTED;
        }
        return result.failures().isEmpty() ? 0 : FAILED;
    }

    private String page(Notebook notebook) {
        var place = Paths.of(file).toAbsolutePath();
        return HtmlPage.of(notebook, String.valueOf(file.getFileName()), place.getParent());
    }
}
