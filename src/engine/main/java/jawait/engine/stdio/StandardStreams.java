package jawait.engine.stdio;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.Function;
import jawait.runtime.WeaveShims;

/// The installed streams, and those of the process that they took the place of.
///
/// @param out the process's own standard output
/// @param err the process's own standard error
/// @param in the process's own standard input
public record StandardStreams(PrintStream out, PrintStream err, InputStream in) implements AutoCloseable {
    /// Sends the standard streams to `console` from now on. Loggers and threads may keep references to the
    /// installed streams: they go on working, under whichever cell uses them.
    public static StandardStreams install(Console console) {
        var before = new StandardStreams(System.out, System.err, System.in);
        System.setOut(new CellPrintStream(console, false));
        System.setErr(new CellPrintStream(console, true));
        System.setIn(new CellInputStream(console));
        return before;
    }

    /// Has the stack traces that cells print, and those of threads that die, written in these words. They go
    /// where they are printed to; else to `System.err`, so also to whatever a cell has put there.
    public void printTraces(Function<Throwable, String> words) {
        WeaveShims.printsStackTraces((thrown, to) -> to.println(words.apply(thrown)));
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) ->
                System.err.println("Exception in thread \"" + thread.getName() + "\" " + words.apply(thrown)));
    }

    /// From now on what processes print that cells start with `inheritIO` is printed by the cells.
    public void printInherited() {
        WeaveShims.startsProcesses(new SharedStreams(() -> System.out, () -> System.err)::start);
    }

    /// Gives the process its own streams back, and its own words for traces.
    @Override
    public void close() {
        WeaveShims.printsStackTraces(null);
        WeaveShims.startsProcesses(null);
        Thread.setDefaultUncaughtExceptionHandler(null);
        System.setOut(out);
        System.setErr(err);
        InputStream ours = System.in;
        System.setIn(in);
        if (ours instanceof CellInputStream stream) {
            stream.end();
        }
    }
}
