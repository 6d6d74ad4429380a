package jawait.engine;

import java.util.function.Function;
import jawait.runtime.WeaveShims;

/// The stack traces that cells print, and those of threads that die: in the words of a cell's own errors. They go to
/// `System.err`, so also to whatever a cell has put there.
final class PrintedTraces {
    private PrintedTraces() {}

    static void install(Function<Throwable, String> words) {
        WeaveShims.printsStackTraces(thrown -> System.err.println(words.apply(thrown)));
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) ->
                System.err.println("Exception in thread \"" + thread.getName() + "\" " + words.apply(thrown)));
    }

    static void remove() {
        WeaveShims.printsStackTraces(null);
        Thread.setDefaultUncaughtExceptionHandler(null);
    }
}
