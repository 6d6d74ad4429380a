package jawait.display.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The first rows in the order of a column, of however many: all are read, and only as many are held as are
/// shown.
///
/// @param column the column's index
record Sorting(int column, Shape shape, View view) {
    record Sorted(List<@Nullable Object> rows, long total) {}

    private record Keyed(
            @Nullable Object key, long place, @Nullable Object row) {}

    Sorted first(Iterator<? extends @Nullable Object> rows) {
        Comparator<Keyed> byKey = (a, b) -> Column.compare(a.key, b.key);
        // A column that has no value is the last one either way.
        Comparator<Keyed> order = (view.descending()
                        ? Comparator.comparing((Keyed each) -> each.key == null).thenComparing(byKey.reversed())
                        : byKey)
                .thenComparingLong(Keyed::place);
        long most = view.from() + view.rows();
        var kept = new PriorityQueue<Keyed>(order.reversed());
        long total = 0;
        while (rows.hasNext()) {
            Object row = rows.next();
            kept.add(new Keyed(shape.cells().apply(row).get(column), total++, row));
            if (kept.size() > most) {
                kept.remove();
            }
            check(total);
        }
        var shown = new ArrayList<@Nullable Object>();
        kept.stream().sorted(order).skip(view.from()).forEach(each -> shown.add(each.row));
        return new Sorted(shown, total);
    }

    /// A long way through rows can be broken off.
    static void check(long count) {
        if ((count & 0xfff) == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while reading the rows of a table");
        }
    }
}
