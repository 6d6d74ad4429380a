package jawait;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The operators whose sources run beside them, in tasks of their own.
final class Beside {
    private Beside() {}

    static <T extends @Nullable Object> Push<T> buffer(Push<T> source, int size) {
        return out -> Crew.run(crew -> {
            var feed = new Feed<T>(crew, size, 1);
            start(crew, "buffer", source, feed);
            while (feed.next()) {
                out.accept(feed.item());
            }
        });
    }

    static <T extends @Nullable Object> Push<T> merge(
            Push<? extends T> first, List<AsyncGenerator<? extends T>> others) {
        return out -> Crew.run(crew -> {
            var feed = new Feed<T>(crew, 1, 1 + others.size());
            start(crew, "merge", first, feed);
            for (AsyncGenerator<? extends T> other : others) {
                start(crew, "merge", other.push(), feed);
            }
            while (feed.next()) {
                out.accept(feed.item());
            }
        });
    }

    static <T extends @Nullable Object> void start(Crew crew, String name, Push<? extends T> source, Feed<T> feed) {
        var _ = crew.start(name, Bodies.of(() -> source.to(feed::put), name), feed::ended);
    }

    /// Asks both at once, and neither for more than the next pair needs.
    static <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object> Push<R> zip(
            Push<T> left, Push<U> right, BiFunction<? super T, ? super U, ? extends R> pairing) {
        return out -> Crew.run(crew -> {
            var pulled = new Pull<>(right, List.of());
            crew.add(pulled);
            pulled.want();
            try {
                EarlyEnd.take(left, item -> {
                    boolean more = pulled.advance();
                    if (more) {
                        out.accept(pairing.apply(item, pulled.take()));
                        pulled.want();
                    }
                    return more;
                });
            } finally {
                pulled.stop();
            }
        });
    }

    /// An item keeps its room until its result has been taken, so no more than `limit` are ever on their way.
    static <T extends @Nullable Object, R extends @Nullable Object> Push<R> map(
            Push<T> source, int limit, Fn<? super T, ? extends R> f) {
        return out -> Crew.run(crew -> {
            var feed = new Feed<Task<R>>(crew, limit, 1);
            Use<T> start = item -> {
                feed.reserve();
                feed.add(crew.<R>start("mapConcurrent", () -> f.apply(item), task -> {}));
            };
            var _ = crew.start("mapConcurrent", Bodies.of(() -> source.to(start), "mapConcurrent"), feed::ended);
            while (feed.next(Feed.NEVER) == Feed.Found.ITEM) {
                R result = feed.item().await();
                feed.release();
                out.accept(result);
            }
        });
    }
}
