package jawait.display;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A bar of progress: how far, how fast, how long still. One below each other where they are nested, each
/// one a picture that changes at most ten times a second; a step costs some nanoseconds.
///
/// A bar is complete when all steps are done. It has stopped when it is closed before, when the task that
/// iterates ends, or when nobody holds it any more; then it says where.
///
/// ```java
/// for (var file : Progress.over(files)) { … }
///
/// try (var bar = Progress.of(urls.size(), "pages")) {
///     gather(urls, url -> { fetch(url); bar.step(); });      // from any task
/// }
/// ```
///
/// Python's `tqdm` is the model.
public final class Progress implements AutoCloseable {
    private final ProgressBar bar;

    Progress(long total, String name) {
        bar = ProgressBar.show(total, Objects.requireNonNull(name, "Progress: the name is null"));
        bar.livesAsLongAs(this);
    }

    /// A bar of so many steps, to be made by [#step()].
    public static Progress of(long total) {
        return of(total, "");
    }

    /// A bar of so many steps, with a name.
    public static Progress of(long total, String name) {
        if (total < 0) {
            throw new IllegalArgumentException("Progress.of: expected the number of steps, found " + total
                    + "; Progress.of(\"name\") counts when nobody knows how many there are");
        }
        return new Progress(total, name);
    }

    /// A count of steps of which nobody knows how many there are; [#close()] ends it.
    public static Progress of(String name) {
        return new Progress(-1, name);
    }

    /// The elements, with a bar while they are gone through: each iteration has its own. Of what is no
    /// collection the end is not known.
    public static <T> ProgressSteps<T> over(Iterable<T> elements) {
        Objects.requireNonNull(elements, "Progress.over: the elements are null");
        return new ProgressSteps<>(() -> elements instanceof Collection<?> known ? known.size() : -1, elements, "");
    }

    /// As [#over(Iterable)], with a name before the bar.
    public static <T> ProgressSteps<T> over(Iterable<T> elements, String name) {
        return over(elements).named(name);
    }

    /// The elements of an array.
    public static <T> ProgressSteps<T> over(T[] elements) {
        return over(Arrays.asList(elements));
    }

    /// The numbers from 0 to `count` - 1.
    public static ProgressSteps<Integer> over(int count) {
        return over(0, count);
    }

    /// The numbers from `first` on, before `end`.
    public static ProgressSteps<Integer> over(int first, int end) {
        return range(first, end, i -> (int) i);
    }

    /// The numbers from `first` on, before `end`.
    public static ProgressSteps<Long> over(long first, long end) {
        return range(first, end, i -> i);
    }

    private static <T> ProgressSteps<T> range(long first, long end, LongFunction<T> number) {
        Iterable<T> numbers =
                () -> LongStream.range(first, end).mapToObj(number).iterator();
        return new ProgressSteps<>(() -> Math.max(0, Math.subtractExact(end, first)), numbers, "");
    }

    /// The stream, with a bar from when it is run to its end, in parallel too.
    public static <T> Stream<T> over(Stream<T> elements) {
        return over(elements, "");
    }

    /// The stream, with a bar that has a name.
    public static <T> Stream<T> over(Stream<T> elements, String name) {
        boolean parallel = elements.isParallel();
        var source = elements.spliterator();
        return StreamSupport.stream(() -> new ProgressSpliterator<>(source, name), source.characteristics(), parallel)
                .onClose(elements::close);
    }

    /// The numbers, with a bar from when the stream is run to its end.
    public static IntStream over(IntStream numbers) {
        return over(numbers.boxed()).mapToInt(Integer::intValue);
    }

    /// The numbers, with a bar from when the stream is run to its end.
    public static LongStream over(LongStream numbers) {
        return over(numbers.boxed()).mapToLong(Long::longValue);
    }

    /// One step further, from any thread.
    public void step() {
        bar.step(1);
    }

    /// So many steps further, from any thread.
    public void step(long by) {
        bar.step(by);
    }

    /// How many steps are done.
    public long done() {
        return bar.done.get();
    }

    /// Ends it here: complete when all steps are done or nobody knows how many there are, else it has
    /// stopped. A second call does nothing.
    @Override
    public void close() {
        bar.close();
    }

    /// For iterations: complete, however many there were.
    void complete() {
        bar.end(ProgressBar.End.COMPLETE);
    }

    void endsWithThisTask() {
        bar.livesAsLongAsThisTask();
    }

    /// The bar as text.
    @Override
    public String toString() {
        return bar.text();
    }

    /// An iteration that makes its steps.
    static final class Steps<T> implements Iterator<T> {
        private final Iterator<T> elements;
        private final Progress progress;
        private boolean within;

        Steps(Iterator<T> elements, Progress progress) {
            this.elements = elements;
            this.progress = progress;
            progress.endsWithThisTask();
        }

        /// Who asks has done with the element before.
        private void stepped() {
            if (within) {
                within = false;
                progress.step();
            }
        }

        @Override
        public boolean hasNext() {
            stepped();
            boolean more = elements.hasNext();
            if (!more) {
                progress.complete();
            }
            return more;
        }

        @Override
        public T next() {
            stepped();
            T next = elements.next();
            within = true;
            return next;
        }
    }
}
