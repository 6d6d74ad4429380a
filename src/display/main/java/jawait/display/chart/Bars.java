package jawait.display.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jawait.display.text.Units;

/// Bar charts: a name, and a bar for each series above it.
final class Bars {
    private static final int MOST = 100;

    private Bars() {}

    static Plot draft(List<Series> series, Wishes wishes) {
        var named = series.stream()
                .map(each -> new Series(each.name(), withNames(each.data())))
                .toList();
        var read = Runs.of(Kind.BAR, named, wishes);
        var notes = new ArrayList<>(read.notes);
        var names = new LinkedHashMap<Double, Integer>();
        var layers = new ArrayList<Layer>();
        boolean added = false;
        int left = 0;
        for (var run : read.all()) {
            Map<Double, Double> sums = new LinkedHashMap<>();
            for (int i = 0; i < run.size(); i++) {
                added |= sums.merge(run.x(i), run.y(i), Double::sum) != run.y(i);
                names.putIfAbsent(run.x(i), names.size());
            }
            var marks = new ArrayList<Mark>();
            sums.forEach((x, sum) -> {
                int place = names.getOrDefault(x, MOST);
                if (place < MOST) {
                    marks.add(Mark.at(place, sum));
                }
            });
            left = Math.max(left, names.size() - MOST);
            layers.add(Layer.of(layers.size(), run.name, marks));
        }
        if (left > 0) {
            notes.add("the first " + MOST + " of " + Units.count(names.size()) + " bars are drawn");
        }
        boolean counts = named.stream()
                .allMatch(each -> Fields.of(Kind.BAR, each.data(), wishes).ys().isEmpty());
        if (added && !counts) {
            notes.add("values of one name are added up");
        }
        return new Plot(Kind.BAR, Draft.frame(wishes, notes), axes(read, names, layers, wishes), layers);
    }

    /// Texts alone are counted, and numbers alone stand above their place.
    private static Data withNames(Data data) {
        if (data.columns().size() == 1 && data.columns().getFirst().type() == Column.Type.NAME) {
            return new Data(List.of(data.columns().getFirst().as("key")), data.implied());
        }
        return data;
    }

    private static Plot.Axes axes(Runs read, Map<Double, Integer> places, List<Layer> layers, Wishes wishes) {
        var all = read.across.names();
        var names = places.keySet().stream()
                .limit(MOST)
                .map(x -> read.across.isNames() ? all.get(x.intValue()) : name(read, x))
                .toList();
        boolean log = wishes.is(Wish.LOG_Y);
        var reach = Measure.Reach.of(Draft.values(layers, Mark::y), log, true);
        var y = read.up.scale(log || layers.isEmpty() ? reach : reach.with(0), wishes.text(Wish.Y_LABEL));
        var x = Scale.names(read.across.label(), names).labelled(wishes.text(Wish.X_LABEL));
        return new Plot.Axes(x, y);
    }

    private static String name(Runs read, double x) {
        return read.across.isTimes() ? Ticks.name(x) : Numbers.text(x);
    }
}
