package jawait;

import static jawait.Async.generate;
import static jawait.Async.tasks;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A source that says how many items it has made, and how often its `finally` has run.
final class Tap {
    final AtomicInteger made = new AtomicInteger();
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AsyncGenerator<Integer> items;

    /// Gives 1 to `count`, then throws `end` unless it is null.
    Tap(int count, Exception end) {
        items = generate(y -> {
            begun.incrementAndGet();
            try {
                for (int i = 1; i <= count; i++) {
                    made.set(i);
                    y.yield(i);
                }
                if (end != null) {
                    throw end;
                }
            } finally {
                closed.incrementAndGet();
            }
        });
    }

    static Tap to(int count) {
        return new Tap(count, null);
    }

    /// Numbers without end.
    static Tap endless() {
        return new Tap(Integer.MAX_VALUE, null);
    }

    /// Gives 1 to `count`, then fails.
    static Tap failing(int count, Exception end) {
        return new Tap(count, end);
    }

    /// Expects that every run has ended, and that no task of a stream is left.
    void isClosed() {
        assertEquals(begun.get(), closed.get(), "runs that ended");
        assertEquals(List.of(), leftovers());
    }

    /// The live tasks that belong to streams.
    static List<Task<?>> leftovers() {
        List<String> names = List.of("generator", "buffer", "merge", "mapConcurrent", "window", "debounce", "timeout");
        return tasks().stream().filter(task -> names.contains(task.name())).toList();
    }
}
