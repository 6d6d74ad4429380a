package jawait;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Part of [AsyncGenerator]: its operators. Each makes a new generator of this one, and runs nothing.
///
/// @param <T> the items
@SuppressWarnings("overloads") // which of them is meant a number or a duration says
public abstract sealed class GeneratorStages<T extends @Nullable Object> permits AsyncGenerator {
    GeneratorStages() {}

    abstract Push<T> push();

    /// A generator made from this one and others.
    abstract <R extends @Nullable Object> AsyncGenerator<R> then(
            Push<R> next, List<? extends AsyncGenerator<?>> others);

    private <R extends @Nullable Object> AsyncGenerator<R> then(Push<R> next) {
        return then(next, List.of());
    }

    /// What `f` makes of each item, one after the other; see [#mapConcurrent].
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2, 3).map(i -> i * i).toList();      // [1, 4, 9]
    /// ```
    public <R extends @Nullable Object> AsyncGenerator<R> map(Fn<? super T, ? extends R> f) {
        return then(Stages.map(push(), Objects.requireNonNull(f, "map: the function is null")));
    }

    /// The items of which `wanted` is true.
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2, 3).filter(i -> i != 2).toList();  // [1, 3]
    /// ```
    public AsyncGenerator<T> filter(Fn<? super T, Boolean> wanted) {
        return then(Stages.filter(push(), Objects.requireNonNull(wanted, "filter: the condition is null")));
    }

    /// All items of all that `f` makes of each item: lists, other generators. One after the other.
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2).flatMap(i -> List.of(i, -i)).toList();   // [1, -1, 2, -2]
    /// ```
    public <R extends @Nullable Object> AsyncGenerator<R> flatMap(Fn<? super T, ? extends Iterable<? extends R>> f) {
        return then(Stages.<T, R>flatMap(push(), Objects.requireNonNull(f, "flatMap: the function is null")));
    }

    /// The first `count` items. The body is stopped after the last of them; of 0, it does not begin.
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2, 3).take(2).toList();              // [1, 2]
    /// ```
    ///
    /// @throws IllegalArgumentException when `count` is negative
    public AsyncGenerator<T> take(long count) {
        return then(Stages.take(push(), Counts.require(count, 0, "take: expected a number of items")));
    }

    /// The items before the first one of which `wanted` is false; there the body is stopped.
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2, 3, 1).takeWhile(i -> i < 3).toList();    // [1, 2]
    /// ```
    public AsyncGenerator<T> takeWhile(Fn<? super T, Boolean> wanted) {
        return then(Stages.takeWhile(push(), Objects.requireNonNull(wanted, "takeWhile: the condition is null")));
    }

    /// The items without the first `count`.
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2, 3).drop(2).toList();              // [3]
    /// ```
    ///
    /// @throws IllegalArgumentException when `count` is negative
    public AsyncGenerator<T> drop(long count) {
        return then(Stages.drop(push(), Counts.require(count, 0, "drop: expected a number of items")));
    }

    /// The items in lists of `size`; the last one may be shorter, also before an error.
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2, 3).chunk(2).toList();             // [[1, 2], [3]]
    /// ```
    ///
    /// @throws IllegalArgumentException when `size` is below 1
    public AsyncGenerator<List<T>> chunk(int size) {
        Counts.require(size, 1, "chunk: expected a size");
        return then(Stages.chunk(push(), size));
    }

    /// As [#map], with up to `limit` items worked on at once, each in a task of its own. The results keep the order
    /// of the items; the first that fails cancels those after it. The source runs ahead in a task of its own.
    ///
    /// ```java
    /// AsyncGenerator.of(3, 2, 1).mapConcurrent(2, i -> i * i).toList();    // [9, 4, 1]
    /// ```
    ///
    /// @throws IllegalArgumentException when `limit` is below 1
    public <R extends @Nullable Object> AsyncGenerator<R> mapConcurrent(int limit, Fn<? super T, ? extends R> f) {
        Counts.require(limit, 1, "mapConcurrent: expected a limit");
        return then(Beside.map(push(), limit, Objects.requireNonNull(f, "mapConcurrent: the function is null")));
    }

    /// The items of this generator and of the others as they come. Each runs in a task of its own, one item ahead;
    /// the first that fails stops all.
    ///
    /// ```java
    /// AsyncGenerator<String> all = AsyncGenerator.of("a", "b").merge(AsyncGenerator.of("x"));
    /// all.toList().size();                                      // 3
    /// ```
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is copied
    public final AsyncGenerator<T> merge(AsyncGenerator<? extends T>... others) {
        List<AsyncGenerator<? extends T>> all = Bodies.requireAll(others, "merge");
        return then(Beside.<T>merge(push(), all), all);
    }

    /// The first items of both, the second items of both, and so on, until one has no more. For each pair both are
    /// asked at once; the other generator runs in a task of its own.
    ///
    /// ```java
    /// var pairs = AsyncGenerator.of("a", "b", "c").zip(AsyncGenerator.of(1, 2));
    /// pairs.toList();                                           // [Pair[first=a, second=1], Pair[…]]
    /// ```
    public <U extends @Nullable Object> AsyncGenerator<AsyncGenerator.Pair<T, U>> zip(AsyncGenerator<U> other) {
        return this.<U, AsyncGenerator.Pair<T, U>>zip(other, AsyncGenerator.Pair::new);
    }

    /// As [#zip(AsyncGenerator)], with what `f` makes of each pair.
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2, 3).zip(AsyncGenerator.of(10, 20), (a, b) -> a + b).toList();   // [11, 22]
    /// ```
    public <U extends @Nullable Object, R extends @Nullable Object> AsyncGenerator<R> zip(
            AsyncGenerator<U> other, BiFunction<? super T, ? super U, ? extends R> f) {
        Objects.requireNonNull(f, "zip: the function is null");
        Objects.requireNonNull(other, "zip: the other generator is null");
        return then(Beside.zip(push(), other.push(), f), List.of(other));
    }

    /// The same items, made up to `size` ahead of their use: the source runs in a task of its own, and waits while
    /// that many are unused. What was made ahead and is not wanted in the end is dropped.
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2, 3).buffer(2).toList();            // [1, 2, 3]
    /// ```
    ///
    /// @throws IllegalArgumentException when `size` is below 1
    public AsyncGenerator<T> buffer(int size) {
        Counts.require(size, 1, "buffer: expected a size");
        return then(Beside.buffer(push(), size));
    }

    /// The items in lists, each of what came within so many seconds of its first item. Where nothing comes there is
    /// no list; at the end, also before an error, the last list may be short of time.
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2, 3).window(60).toList();           // [[1, 2, 3]]
    /// ```
    ///
    /// @throws IllegalArgumentException when the time is not above 0
    public AsyncGenerator<List<T>> window(double seconds) {
        return window(Integer.MAX_VALUE, Nanos.of(seconds, "window"));
    }

    /// As [#window(double)].
    ///
    /// @throws IllegalArgumentException when the time is not above 0
    public AsyncGenerator<List<T>> window(Duration time) {
        return window(Integer.MAX_VALUE, Nanos.of(time, "window"));
    }

    /// As [#window(double)], with at most `size` items in a list: a full one is handed out at once.
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2, 3).window(2, 60.0).toList();      // [[1, 2], [3]]
    /// ```
    ///
    /// @throws IllegalArgumentException when the size is below 1, or the time not above 0
    public AsyncGenerator<List<T>> window(int size, double seconds) {
        return window(size, Nanos.of(seconds, "window"));
    }

    /// As [#window(int, double)].
    ///
    /// @throws IllegalArgumentException when the size is below 1, or the time not above 0
    public AsyncGenerator<List<T>> window(int size, Duration time) {
        return window(size, Nanos.of(time, "window"));
    }

    private AsyncGenerator<List<T>> window(int size, long nanos) {
        Counts.require(size, 1, "window: expected a size");
        return then(Paced.window(push(), size, Paced.above0(nanos, "window")));
    }

    /// Of items that follow one another within so many seconds only the last: each is handed out when nothing has
    /// come for that long, the last one at the end.
    ///
    /// ```java
    /// AsyncGenerator.of("j", "ja", "java").debounce(60).toList();      // [java]
    /// ```
    ///
    /// @throws IllegalArgumentException when the time is negative or not a number
    public AsyncGenerator<T> debounce(double seconds) {
        return then(Paced.debounce(push(), Nanos.of(seconds, "debounce")));
    }

    /// As [#debounce(double)].
    ///
    /// @throws IllegalArgumentException when the time is negative
    public AsyncGenerator<T> debounce(Duration time) {
        return then(Paced.debounce(push(), Nanos.of(time, "debounce")));
    }

    /// The same items; when one is wanted and does not come within so many seconds, the source is stopped and a
    /// [java.util.concurrent.TimeoutException] thrown. The time that the user of the items takes does not count.
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2).timeout(60).toList();             // [1, 2]
    /// ```
    ///
    /// @throws IllegalArgumentException when the time is negative or not a number
    public AsyncGenerator<T> timeout(double seconds) {
        return then(Paced.timeout(push(), Nanos.of(seconds, "timeout")));
    }

    /// As [#timeout(double)].
    ///
    /// @throws IllegalArgumentException when the time is negative
    public AsyncGenerator<T> timeout(Duration time) {
        return then(Paced.timeout(push(), Nanos.of(time, "timeout")));
    }
}
