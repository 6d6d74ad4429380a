package jawait.display.chart;

import java.util.ArrayList;
import java.util.List;

/// Histograms: how many values lie in each stretch.
///
/// @param first where the first stretch begins, by its logarithm when `log`
/// @param width of each stretch
/// @param count how many stretches there are
record Bins(double first, double width, int count, boolean log) {
    private static final int MOST = 200;

    static Plot draft(List<Series> series, Wishes wishes) {
        boolean log = wishes.is(Wish.LOG_X);
        var read = Runs.of(
                Kind.HISTOGRAM,
                series,
                log ? wishes.with(Wish.LOG_Y, true).with(Wish.LOG_X, false) : wishes.with(Wish.LOG_Y, false));
        var bins = of(read.all(), wishes.number(Wish.BINS, 0), log);
        var layers = new ArrayList<Layer>();
        for (var run : read.all()) {
            layers.add(Layer.of(layers.size(), run.name, bins.marks(run, wishes.is(Wish.LOG_Y))));
        }
        var ends = Measure.Reach.of(Draft.values(layers, Mark::x), log, false);
        for (var mark : layers.stream().flatMap(layer -> layer.marks().stream()).toList()) {
            ends = ends.with(mark.end());
        }
        var counts = Measure.Reach.of(Draft.values(layers, Mark::y), wishes.is(Wish.LOG_Y), true);
        var y = wishes.is(Wish.LOG_Y)
                ? Scale.logs("count", 1, Math.max(10, counts.max()))
                : Scale.numbers("count", 0, Math.max(1, counts.max()), true);
        return new Plot(
                Kind.HISTOGRAM,
                Draft.frame(wishes, read.notes),
                new Plot.Axes(read.up.scale(ends, wishes.text(Wish.X_LABEL)), y.labelled(wishes.text(Wish.Y_LABEL))),
                layers);
    }

    private static Bins of(List<Run> runs, int wished, boolean log) {
        double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
        int size = 0;
        for (var run : runs) {
            for (int i = 0; i < run.size(); i++) {
                double value = log ? Math.log10(run.y(i)) : run.y(i);
                min = Math.min(min, value);
                max = Math.max(max, value);
                size++;
            }
        }
        if (size == 0) {
            return new Bins(0, 1, 1, log);
        }
        if (max - min <= Math.abs(max) * 1e-12) {
            double about = Math.max(Math.abs(min) * .5, min == 0 ? .5 : Double.MIN_NORMAL);
            return new Bins(min - about, 2 * about, 1, log);
        }
        return wished > 0 ? exactly(min, max, Math.min(wished, MOST), log) : nicely(min, max, size, log);
    }

    private static Bins exactly(double min, double max, int count, boolean log) {
        return new Bins(min, (max - min) / count, count, log);
    }

    /// Of a round width, as many as statisticians take (Rice's rule), 40 at most.
    private static Bins nicely(double min, double max, int size, boolean log) {
        int wanted = (int) Math.clamp(Math.ceil(2 * Math.cbrt(size)), 3, 40);
        double width = Ticks.step(max - min, wanted);
        if (log) {
            return exactly(min, max, wanted, log);
        }
        double first = Math.floor(min / width + 1e-9) * width;
        return new Bins(first, width, (int) Math.floor((max - first) / width + 1e-9) + 1, log);
    }

    private List<Mark> marks(Run run, boolean logCount) {
        var counts = new int[count];
        for (int i = 0; i < run.size(); i++) {
            double value = log ? Math.log10(run.y(i)) : run.y(i);
            counts[(int) Math.clamp(Math.floor(value / width - first / width + 1e-9), 0, count - 1)]++;
        }
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < count && run.size() > 0; i++) {
            if (counts[i] > 0 || !logCount) {
                marks.add(new Mark(at(i), at(i + 1), counts[i], ""));
            }
        }
        return marks;
    }

    private double at(int bin) {
        double at = first + bin * width;
        return log ? Math.pow(10, at) : at;
    }
}
