package jawait.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import jawait.kernel.Log;
import jawait.kernel.Signals;
import jawait.notebook.Notebook;
import jawait.notebook.NotebookException;
import jawait.notebook.NotebookFile;
import jawait.notebook.NotebookRun;
import jawait.notebook.Parameters;
import jawait.notebook.RunSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Runs a notebook without Jupyter and prints its outputs as they come. Ends with 0, with 1 when a cell
/// failed or the notebook cannot be read or written, 130 when interrupted, 141 when nobody reads the
/// output any more.
@Command(name = "run", description = "Runs a notebook without Jupyter and prints its outputs.")
final class Run implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int INTERRUPTED = 130;
    private static final int HUNG_UP = 141;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    CommandSpec spec;

    @CommandLine.Parameters(paramLabel = "NB.ipynb", description = "the notebook")
    @SuppressWarnings("NullAway.Init")
    Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.ipynb",
            description = "writes the notebook with its outputs there")
    @Nullable
    Path output;

    @Option(names = "--save", description = "writes the outputs into the notebook itself")
    boolean save;

    @Option(names = "-p", paramLabel = "NAME=VALUE", description = "a parameter: JSON, or any text")
    List<String> parameters = List.of();

    @Option(names = "--timeout", paramLabel = "TIME", description = "how long a cell may take: 60s, 5m, 500ms")
    @Nullable
    String timeout;

    @Option(
            names = "--drain",
            paramLabel = "TIME",
            defaultValue = "5s",
            description = "how long tasks may go on when the last cell has ended (default: 5s)")
    String drain = "5s";

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
        var terminal = new Terminal(this::hangUp);
        var console = new RunConsole(terminal, quiet);
        var settings = new RunSettings(
                timeout == null ? null : duration("--timeout", timeout),
                keepGoing,
                duration("--drain", drain),
                console);
        try {
            var notebook = Parameters.inject(java(NotebookFile.read(Paths.of(file))), Parameters.parse(parameters));
            var target = output != null ? output : save ? file : null;
            if (target != null) {
                NotebookFile.checkWritable(Paths.of(target));
            }
            running = new NotebookRun(settings, console);
            Signals.onInterrupt(running::interrupt);
            var result = running.run(notebook);
            if (target != null) {
                NotebookFile.write(Paths.of(target), result.notebook());
            }
            return status(result, terminal, console);
        } catch (NotebookException e) {
            throw new Trouble(String.valueOf(e.getMessage()), e);
        }
    }

    private void hangUp() {
        hungUp = true;
        var run = running;
        if (run != null) {
            run.interrupt();
        }
    }

    private int status(NotebookRun.Result result, Terminal terminal, RunConsole console) {
        if (hungUp) {
            terminal.tell("jawait: nobody reads the output any more; stopped");
            return HUNG_UP;
        }
        console.summary(result);
        if (result.interrupted()) {
            return INTERRUPTED;
        }
        return result.failures().isEmpty() ? 0 : FAILED;
    }

    private Notebook java(Notebook notebook) throws NotebookException {
        var language = notebook.language();
        if (!language.isEmpty() && !language.equalsIgnoreCase("java")) {
            throw new NotebookException(file + " is written in " + language + ", and only Java can be run here; "
                    + "run it with its own kernel, or change metadata.kernelspec");
        }
        return notebook;
    }

    private Duration duration(String option, String text) {
        var parts = java.util.regex.Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|)")
                .matcher(text.strip());
        if (!parts.matches()) {
            throw new ParameterException(
                    spec.commandLine(), option + " takes a time as 60s, 5m or 500ms, found: " + text);
        }
        double unit = switch (parts.group(2)) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 1_000;
        };
        return Duration.ofMillis(Math.round(Double.parseDouble(parts.group(1)) * unit));
    }
}
