package jawait.display.table;

import java.util.ArrayList;
import java.util.List;
import jawait.display.text.Plain;
import jawait.display.text.Units;
import org.jspecify.annotations.Nullable;

/// What is seen of a table: cells as texts, and a sentence about the rest.
///
/// @param head the first rows, each as long as there are columns
/// @param tail the last rows; not empty only when rows between are left out
/// @param whole whether nothing is left out
public record Page(
        List<Column> columns, List<List<String>> head, List<List<String>> tail, String caption, boolean whole) {
    private static final int MOST_COLUMNS = 30;
    private static final int LONGEST_CELL = 200;

    /// Reads a page, and of the source no more than it needs for that.
    ///
    /// @throws IllegalArgumentException when there is no column of a name asked for
    public static Page of(Source source, View view) {
        var picked = picked(source.shape().columns(), view.columns());
        var columns = picked.stream().map(source.shape().columns()::get).toList();
        boolean fits = picked.size() <= MOST_COLUMNS;
        var seen = fits ? picked : picked.subList(0, MOST_COLUMNS);
        Rows rows = rows(source, view);
        var cells = new Cells(source.shape(), seen);
        return new Page(
                fits ? columns : columns.subList(0, MOST_COLUMNS),
                rows.head.stream().map(cells::of).toList(),
                rows.tail.stream().map(cells::of).toList(),
                caption(source, view, rows, fits ? 0 : picked.size() - MOST_COLUMNS),
                fits && !rows.more && view.from() == 0 && source.once() == null);
    }

    private record Cells(Shape shape, List<Integer> seen) {
        List<String> of(@Nullable Object row) {
            var all = shape.cells().apply(row);
            return seen.stream().map(i -> Plain.line(all.get(i), LONGEST_CELL)).toList();
        }
    }

    /// @param total how many rows there are; negative when nobody knows
    private record Rows(
            List<? extends @Nullable Object> head, List<? extends @Nullable Object> tail, long total, boolean more) {}

    private static Rows rows(Source source, View view) {
        if (view.sort() != null) {
            var sorted = new Sorting(index(source.shape().columns(), view.sort()), source.shape(), view)
                    .first(source.rows().get());
            return new Rows(
                    sorted.rows(),
                    List.of(),
                    sorted.total(),
                    sorted.total() > sorted.rows().size());
        }
        var last = source.last();
        if (last != null && view.from() + view.rows() < source.size()) {
            boolean page = view.from() > 0;
            int tail = page ? 0 : view.rows() / 2;
            var head = page
                    ? taken(last.apply((int) view.from()), 0, view.rows())
                    : taken(source.rows().get(), 0, view.rows() - tail);
            return new Rows(head, taken(last.apply((int) source.size() - tail), 0, tail), source.size(), true);
        }
        var each = source.rows().get();
        var head = taken(each, view.from(), view.rows());
        boolean more = source.size() < 0
                ? hasMore(source, head.size(), view, each)
                : source.size() > view.from() + head.size();
        long total = source.size() >= 0 ? source.size() : more ? -1 : view.from() + head.size();
        return new Rows(head, List.of(), total, more || view.from() > 0);
    }

    /// What can be read once only is not asked for one more than is shown: that one would be lost.
    private static boolean hasMore(
            Source source, int shown, View view, java.util.Iterator<? extends @Nullable Object> each) {
        return source.once() == null ? each.hasNext() : shown == view.rows();
    }

    private static List<@Nullable Object> taken(
            java.util.Iterator<? extends @Nullable Object> each, long from, int most) {
        for (long i = 0; i < from && each.hasNext(); i++) {
            each.next();
            Sorting.check(i);
        }
        var rows = new ArrayList<@Nullable Object>();
        while (rows.size() < most && each.hasNext()) {
            rows.add(each.next());
        }
        return rows;
    }

    private static String caption(Source source, View view, Rows rows, int columnsLeftOut) {
        int shown = rows.head.size() + rows.tail.size();
        var caption = new StringBuilder();
        if (!rows.more) {
            caption.append(Units.count(shown)).append(shown == 1 ? " row" : " rows");
        } else if (rows.total >= 0) {
            caption.append("showing ")
                    .append(Units.count(shown))
                    .append(" of ")
                    .append(Units.count(rows.total))
                    .append(" rows");
        } else {
            caption.append("showing the first ").append(Units.count(shown)).append(" rows, there may be more");
        }
        if (view.from() > 0) {
            caption.append(", from row ").append(Units.count(view.from()));
        }
        if (view.sort() != null) {
            caption.append(", sorted by ").append(view.sort()).append(view.descending() ? ", largest first" : "");
        }
        if (columnsLeftOut > 0) {
            caption.append("; ").append(columnsLeftOut).append(" more columns");
        }
        var once = source.once();
        return once == null
                ? caption.toString()
                : caption.append("; ").append(once.said()).toString();
    }

    private static List<Integer> picked(List<Column> columns, List<String> names) {
        var picked = new ArrayList<Integer>();
        if (names.isEmpty()) {
            for (int i = 0; i < columns.size(); i++) {
                picked.add(i);
            }
        } else {
            names.forEach(name -> picked.add(index(columns, name)));
        }
        return picked;
    }

    private static int index(List<Column> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no column " + name + ", only "
                + String.join(", ", columns.stream().limit(50).map(Column::name).toList()));
    }
}
