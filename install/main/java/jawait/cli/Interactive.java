package jawait.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import jawait.kernel.Log;
import jawait.kernel.Signals;
import jawait.repl.BornStreams;
import jawait.repl.PlainCells;
import jawait.repl.Repl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The terminal REPL; where the standard input is no terminal, its lines are run. Ends with 0 or what `/exit` was
/// given; of lines from elsewhere with 1 when one failed, 130 when interrupted.
@Command(name = "repl", description = "Runs Java typed in the terminal, or read from standard input.")
final class Interactive implements Callable<Integer> {
    @Option(names = "--vi", description = "vi's keys, not Emacs's")
    boolean vi;

    @Option(names = "--no-banner", description = "no greeting")
    boolean silent;

    @Mixin
    Drain drain = new Drain();

    private Interactive() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Log.toOriginalStderr();
        boolean typed = System.getProperty("jawait.terminal", "").contains("0");
        if (!typed) {
            return PlainCells.run(drain.patience, Signals::onInterrupt);
        }
        return BornStreams.isDumb()
                ? PlainCells.talk(Signals::onInterrupt)
                : Repl.run(new Repl.Settings(vi, !silent), System.getenv()::get);
    }
}
