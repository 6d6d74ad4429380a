package jawait.display;

import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Elements to go through with a bar of progress: see [Progress#over(Iterable)].
///
/// @param <T> the type of the elements
public final class ProgressSteps<T> implements Iterable<T> {
    private final LongSupplier total;
    private final Iterable<T> elements;
    private final String name;

    ProgressSteps(LongSupplier total, Iterable<T> elements, String name) {
        this.total = total;
        this.elements = elements;
        this.name = name;
    }

    /// The same with a name before the bar.
    public ProgressSteps<T> named(String text) {
        return new ProgressSteps<>(total, elements, Objects.requireNonNull(text, "named: the name is null"));
    }

    /// Shows a bar and begins.
    @Override
    public Iterator<T> iterator() {
        return new Progress.Steps<>(elements.iterator(), new Progress(total.getAsLong(), name));
    }

    @Override
    public Spliterator<T> spliterator() {
        return Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED);
    }

    /// The elements as a stream, with a bar from when it is run.
    public Stream<T> stream() {
        return StreamSupport.stream(this::spliterator, Spliterator.ORDERED, false);
    }

    /// What it is.
    @Override
    public String toString() {
        return "Progress over " + (name.isEmpty() ? "elements" : name);
    }
}
