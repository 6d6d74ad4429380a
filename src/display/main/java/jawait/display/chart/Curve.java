package jawait.display.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A level over time, as it changes: the lowest and the highest of each stretch are kept, so that no
/// peak is lost, and the stretches become longer as time goes by, so that it never grows.
public final class Curve {
    private static final int SLOTS = 512;
    private static final double FIRST_SECONDS = .01;
    private static final String LIMIT_COLOUR = "#cf5b5b";

    private final String what;
    private final double[] lows = new double[SLOTS];
    private final double[] highs = new double[SLOTS];
    private final double[] lasts = new double[SLOTS];
    private final boolean[] used = new boolean[SLOTS];
    private double seconds = FIRST_SECONDS;
    private double level = Double.NaN;
    private double peak = Double.NaN;
    private double now;

    /// @param what is counted
    public Curve(String what) {
        this.what = what;
    }

    /// There are so many.
    ///
    /// @param at in seconds since the beginning
    public synchronized void moved(double at, double to) {
        if (!Double.isFinite(to)) {
            return;
        }
        now = Math.max(now, at);
        while (now / seconds >= SLOTS) {
            halve();
        }
        int slot = (int) (now / seconds);
        boolean first = !used[slot];
        lows[slot] = first ? to : Math.min(lows[slot], to);
        highs[slot] = first ? to : Math.max(highs[slot], to);
        lasts[slot] = to;
        used[slot] = true;
        level = to;
        peak = Double.isNaN(peak) ? to : Math.max(peak, to);
    }

    private void halve() {
        for (int i = 0; i < SLOTS / 2; i++) {
            int one = 2 * i, two = 2 * i + 1;
            lows[i] = used[two] ? used[one] ? Math.min(lows[one], lows[two]) : lows[two] : lows[one];
            highs[i] = used[two] ? used[one] ? Math.max(highs[one], highs[two]) : highs[two] : highs[one];
            lasts[i] = used[two] ? lasts[two] : lasts[one];
            used[i] = used[one] || used[two];
        }
        Arrays.fill(used, SLOTS / 2, SLOTS, false);
        seconds *= 2;
    }

    /// The last level; NaN when there was none.
    public synchronized double level() {
        return level;
    }

    /// The highest level there ever was; NaN when there was none.
    public synchronized double peak() {
        return peak;
    }

    /// `permits in use: 2, 3 at most, limit 3`.
    public synchronized String summary(double limit) {
        return Labels.clean(what) + ": "
                + (Double.isNaN(level)
                        ? "nothing seen yet"
                        : Numbers.text(level) + ", " + Numbers.text(peak) + " at most")
                + (isBound(limit) ? ", limit " + Numbers.text(limit) : "");
    }

    private static boolean isBound(double limit) {
        return limit < Integer.MAX_VALUE;
    }

    /// The picture, up to now.
    ///
    /// @param at in seconds since the beginning
    /// @param limit a line across; none when it is `Integer.MAX_VALUE`
    public synchronized Plot plot(double at, double limit) {
        double end = Math.max(Math.max(at, now), FIRST_SECONDS);
        var layers = new ArrayList<Layer>();
        layers.add(new Layer(isBound(limit) ? "level" : "", Palette.series(0), marks(end)));
        if (isBound(limit)) {
            layers.add(new Layer("limit", LIMIT_COLOUR, List.of(Mark.at(0, limit), Mark.at(end, limit))));
        }
        double low = 0;
        for (int i = 0; i < SLOTS; i++) {
            low = used[i] ? Math.min(low, lows[i]) : low;
        }
        double high = Math.max(Math.max(1, Double.isNaN(peak) ? 0 : peak), isBound(limit) ? limit : 0);
        var axes = new Plot.Axes(Scale.numbers("s", 0, end, false), Scale.numbers("", low, high, true));
        return new Plot(Kind.LINE, new Plot.Frame(summary(limit), 640, 220, List.of()), axes, layers);
    }

    /// A staircase: a level lasts until the next.
    private List<Mark> marks(double end) {
        var marks = new ArrayList<Mark>();
        double before = Double.NaN;
        for (int i = 0; i < SLOTS; i++) {
            if (used[i]) {
                double x = Math.min(i * seconds, end);
                add(marks, x, before);
                add(marks, x, highs[i]);
                add(marks, x, lows[i]);
                add(marks, x, lasts[i]);
                before = lasts[i];
            }
        }
        add(marks, end, before);
        return marks;
    }

    private static void add(List<Mark> marks, double x, double y) {
        boolean repeats =
                !marks.isEmpty() && marks.getLast().x() == x && marks.getLast().y() == y;
        if (!Double.isNaN(y) && !repeats) {
            marks.add(Mark.at(x, y));
        }
    }
}
