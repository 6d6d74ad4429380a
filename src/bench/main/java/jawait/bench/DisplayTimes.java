package jawait.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import jawait.Async;
import jawait.display.Display;
import jawait.display.MimeBundle;
import jawait.display.Progress;
import jawait.display.Screen;
import jawait.display.Table;
import jawait.display.Timeline;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// What showing costs: a step of a progress bar, a table of twenty rows, the picture of ten thousand tasks, and the
/// most updates that a bar sends in a second. A line for each, in its unit; the median of some rounds.
final class DisplayTimes {
    private static final int STEPS = 20_000_000;
    private static final int TASKS = 10_000;

    private record Row(int id, String name, double price, boolean sold) {}

    private interface Work {
        Object run() throws Exception;
    }

    /// Counts what it is given.
    private static final class Counting implements Screen {
        private int updates;

        @Override
        public void show(@Nullable Origin origin, MimeBundle bundle, @Nullable String displayId) {}

        @Override
        public synchronized void update(@Nullable Origin origin, MimeBundle bundle, String displayId) {
            updates++;
        }

        @Override
        public void clear(@Nullable Origin origin, boolean await) {}

        @Override
        public @Nullable String ask(@Nullable Origin origin, String prompt, boolean secret) {
            return null;
        }
    }

    private DisplayTimes() {}

    static void main() throws Exception {
        var screen = new Counting();
        Display.install(screen);
        var rows = IntStream.range(0, 20)
                .mapToObj(i -> new Row(i, "name " + i, i * 1.5, i % 2 == 0))
                .toList();
        double seconds = median(1, DisplayTimes::steps);
        print("a step of a progress bar", seconds * 1e9 / STEPS, "ns");
        print("updates of that bar", screen.updates / seconds, "a second");
        print("a table of 20 rows, first", median(1, () -> Table.of(rows).toMimeBundle()) * 1e3, "ms");
        print("a table of 20 rows", median(200, () -> Table.of(rows).toMimeBundle()) * 1e3, "ms");
        print("a picture of 10 000 tasks", crowd() * 1e3, "ms");
        Display.install(null);
    }

    private static Object steps() {
        try (var progress = Progress.of(STEPS, "steps")) {
            for (int i = 0; i < STEPS; i++) {
                progress.step();
            }
            return progress;
        }
    }

    private static double crowd() throws Exception {
        try (var recorded = Timeline.record("crowd")) {
            Async.run(() -> Async.gather(IntStream.range(0, TASKS).boxed().toList(), each -> {
                Async.sleep(.01);
                return each;
            }));
            return median(15, () -> recorded.timeline().toMimeBundle());
        }
    }

    private static double median(int rounds, Work work) throws Exception {
        double[] seconds = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long begin = System.nanoTime();
            work.run();
            seconds[i] = (System.nanoTime() - begin) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[rounds / 2];
    }

    private static void print(String what, double value, String unit) {
        PrintStream out = System.out;
        out.printf(Locale.ROOT, "%-28s %10.2f %s%n", what, value, unit);
    }
}
