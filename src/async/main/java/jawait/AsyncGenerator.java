package jawait;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A sequence made by a body that yields its items: `generate(y -> { … y.yield(item); … })`.
///
/// The body runs afresh for each iteration, and only as far as its items are wanted. In [#forEach], [#toList]
/// and in streams without short cut it runs on the caller's thread; in a `for` loop it runs in a task of its
/// own, in turns with the loop.
///
/// ```java
/// AsyncGenerator<Integer> countdown = generate(y -> {
///     for (int i = 3; i > 0; i--) y.yield(i);
/// });
/// for (int i : countdown) System.out.println(i);      // 3 2 1
/// countdown.map(i -> i * 2).take(2).toList();         // [6, 4]
/// countdown.stream().mapToInt(i -> i).sum();          // 6
/// ```
///
/// **Operators** ([#map] and the like) make a new generator and run nothing. They ask their source for no more than
/// is wanted of them (`buffer` says how much more). When they end early (enough taken, an error, a loop cancelled)
/// they stop their source and wait for its `finally`. Errors pass as they are, after the items that came before
/// them.
///
/// **Left loops.** A `for` loop that is left early leaves the body waiting in `yield`: close the generator, or
/// one it was made from (or use a stream or [#take], which need no closing), and the body's `finally` runs. A
/// forgotten iterator is stopped some time after it became garbage.
///
/// Ideas: Python's asynchronous generators, Kotlin's `flow`.
///
/// @param <T> the items
@SuppressWarnings("overloads") // the cases of GeneratorTest say how they resolve
public final class AsyncGenerator<T extends @Nullable Object> extends GeneratorStages<T>
        implements Iterable<T>, AutoCloseable {
    private final Push<T> push;
    private final List<AsyncGenerator<?>> sources;
    private final Set<Pull<?>> live = ConcurrentHashMap.newKeySet();

    AsyncGenerator(Use<Yielder<T>> body) {
        this(Stages.yielded(body), List.of());
    }

    private AsyncGenerator(Push<T> push, List<AsyncGenerator<?>> sources) {
        this.push = push;
        this.sources = sources;
    }

    @Override
    <R extends @Nullable Object> AsyncGenerator<R> then(Push<R> next, List<? extends AsyncGenerator<?>> others) {
        List<AsyncGenerator<?>> all = new ArrayList<>(others);
        all.add(this);
        return new AsyncGenerator<>(next, all);
    }

    @Override
    Push<T> push() {
        return push;
    }

    /// These items, in this order; nulls too.
    ///
    /// ```java
    /// AsyncGenerator.of("a", "b").toList();                     // [a, b]
    /// ```
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is copied
    public static <T extends @Nullable Object> AsyncGenerator<T> of(T... items) {
        Objects.requireNonNull(items, "of: the array of items is null");
        return from(new ArrayList<>(Arrays.asList(items)));
    }

    /// The items of a collection, a queue (until it is shut down), anything that can be iterated; a generator is
    /// returned as it is.
    ///
    /// ```java
    /// AsyncGenerator.from(List.of(1, 2, 3)).drop(1).toList();   // [2, 3]
    /// ```
    @SuppressWarnings("unchecked")
    public static <T extends @Nullable Object> AsyncGenerator<T> from(Iterable<? extends T> items) {
        Objects.requireNonNull(items, "from: the items are null");
        return items instanceof AsyncGenerator<?> generator
                ? (AsyncGenerator<T>) generator
                : new AsyncGenerator<>(Stages.of(items), List.of());
    }

    /// The items of a stream, which is closed afterwards. It can be iterated once.
    ///
    /// ```java
    /// AsyncGenerator.from(Stream.iterate(1, i -> i * 2)).take(4).toList();   // [1, 2, 4, 8]
    /// ```
    ///
    /// Iterating again throws `IllegalStateException`, as streams do.
    public static <T extends @Nullable Object> AsyncGenerator<T> from(Stream<? extends T> items) {
        return new AsyncGenerator<>(Stages.of(Objects.requireNonNull(items, "from: the stream is null")), List.of());
    }

    /// The items of a publisher, which is subscribed to for each iteration and asked for one item at a time, as it
    /// is wanted; [#buffer] decouples the two. An iteration that ends early cancels the subscription.
    ///
    /// ```java
    /// Flow.Publisher<Integer> publisher = AsyncGenerator.of(1, 2, 3).toPublisher();
    /// AsyncGenerator.from(publisher).take(2).toList();          // [1, 2]
    /// ```
    ///
    /// What the publisher signals as its error is thrown: the very same object.
    public static <T> AsyncGenerator<T> from(Flow.Publisher<? extends T> publisher) {
        return new AsyncGenerator<>(
                Subscribed.to(Objects.requireNonNull(publisher, "from: the publisher is null")), List.of());
    }

    /// A publisher of the items, by the rules of Reactive Streams: each subscription runs the body afresh, in a
    /// task that begins with the first request and makes one item ahead. Cancelling the subscription cancels
    /// the task. An item that is null is an error; a clean-up that fails after a cancel is reported as that of
    /// a task nobody awaits.
    ///
    /// ```java
    /// Flow.Publisher<Integer> publisher = AsyncGenerator.of(1, 2, 3).toPublisher();
    /// AsyncGenerator.from(publisher).map(i -> -i).toList();     // [-1, -2, -3]
    /// ```
    public Flow.Publisher<T> toPublisher() {
        return Publication.of(push);
    }

    /// The lines of a file in UTF-8, without their ends (`\n`, `\r\n` or `\r`). The file is opened by each
    /// iteration, read in pieces by a platform thread, and closed when the iteration ends, however it does: a file
    /// of any size takes the memory of one piece and one line.
    ///
    /// ```java
    /// Path file = Files.createTempFile("lines", ".txt");
    /// Files.writeString(file, "one\ntwo\nthree");
    /// AsyncGenerator.lines(file).filter(line -> line.contains("o")).toList();    // [one, two]
    /// ```
    ///
    /// Iterating throws `NoSuchFileException` for a missing file, and an `IOException` that names the line where
    /// bytes are not of the charset.
    public static AsyncGenerator<String> lines(Path path) {
        return lines(path, StandardCharsets.UTF_8);
    }

    /// As [#lines(Path)], in another charset.
    public static AsyncGenerator<String> lines(Path path, Charset charset) {
        Objects.requireNonNull(path, "lines: the path is null");
        return new AsyncGenerator<>(
                Lines.of(path, Objects.requireNonNull(charset, "lines: the charset is null")), List.of());
    }

    /// The numbers 0, 1, 2 … without end: one at once, then one per period of so many seconds. Periods that pass
    /// while no item is wanted are left out: the number says how many have passed.
    ///
    /// ```java
    /// AsyncGenerator.ticks(.001).take(3).toList().size();       // 3
    /// ```
    ///
    /// @throws IllegalArgumentException when the period is not above 0
    public static AsyncGenerator<Long> ticks(double seconds) {
        return new AsyncGenerator<>(Paced.ticks(Paced.above0(Nanos.of(seconds, "ticks"), "ticks")), List.of());
    }

    /// As [#ticks(double)].
    ///
    /// @throws IllegalArgumentException when the period is not above 0
    public static AsyncGenerator<Long> ticks(Duration period) {
        return new AsyncGenerator<>(Paced.ticks(Paced.above0(Nanos.of(period, "ticks"), "ticks")), List.of());
    }

    /// All items, in an unmodifiable list. Throws what the body throws; being cancelled stops the body.
    public List<T> toList() {
        List<T> items = new ArrayList<>();
        forEach(items::add);
        return Collections.unmodifiableList(items);
    }

    /// The first item, if there is one; then the body is stopped.
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2, 3).first();                       // Optional[1]
    /// ```
    ///
    /// @throws NullPointerException when the item is null
    @SuppressWarnings("NullAway") // the null is refused
    public Optional<T> first() {
        Object[] found = take(1).toList().toArray();
        if (found.length == 1 && found[0] == null) {
            throw new NullPointerException("first: the item is null");
        }
        @SuppressWarnings("unchecked")
        var first = (Optional<T>) Optional.ofNullable(found.length == 0 ? null : found[0]);
        return first;
    }

    /// Runs the body on this thread and gives each item to `action`. Throws what the body throws; being
    /// cancelled stops the body.
    @Override
    public void forEach(Consumer<? super T> action) {
        Objects.requireNonNull(action, "forEach: the action is null");
        try {
            push.to(action::accept);
        } catch (Exception e) {
            throw Bodies.sneaky(e);
        }
    }

    /// Runs the body anew, step by step: each item is made when it is asked for. Asking throws what the body
    /// throws; being cancelled while asking stops the body, and waits for its `finally`. For one thread at a time.
    @Override
    public Iterator<T> iterator() {
        return new Pulled<>(pull());
    }

    /// The items as a sequential stream. When the stream has enough, or fails, the body is stopped: its `finally`
    /// runs.
    ///
    /// ```java
    /// AsyncGenerator.of(1, 2, 3).stream().gather(Gatherers.mapConcurrent(2, i -> i * i)).toList();   // [1, 4, 9]
    /// ```
    public Stream<T> stream() {
        return Stream.of(this).flatMap(generator -> {
            var items = new GeneratorSpliterator<>(generator);
            return StreamSupport.stream(items, false).onClose(items::close);
        });
    }

    /// The items, not splittable.
    @Override
    public Spliterator<T> spliterator() {
        return new GeneratorSpliterator<>(this);
    }

    /// Stops all loops over it, and over what was made from it, that are under way, and waits until the body's
    /// `finally` has run in each; throws what that throws. The generator can be iterated again.
    ///
    /// ```java
    /// try (var numbers = AsyncGenerator.of(1, 2, 3)) {
    ///     for (int i : numbers.map(i -> i * 2)) if (i == 4) break;
    /// }
    /// ```
    @Override
    public void close() {
        Pull.close(live);
    }

    Pull<T> pull() {
        List<Set<Pull<?>>> registers = new ArrayList<>();
        addRegisters(registers);
        return new Pull<>(push, registers);
    }

    private void addRegisters(List<Set<Pull<?>>> registers) {
        registers.add(live);
        sources.forEach(source -> source.addRegisters(registers));
    }

    /// What [AsyncGenerator#zip] makes of two items.
    ///
    /// ```java
    /// var pairs = AsyncGenerator.of("a").zip(AsyncGenerator.of(1));
    /// AsyncGenerator.Pair<String, Integer> pair = pairs.toList().getFirst();
    /// pair.first() + pair.second() // "a1"
    /// ```
    ///
    /// @param first the item of the generator that was asked
    /// @param second the item of the other one
    /// @param <A> the items of the one
    /// @param <B> the items of the other
    public record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}

    /// `AsyncGenerator[1 under way]`.
    @Override
    public String toString() {
        return "AsyncGenerator[" + (live.isEmpty() ? "not under way" : live.size() + " under way") + "]";
    }
}
