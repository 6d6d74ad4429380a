package jawait;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import jawait.runtime.StopSignal;
import jawait.runtime.Timekeeper;
import org.jspecify.annotations.Nullable;

/// The operators that look at the clock. Their sources run in tasks, one item ahead.
final class Paced {
    private Paced() {}

    static long above0(long nanos, String verb) {
        if (nanos == 0) {
            throw new IllegalArgumentException(verb + ": expected a time above 0, found 0");
        }
        return nanos;
    }

    /// How many periods have passed, at the end of each. Those that pass while nobody asks are left out.
    static Push<Long> ticks(long period) {
        return out -> {
            long begin = Timekeeper.nanoTime();
            long tick = 0;
            while (true) {
                out.accept(tick);
                long now = Timekeeper.nanoTime() - begin;
                tick = now / period + 1;
                Sleep.nanos(tick * period - now);
            }
        };
    }

    static <T extends @Nullable Object> Push<List<T>> window(Push<T> source, int size, long nanos) {
        return out -> fed("window", source, feed -> {
            while (feed.next()) {
                List<T> window = new ArrayList<>();
                window.add(feed.item());
                long due = Timekeeper.nanoTime() + nanos;
                Action fill = () -> {
                    while (window.size() < size && feed.next(due) == Feed.Found.ITEM) {
                        feed.release();
                        window.add(feed.item());
                    }
                };
                run(fill, () -> out.accept(Collections.unmodifiableList(window)));
            }
        });
    }

    static <T extends @Nullable Object> Push<T> debounce(Push<T> source, long nanos) {
        return out -> fed("debounce", source, feed -> {
            while (feed.next()) {
                List<T> last = new ArrayList<>();
                last.add(feed.item());
                Action settle = () -> {
                    while (feed.next(Timekeeper.nanoTime() + nanos) == Feed.Found.ITEM) {
                        feed.release();
                        last.set(0, feed.item());
                    }
                };
                run(settle, () -> out.accept(last.getFirst()));
            }
        });
    }

    static <T extends @Nullable Object> Push<T> timeout(Push<T> source, long nanos) {
        return out -> fed("timeout", source, feed -> {
            Feed.Found found = feed.next(Timekeeper.nanoTime() + nanos);
            while (found == Feed.Found.ITEM) {
                feed.release();
                out.accept(feed.item());
                found = feed.next(Timekeeper.nanoTime() + nanos);
            }
            if (found == Feed.Found.LATE) {
                throw new TimeoutException(
                        "timed out after " + Nanos.text(nanos) + ": the stream's next item did not come");
            }
        });
    }

    private static <T extends @Nullable Object> void fed(String verb, Push<T> source, Use<Feed<T>> use) {
        Crew.run(crew -> {
            var feed = new Feed<T>(crew, 1, 1);
            Beside.start(crew, verb, source, feed);
            use.accept(feed);
        });
    }

    /// What came before an error is handed out before it; not so when the stream is stopped.
    private static void run(Action gather, Action handOut) throws Exception {
        try {
            gather.run();
        } catch (Throwable e) {
            if (!StopSignal.isStop(e)) {
                handOut.run();
            }
            throw e;
        }
        handOut.run();
    }
}
