package jawait.display.timeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jawait.display.chart.Kind;
import jawait.display.chart.Layer;
import jawait.display.chart.Mark;
import jawait.display.chart.Plot;
import jawait.display.chart.Scale;

/// Lives as bars, children below their parents.
final class Gantt {
    private static final int MOST_ROWS = 60;
    private static final int LONGEST_SHOWN = 50;
    private static final int WIDTH = 720;

    /// What is shorter than this part of the whole is not seen, and belongs to what comes before it.
    private static final double TOO_SHORT = .01;

    /// How much of the whole the end of a failed task takes, so that it is seen.
    private static final double END = .012;

    private final String label;
    private final List<Life> lives;
    private final long uncounted;
    private final Epochs epochs;
    private final Span axis;
    private final Map<Colour, List<Mark>> marks = new EnumMap<>(Colour.class);
    private final List<String> names = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Gantt(String label, List<Life> lives, long uncounted) {
        this.label = label;
        this.lives = lives;
        this.uncounted = uncounted;
        this.epochs = Epochs.of(lives);
        this.axis = Span.of(epochs.span(lives));
    }

    /// The colours of segments, in the order of the legend.
    private enum Colour {
        LIVES("from start to end", "#4c88c4"),
        RUNS("runs", "#4c88c4"),
        START(Waiting.START),
        SLEEP(Waiting.SLEEP),
        TASK(Waiting.TASK),
        QUEUE(Waiting.QUEUE),
        SEMAPHORE(Waiting.SEMAPHORE),
        LOCK(Waiting.LOCK),
        IO(Waiting.IO),
        OTHER(Waiting.OTHER),
        CROWD("several tasks", "#4fa863"),
        CANCELLED("cancelled", "#5f6368"),
        FAILED("failed", "#d64545");

        final String words;
        final String colour;

        Colour(String words, String colour) {
            this.words = words;
            this.colour = colour;
        }

        Colour(Waiting waiting) {
            this(waiting.words, waiting.colour);
        }

        static Colour of(Waiting waiting) {
            return valueOf(waiting.name());
        }
    }

    Plot plot() {
        var shown = shown();
        for (var row : Rows.of(shown)) {
            draw(row.life(), name(row));
        }
        for (var crowd : Crowd.of(rest(shown))) {
            draw(crowd);
        }
        tell(shown);
        var layers = new ArrayList<Layer>();
        marks.forEach((colour, each) -> layers.add(new Layer(colour.words, colour.colour, each)));
        var frame = new Plot.Frame(title(), WIDTH, 0, notes);
        var x = Scale.numbers(axis.unit(), 0, Math.max(epochs.span(lives) / axis.nanos(), 1e-9), false);
        return new Plot(Kind.GANTT, frame, new Plot.Axes(x, Scale.names("", names)), layers);
    }

    String title() {
        long all = lives.size() + uncounted;
        if (all == 0) {
            return "no tasks";
        }
        Set<Long> parents = new HashSet<>();
        lives.forEach(life -> parents.add(life.who().parent()));
        long sum = lives.stream()
                .filter(life -> !parents.contains(life.who().id()))
                .mapToLong(Life::nanos)
                .sum();
        long span = epochs.span(lives);
        return (label.isEmpty() ? "" : label + ": ")
                + (all == 1 ? "1 task, " : Span.grouped(all) + " tasks, ")
                + Span.text(span)
                + (uncounted == 0 && sum > span * 1.05 ? " (one after the other: " + Span.text(sum) + ")" : "");
    }

    private List<Life> shown() {
        if (lives.size() <= MOST_ROWS) {
            return lives;
        }
        return lives.stream()
                .sorted(java.util.Comparator.comparingLong(Life::nanos).reversed())
                .limit(LONGEST_SHOWN)
                .toList();
    }

    private List<Life> rest(List<Life> shown) {
        var ids = new HashSet<Long>();
        shown.forEach(life -> ids.add(life.who().id()));
        return lives.stream().filter(life -> !ids.contains(life.who().id())).toList();
    }

    private void tell(List<Life> shown) {
        if (shown.size() < lives.size()) {
            notes.add("the " + shown.size() + " longest tasks have a row each, the others one for their name");
        }
        if (uncounted > 0) {
            notes.add(Span.grouped(uncounted) + " more tasks ended after those and are not drawn");
        }
        if (!lives.isEmpty() && lives.stream().allMatch(life -> life.waits() == null)) {
            notes.add("what tasks wait for is recorded from now on: run the cell again, or under %%timeline");
        }
        if (epochs.isMixed()) {
            notes.add("some tasks go by a clock that jumps; their times count from the first of them");
        }
    }

    /// Indented below its parent, and unlike every other name.
    private String name(Rows.Row row) {
        var who = row.life().who();
        String indent = row.depth() == 0 ? "" : "\u00a0\u00a0".repeat(Math.min(row.depth(), 8) - 1) + "└\u00a0";
        String name = indent + shortened(who.name());
        return names.contains(name) ? name + " #" + who.id() : name;
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 59) + "…";
    }

    private void draw(Life life, String name) {
        int row = names.size();
        names.add(name);
        String tip = Tip.of(life, epochs.start(life));
        long whole = epochs.span(lives);
        for (var segment : Segments.of(life, (long) (whole * TOO_SHORT))) {
            var colour =
                    segment.on() == null ? life.waits() == null ? Colour.LIVES : Colour.RUNS : Colour.of(segment.on());
            add(colour, row, new long[] {epochs.start(life) + segment.from(), epochs.start(life) + segment.to()}, tip);
        }
        if (life.end() == Life.End.FAILED || life.end() == Life.End.CANCELLED) {
            long to = epochs.start(life) + life.nanos();
            long from = Math.max(epochs.start(life), to - (long) (whole * END));
            add(life.end() == Life.End.FAILED ? Colour.FAILED : Colour.CANCELLED, row, new long[] {from, to}, tip);
        }
    }

    private void draw(Crowd crowd) {
        int row = names.size();
        String name =
                shortened(crowd.stem()) + " ×" + Span.grouped(crowd.lives().size());
        names.add(names.contains(name) ? name + " …" : name);
        long from = crowd.lives().stream().mapToLong(epochs::start).min().orElse(0);
        long to = crowd.lives().stream()
                .mapToLong(life -> epochs.start(life) + life.nanos())
                .max()
                .orElse(0);
        add(Colour.CROWD, row, new long[] {from, to}, crowd.tip(epochs));
    }

    private void add(Colour colour, int row, long[] time, String tip) {
        marks.computeIfAbsent(colour, _ -> new ArrayList<>())
                .add(new Mark(time[0] / axis.nanos(), time[1] / axis.nanos(), row, tip));
    }

    /// Tasks by the beginnings of their names.
    ///
    /// @param stem what their names begin with
    record Crowd(String stem, List<Life> lives) {
        private static final int MOST = 10;

        static List<Crowd> of(List<Life> rest) {
            Map<String, List<Life>> groups = new LinkedHashMap<>();
            for (var life : rest) {
                String stem = life.who().name().replaceAll("[-_ #(\\[]*\\d+[)\\]]*$", "");
                stem = stem.isEmpty() ? "(numbers)" : stem;
                groups.computeIfAbsent(
                                groups.size() < MOST || groups.containsKey(stem) ? stem : "(others)",
                                _ -> new ArrayList<>())
                        .add(life);
            }
            return groups.entrySet().stream()
                    .map(group -> new Crowd(group.getKey(), group.getValue()))
                    .toList();
        }

        String tip(Epochs epochs) {
            long[] sorted = lives.stream().mapToLong(Life::nanos).sorted().toArray();
            long failed =
                    lives.stream().filter(life -> life.end() == Life.End.FAILED).count();
            long cancelled = lives.stream()
                    .filter(life -> life.end() == Life.End.CANCELLED)
                    .count();
            return Span.grouped(lives.size()) + " tasks " + stem + ": median " + Span.text(sorted[sorted.length / 2])
                    + ", longest " + Span.text(sorted[sorted.length - 1])
                    + ", at most " + Span.grouped(epochs.most(lives)) + " at a time"
                    + (failed > 0 ? ", " + failed + " failed" : "")
                    + (cancelled > 0 ? ", " + cancelled + " cancelled" : "");
        }
    }
}
