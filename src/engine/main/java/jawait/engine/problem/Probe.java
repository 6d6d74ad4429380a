package jawait.engine.problem;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jawait.Async;
import jawait.Task;

/// Asks an exception something. The methods of a user's own class are user code: they may throw, and they may never
/// end, which must not hold up who reports.
final class Probe {
    private static final long PATIENCE_MILLIS = 1_000;

    /// What became of the question.
    ///
    /// @param <T> the type of the answer
    sealed interface Answer<T> {}

    /// It was answered.
    record Given<T>(T value) implements Answer<T> {}

    /// There is no answer.
    ///
    /// @param why as a clause: `threw java.lang.Error`
    record Withheld<T>(String why) implements Answer<T> {}

    private Probe() {}

    static <T> Answer<T> ask(Throwable thrown, Callable<T> question) {
        ClassLoader loader = thrown.getClass().getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader() ? here(question) : elsewhere(question);
    }

    private static <T> Answer<T> here(Callable<T> question) {
        try {
            return new Given<>(question.call());
        } catch (Throwable e) {
            return threw(e);
        }
    }

    private static <T> Answer<T> elsewhere(Callable<T> question) {
        Task<T> task = Async.task("ask an exception", question);
        try {
            return new Given<>(task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return threw(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            return new Withheld<>("does not come to an end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Withheld<>("was interrupted");
        } finally {
            task.cancel();
        }
    }

    private static <T> Answer<T> threw(Throwable error) {
        return new Withheld<>("threw " + error.getClass().getName());
    }
}
