package jawait.engine.magic.session;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The cells that were run, by number. Safe for threads.
public final class CellLog {
    /// One of them.
    ///
    /// @param output its result as text, or empty
    /// @param well whether it has ended, and well
    public record Ran(int number, String source, String output, boolean well) {}

    private final TreeMap<Integer, Ran> cells = new TreeMap<>();

    /// A cell begins; a later one of the same number takes its place. Number 0 is not kept.
    public synchronized void begin(int number, String source) {
        if (number > 0 && !source.isBlank()) {
            cells.put(number, new Ran(number, source, "", false));
        }
    }

    /// It has ended well.
    public synchronized void well(int number, String output) {
        cells.computeIfPresent(number, (key, ran) -> new Ran(number, ran.source(), output, true));
    }

    /// The cells of some ranges, as `2-4 7 -3`: from-to, one, the last so many. All of them for no range.
    ///
    /// @throws IllegalArgumentException for what is no range, with a sentence
    public synchronized List<Ran> find(List<String> ranges) {
        if (ranges.isEmpty()) {
            return List.copyOf(cells.values());
        }
        var found = new ArrayList<Ran>();
        for (String range : ranges) {
            check(range);
            var parts = range.split("-", 2);
            if (range.startsWith("-")) {
                var all = List.copyOf(cells.values());
                found.addAll(all.subList(Math.max(0, all.size() - Integer.parseInt(parts[1])), all.size()));
            } else {
                int from = Integer.parseInt(parts[0]);
                int to = parts.length == 1 ? from : parts[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(parts[1]);
                found.addAll(from <= to ? cells.subMap(from, true, to, true).values() : List.of());
            }
        }
        return found;
    }

    private static void check(String range) {
        if (!range.matches("\\d{1,9}(-\\d{0,9})?|-\\d{1,9}")) {
            throw new IllegalArgumentException("a range of cells is 4, 2-4, 7- or -3 (the last three); found " + range);
        }
    }

    /// What is wrong with ranges, or an empty text.
    public static String objection(List<String> ranges) {
        try {
            ranges.forEach(CellLog::check);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
