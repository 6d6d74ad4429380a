package jawait.display.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jawait.display.text.Units;
import org.jspecify.annotations.Nullable;

/// Reads data into runs of points, a run for each series.
final class Runs {
    /// More series than these nobody can tell apart.
    private static final int MOST = 20;

    final Measure across;
    final Measure up;
    final List<String> notes = new ArrayList<>();
    private final Kind kind;
    private final Wishes wishes;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<String, Integer> others = new LinkedHashMap<>();
    private int rows;
    private int missing;
    private int notPositive;

    private Runs(Kind kind, Wishes wishes, List<Fields> fields) {
        this.kind = kind;
        this.wishes = wishes;
        this.across = Measure.of(fields.stream()
                .flatMap(f -> f.x() == null ? java.util.stream.Stream.of() : java.util.stream.Stream.of(f.x()))
                .toList());
        this.up = Measure.of(fields.stream().flatMap(f -> f.ys().stream()).toList());
    }

    static Runs of(Kind kind, List<Series> series, Wishes wishes) {
        var fields = series.stream()
                .map(each -> Fields.of(kind, each.data(), wishes))
                .toList();
        var runs = new Runs(kind, wishes, fields);
        runs.up.needsNumbers(kind, kind == Kind.HISTOGRAM ? "x" : "y");
        for (int i = 0; i < series.size(); i++) {
            String name = series.size() > 1 && series.get(i).name().isEmpty()
                    ? "series " + (i + 1)
                    : series.get(i).name();
            runs.read(name, series.get(i).data().size(), fields.get(i));
        }
        runs.tell();
        return runs;
    }

    List<Run> all() {
        return List.copyOf(runs.values());
    }

    private void read(String series, int size, Fields fields) {
        if (fields.ys().isEmpty()) {
            read(series, size, fields, null);
        }
        for (var y : fields.ys()) {
            String name = fields.ys().size() == 1 ? series : series.isEmpty() ? y.name() : series + " " + y.name();
            read(name, size, fields, y);
        }
    }

    private void read(String name, int size, Fields fields, @Nullable Column y) {
        Column x = fields.x(), colour = fields.colour();
        Run one = colour == null ? run(name) : null;
        for (int row = 0; row < size; row++) {
            Run run = one;
            if (run == null && colour != null) {
                String group = colour.text(row);
                run = run(name.isEmpty() ? group : name + " " + group);
            }
            if (run != null) {
                add(run, x == null ? row : across.read(x, row), y == null ? 1 : up.read(y, row));
            }
        }
    }

    private @Nullable Run run(String name) {
        Run run = runs.get(name);
        if (run == null && runs.size() >= MOST) {
            others.merge(name, 1, Integer::sum);
            return null;
        }
        return run == null ? runs.computeIfAbsent(name, Run::new) : run;
    }

    private void add(Run run, double x, double y) {
        rows++;
        boolean low = wishes.is(Wish.LOG_X) && x <= 0 && !across.isNames() || wishes.is(Wish.LOG_Y) && y <= 0;
        if (low) {
            notPositive++;
        } else if (Double.isNaN(x) || Double.isNaN(y)) {
            missing++;
        }
        if (!Double.isNaN(x)
                && (kind == Kind.LINE || !low && !Double.isNaN(y))
                && !(low && wishes.is(Wish.LOG_X) && x <= 0)) {
            run.add(x, low ? Double.NaN : y);
        }
    }

    private void tell() {
        if (missing > 0) {
            notes.add(missing + " of " + Units.count(rows) + " values are no finite numbers and left out");
        }
        if (notPositive > 0) {
            notes.add(notPositive + " of " + Units.count(rows)
                    + " values are not above zero, where a logarithmic axis begins, and left out");
        }
        if (!others.isEmpty()) {
            notes.add("the first " + MOST + " of " + Units.count(MOST + others.size()) + " series are drawn");
        }
    }
}
