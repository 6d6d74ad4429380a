package jawait.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import jawait.display.TaskCards;
import jawait.engine.problem.Problem;
import jawait.notebook.NotebookRun;
import jawait.notebook.Output;
import jawait.notebook.RunListener;
import jawait.notebook.RunSettings;
import jawait.repl.BornStreams;
import jawait.repl.TaskNames;
import org.jspecify.annotations.Nullable;

/// Tells a terminal of a run: outputs on stdout under the number of their cell, progress and errors on
/// stderr.
final class RunConsole implements RunListener, RunSettings.Answers {
    private final BornStreams terminal;
    private final boolean quiet;
    private int last;
    private int count;

    RunConsole(BornStreams terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    @Override
    public void begins(int number, int all) {
        count = all;
    }

    @Override
    public synchronized void printed(int number, String stream, String text) {
        head(number);
        terminal.print(text);
    }

    @Override
    public synchronized void shown(int number, Output output) {
        if (output instanceof Output.Display(var data, var metadata) && TaskCards.isCard(data)) {
            return; // the card of a task, whose result stands above it already
        }
        head(number);
        switch (output) {
            case Output.Result(var own, var data, var metadata) -> terminal.line("Out[" + own + "]: " + plain(data));
            case Output.Display(var data, var metadata) -> terminal.line(plain(data));
            case Output.Stream(var name, var text) -> terminal.print(text);
            case Output.Failure(var name, var value, var traceback) -> terminal.line(name + ": " + value);
        }
    }

    @Override
    public void changed(int number, Output output) {
        shown(number, output);
    }

    private static String plain(Map<String, Object> data) {
        return String.valueOf(data.get("text/plain"));
    }

    private void head(int number) {
        if (last != number) {
            terminal.line("In [" + number + "]:");
            last = number;
        }
    }

    @Override
    public void failed(int number, Problem problem) {
        if (!terminal.gone()) {
            terminal.tell(String.join("\n", problem.lines()));
        }
    }

    @Override
    public void ended(int number, Duration took) {
        if (!quiet) {
            terminal.tell("[%d/%d] In[%d] %.1f s".formatted(number, count, number, took.toMillis() / 1000.0));
        }
    }

    @Override
    public void awaits(List<String> names) {
        if (!quiet) {
            terminal.tell("waiting for " + TaskNames.counted(names));
        }
    }

    @Override
    public void page(String text) {
        terminal.line(text);
    }

    @Override
    public @Nullable String line(String prompt, boolean secret) throws InterruptedException {
        return terminal.ask(prompt);
    }

    /// What is left to say when all is over.
    void summary(NotebookRun.Result result) {
        if (!result.cancelled().isEmpty()) {
            terminal.tell(TaskNames.cancelledAtTheEnd(result.cancelled()));
        }
        if (result.failures().size() > 1) {
            terminal.tell("jawait: " + result.failures().size() + " of " + count + " cells failed: "
                    + String.join(
                            ", ",
                            result.failures().stream()
                                    .map(failed -> "In[" + failed.number() + "]")
                                    .toList()));
        }
    }
}
