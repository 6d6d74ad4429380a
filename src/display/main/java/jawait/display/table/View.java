package jawait.display.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a table is to be seen.
///
/// @param rows how many rows at most
/// @param from the first of them
/// @param columns their names, in order; empty for all
/// @param sort the column to sort by; null for the order in which they come
/// @param descending whether the largest are first
public record View(
        int rows, long from, List<String> columns, @Nullable String sort, boolean descending) {
    /// Twenty rows, all columns.
    public static final View PLAIN = new View(20, 0, List.of(), null, false);
}
