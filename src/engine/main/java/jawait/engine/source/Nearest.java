package jawait.engine.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The names most like a misspelt one.
public final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /// At most three of `names`, nearest first: within a third of the length in edits (swapped
    /// neighbours count as one), or beginning alike.
    public static List<String> of(String typed, Collection<String> names) {
        String sought = typed.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, sought.length() / 3);
        return names.stream()
                .filter(name -> distance(sought, name.toLowerCase(Locale.ROOT)) <= allowed
                        || sought.length() > 2 && name.toLowerCase(Locale.ROOT).startsWith(sought))
                .sorted(Comparator.<String>comparingInt(name -> distance(sought, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /// At most three of `names` that are written almost like `typed` and are not it, nearest first; earlier ones
    /// first where equal. A mistake in the case of letters counts as one edit.
    public static List<String> misspelt(String typed, Collection<String> names) {
        int allowed = Math.clamp(typed.length() / 3, 1, 3);
        return names.stream()
                .distinct()
                .filter(name -> !name.equals(typed) && Math.abs(name.length() - typed.length()) <= allowed)
                .filter(name -> edits(typed, name) <= allowed && edits(typed, name) < typed.length())
                .sorted(Comparator.comparingInt(name -> edits(typed, name)))
                .limit(MOST)
                .toList();
    }

    /// As [#distance], whatever the case of letters; where nothing but that differs it is 1.
    public static int edits(String from, String to) {
        int distance = distance(from.toLowerCase(Locale.ROOT), to.toLowerCase(Locale.ROOT));
        return distance == 0 && !from.equals(to) ? 1 : distance;
    }

    /// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
    static int distance(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, from, to, i, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int step(int[][] edits, String from, String to, int i, int j) {
        int replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
