package jawait.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import jawait.repl.Rehearsal;
import picocli.CommandLine.Command;

/// What the start-up (AOT) cache of the terminal and of scripts is trained with.
@Command(name = "rehearse", hidden = true, description = "Types a few cells on an imagined terminal.")
final class Rehearse implements Callable<Integer> {
    private Rehearse() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        return Rehearsal.run();
    }
}
