package jawait.display.table;

import java.lang.reflect.Array;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.SequencedCollection;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where rows come from.
///
/// @param shape how they are cut
/// @param rows gives them from the first one
/// @param size how many there are; negative when nobody knows
/// @param last gives those from this index on, without going through those before; null where that cannot
///     be
/// @param once the rows of a source that can be read once only; null for others
public record Source(
        Shape shape,
        Supplier<? extends Iterator<? extends @Nullable Object>> rows,
        long size,
        @Nullable IntFunction<? extends Iterator<? extends @Nullable Object>> last,
        @Nullable Once once) {
    /// Of so many rows the kind of all is told.
    static final int SAMPLE = 20;

    /// The elements of a collection or the entries of a map.
    static Source of(Collection<? extends @Nullable Object> rows) {
        var some = new ArrayList<@Nullable Object>();
        var each = rows.iterator();
        while (some.size() < SAMPLE && each.hasNext()) {
            some.add(each.next());
        }
        return new Source(Shape.of(some), rows::iterator, rows.size(), last(rows), null);
    }

    private static @Nullable IntFunction<Iterator<? extends @Nullable Object>> last(
            Collection<? extends @Nullable Object> rows) {
        if (rows instanceof List<?> list && list instanceof RandomAccess) {
            return from -> list.listIterator(from);
        }
        return rows instanceof SequencedCollection<?> sequence
                ? from -> {
                    var tail = new ArrayList<@Nullable Object>();
                    var back = sequence.reversed().iterator();
                    for (int i = from; i < sequence.size() && back.hasNext(); i++) {
                        tail.addFirst(back.next());
                    }
                    return tail.iterator();
                }
                : null;
    }

    /// The entries of a map.
    static Source of(Map<?, ?> map) {
        return map instanceof java.util.SequencedMap<?, ?> sequence
                ? of(sequence.sequencedEntrySet())
                : of(map.entrySet());
    }

    /// The elements of an array of whatever kind.
    static Source ofArray(Object array) {
        return of(new Elements(array));
    }

    /// The elements of something whose size nobody knows; it is asked for an iterator each time.
    static Source of(Iterable<? extends @Nullable Object> rows) {
        return new Source(Shape.of(some(rows.iterator())), rows::iterator, -1, null, null);
    }

    /// What an iterator still gives.
    ///
    /// @param used what is to be said of it then
    static Source of(Iterator<? extends @Nullable Object> iterator, String used) {
        var rows = new Once(iterator, used);
        var some = some(rows);
        var head = some.iterator();
        return new Source(
                Shape.of(some),
                () -> new Iterator<@Nullable Object>() {
                    @Override
                    public boolean hasNext() {
                        return head.hasNext() || rows.hasNext();
                    }

                    @Override
                    public @Nullable Object next() {
                        return head.hasNext() ? head.next() : rows.next();
                    }
                },
                -1,
                null,
                rows);
    }

    private static List<@Nullable Object> some(Iterator<? extends @Nullable Object> rows) {
        var some = new ArrayList<@Nullable Object>();
        while (some.size() < SAMPLE && rows.hasNext()) {
            some.add(rows.next());
        }
        return some;
    }

    private static final class Elements extends AbstractList<@Nullable Object> implements RandomAccess {
        private final Object array;

        Elements(Object array) {
            this.array = array;
        }

        @Override
        public @Nullable Object get(int index) {
            return Array.get(array, index);
        }

        @Override
        public int size() {
            return Array.getLength(array);
        }
    }
}
