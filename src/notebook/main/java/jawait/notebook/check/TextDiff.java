package jawait.notebook.check;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The difference of two texts as people know it from version control: `-` was saved, `+` came now.
final class TextDiff {
    private static final int CONTEXT = 2;
    private static final int LONGEST_LINE = 300;
    private static final int MOST_LINES = 200;
    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");

    private final List<Normal.Line> saved;
    private final List<Normal.Line> now;
    private final List<String> lines = new ArrayList<>();

    private TextDiff(List<Normal.Line> saved, List<Normal.Line> now) {
        this.saved = saved;
        this.now = now;
    }

    /// The lines of the diff; none when the normal forms are equal.
    static List<String> of(List<Normal.Line> saved, List<Normal.Line> now) {
        var before = saved.stream().map(Normal.Line::normal).toList();
        var after = now.stream().map(Normal.Line::normal).toList();
        return before.equals(after)
                ? List.of()
                : new TextDiff(saved, now).told(DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()));
    }

    private List<String> told(Patch<String> patch) {
        var hunk = new ArrayList<AbstractDelta<String>>();
        for (var delta : patch.getDeltas()) {
            if (!hunk.isEmpty() && delta.getSource().getPosition() > end(hunk.getLast()) + 2 * CONTEXT) {
                tell(hunk);
                hunk.clear();
            }
            hunk.add(delta);
        }
        tell(hunk);
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        var shown = new ArrayList<>(lines.subList(0, MOST_LINES));
        shown.add("… " + (lines.size() - MOST_LINES) + " more lines differ or stand between");
        return shown;
    }

    private static int end(AbstractDelta<String> delta) {
        return delta.getSource().getPosition() + delta.getSource().size();
    }

    private void tell(List<AbstractDelta<String>> hunk) {
        int from = Math.max(0, hunk.getFirst().getSource().getPosition() - CONTEXT);
        int to = Math.min(saved.size(), end(hunk.getLast()) + CONTEXT);
        int shift = hunk.getFirst().getTarget().getPosition()
                - hunk.getFirst().getSource().getPosition();
        int grown = hunk.stream()
                .mapToInt(each -> each.getTarget().size() - each.getSource().size())
                .sum();
        if (saved.size() + now.size() > 2 * (2 * CONTEXT + 1)) {
            lines.add("@@ -%d,%d +%d,%d @@".formatted(from + 1, to - from, from + shift + 1, to - from + grown));
        }
        int at = from;
        for (int i = 0; i < hunk.size(); ) {
            int begin = hunk.get(i).getSource().getPosition();
            same(at, begin);
            at = begin;
            int newLines = 0;
            int newBegin = hunk.get(i).getTarget().getPosition();
            // what goes and what comes at one place are two deltas: first all that goes
            for (; i < hunk.size() && hunk.get(i).getSource().getPosition() == at; i++) {
                at = end(hunk.get(i));
                newLines += hunk.get(i).getTarget().size();
            }
            side("-", saved, begin, at - begin);
            side("+", now, newBegin, newLines);
        }
        same(at, to);
    }

    private void same(int from, int to) {
        side(" ", saved, from, to - from);
    }

    private void side(String sign, List<Normal.Line> side, int from, int count) {
        for (var line : side.subList(from, from + count)) {
            String text = ANSI.matcher(line.typed()).replaceAll("");
            lines.add(sign
                    + (text.length() <= LONGEST_LINE
                            ? text
                            : text.substring(0, LONGEST_LINE) + "… (" + text.length() + " characters)"));
        }
    }
}
