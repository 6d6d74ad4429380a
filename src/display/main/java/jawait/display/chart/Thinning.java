package jawait.display.chart;

import java.util.ArrayList;
import java.util.List;

/// Fewer points that look the same.
final class Thinning {
    private Thinning() {}

    /// The lowest and the highest point of each stretch, so that no peak is lost; gaps stay where they
    /// fall between stretches.
    static List<Mark> line(Run run, int most) {
        if (run.size() <= most) {
            return sample(run, most);
        }
        var marks = new ArrayList<Mark>();
        int stretches = most / 2 - 1;
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) run.size() * i / stretches);
            int to = (int) ((long) run.size() * (i + 1) / stretches);
            addExtremes(run, from, to, marks);
        }
        marks.addFirst(Mark.at(run.x(0), run.y(0))); // the axis is to reach as far as the data does
        marks.add(Mark.at(run.x(run.size() - 1), run.y(run.size() - 1)));
        return marks;
    }

    private static void addExtremes(Run run, int from, int to, List<Mark> marks) {
        int low = -1, high = -1;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(run.y(i))) {
                low = low < 0 || run.y(i) < run.y(low) ? i : low;
                high = high < 0 || run.y(i) > run.y(high) ? i : high;
            }
        }
        if (low < 0) {
            marks.add(Mark.at(run.x(from), Double.NaN));
            return;
        }
        int first = Math.min(low, high), second = Math.max(low, high);
        marks.add(Mark.at(run.x(first), run.y(first)));
        if (second != first) {
            marks.add(Mark.at(run.x(second), run.y(second)));
        }
    }

    /// So many of them at even distances.
    static List<Mark> sample(Run run, int most) {
        int count = Math.min(run.size(), most);
        var marks = new ArrayList<Mark>(count);
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) run.size() * i / count);
            marks.add(Mark.at(run.x(from), run.y(from)));
        }
        return marks;
    }
}
