package jawait.display.chart;

import java.util.ArrayList;
import java.util.List;
import jawait.display.text.Units;

/// Line and scatter charts.
final class Points {
    /// More are not told apart on a screen, and make a notebook heavy.
    private static final int MOST = 4000;

    private Points() {}

    static Plot draft(Kind kind, List<Series> series, Wishes wishes) {
        var read = Runs.of(kind, series, wishes);
        var notes = new ArrayList<>(read.notes);
        long all = 0, drawn = 0;
        var layers = new ArrayList<Layer>();
        var runs = read.all();
        for (var run : runs) {
            int most = Math.max(100, MOST / runs.size());
            var marks = kind == Kind.LINE && !read.across.isNames()
                    ? Thinning.line(run.sorted(), most)
                    : Thinning.sample(run, most);
            all += run.size();
            drawn += marks.size();
            layers.add(Layer.of(layers.size(), run.name, marks));
        }
        if (drawn < all) {
            notes.add(Units.count(all) + " points, drawn as " + Units.count(drawn)
                    + (kind == Kind.LINE && !read.across.isNames()
                            ? ": the lowest and the highest of each stretch"
                            : ": one of each stretch"));
        }
        var x = Measure.Reach.of(Draft.values(layers, Mark::x), wishes.is(Wish.LOG_X), kind == Kind.SCATTER);
        var y = Measure.Reach.of(Draft.values(layers, Mark::y), wishes.is(Wish.LOG_Y), true);
        var axes = new Plot.Axes(
                read.across.scale(x, wishes.text(Wish.X_LABEL)), read.up.scale(y, wishes.text(Wish.Y_LABEL)));
        return new Plot(kind, Draft.frame(wishes, notes), axes, layers);
    }
}
