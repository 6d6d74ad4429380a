package jawait.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jawait.display.chart.Data;
import jawait.display.chart.Draft;
import jawait.display.chart.Kind;
import jawait.display.chart.Plot;
import jawait.display.chart.Series;
import jawait.display.chart.Wish;
import jawait.display.chart.Wishes;
import jawait.display.table.Sources;

/// A chart of numbers: interactive in JupyterLab (Vega-Lite 5), a picture on GitHub and in exports
/// (SVG), and text in a terminal. Needs no library.
///
/// Data is an array or a list of numbers, a map from names to numbers, `double[][]`, a map from names
/// to arrays, or records or maps in a collection or stream, whose fields are chosen by their names;
/// so are those of a CSV or JSON file (its `Path`), JSON, a `ResultSet` and DFLib's data frame.
/// `Duration`s and times make axes of their own. What cannot be drawn (null, NaN, infinities) is left
/// out, and a million points are drawn as a few thousand; the chart says so below itself. Each method
/// gives another chart and leaves this one as it is.
///
/// ```java
/// record Call(Instant time, Duration latency, String kind) {}
/// Chart.line(calls).x("time").y("latency").colour("kind").title("Calls")
/// Chart.bar(Map.of("Java", 3, "Python", 5))
/// Chart.histogram(new double[] {1, 2, 2, 3}).bins(3)
/// ```
public final class Chart implements Displayable {
    /// The MIME type of Vega-Lite 5, which JupyterLab draws by itself.
    static final String VEGA_LITE = "application/vnd.vegalite.v5+json";

    private static final int COLUMNS = 80;

    private final Kind kind;
    private final List<Series> series;
    private final Wishes wishes;

    private Chart(Kind kind, List<Series> series, Wishes wishes) {
        this.kind = kind;
        this.series = series;
        this.wishes = wishes;
    }

    /// Points joined from left to right; a gap where a value is missing.
    ///
    /// @throws IllegalArgumentException when the data is of a kind that cannot be drawn
    public static Chart line(Object data) {
        return of(Kind.LINE, data);
    }

    /// As [#line(Object)], of two arrays or lists of numbers: each x with its y.
    public static Chart line(Object x, Object y) {
        return of(Kind.LINE, x, y);
    }

    /// A bar for each name. Texts alone are counted; values of the same name are added up.
    public static Chart bar(Object data) {
        return of(Kind.BAR, data);
    }

    /// As [#bar(Object)], of names and numbers.
    public static Chart bar(Object names, Object y) {
        return of(Kind.BAR, names, y);
    }

    /// Points alone. A `double[][]` holds a point in each row.
    public static Chart scatter(Object data) {
        return of(Kind.SCATTER, data);
    }

    /// As [#scatter(Object)], of two arrays or lists of numbers: each x with its y.
    public static Chart scatter(Object x, Object y) {
        return of(Kind.SCATTER, x, y);
    }

    /// How many values lie in each stretch; of names alone, how often each occurs.
    public static Chart histogram(Object data) {
        return of(Kind.HISTOGRAM, data);
    }

    /// A coloured cell for each value: of a `double[][]` row by row, of records by two fields and a
    /// third one that gives the [#colour(String)].
    public static Chart heatmap(Object data) {
        return of(Kind.HEATMAP, data);
    }

    /// Bars from a start to an end, a row for each name: records with fields such as `name`, `start`
    /// and `end` or `duration`, otherwise `.y("name").x("start", "end")`; or a map from names to
    /// durations.
    public static Chart gantt(Object data) {
        return of(Kind.GANTT, data);
    }

    private static Chart of(Kind kind, Object data) {
        Objects.requireNonNull(data, () -> "Chart." + kind.word() + ": the data is null");
        return new Chart(kind, List.of(new Series("", read(kind, data))), Wishes.NONE);
    }

    private static Data read(Kind kind, Object data) {
        return Data.of(kind, Sources.plain(data, Data.LONGEST));
    }

    private static Chart of(Kind kind, Object x, Object y) {
        Objects.requireNonNull(x, () -> "Chart." + kind.word() + ": x is null");
        Objects.requireNonNull(y, () -> "Chart." + kind.word() + ": y is null");
        return new Chart(kind, List.of(new Series("", Data.of(kind, x, y))), Wishes.NONE);
    }

    /// With another series. Line, bar, scatter and histogram charts take any number.
    ///
    /// @throws IllegalArgumentException when this kind of chart has one series only
    public Chart and(String name, Object data) {
        if (kind == Kind.HEATMAP || kind == Kind.GANTT) {
            throw new IllegalArgumentException("Chart." + kind.word() + " takes one series; give it all rows at once");
        }
        Objects.requireNonNull(data, "and: the data is null");
        var more = new ArrayList<>(series);
        more.add(new Series(Objects.requireNonNull(name, "and: the name is null"), read(kind, data)));
        return new Chart(kind, List.copyOf(more), wishes);
    }

    /// With a name for the series that was given last.
    public Chart named(String name) {
        var renamed = new ArrayList<>(series);
        renamed.add(new Series(
                Objects.requireNonNull(name, "named: the name is null"),
                renamed.removeLast().data()));
        return new Chart(kind, List.copyOf(renamed), wishes);
    }

    /// The field along the horizontal axis; of a Gantt chart those of start and end.
    ///
    /// @throws IllegalArgumentException when the data has no such field; says which it has
    public Chart x(String... fields) {
        return with(Wish.X, known(fields));
    }

    /// The field along the vertical axis; several make a series each.
    ///
    /// @throws IllegalArgumentException when the data has no such field; says which it has
    public Chart y(String... fields) {
        return with(Wish.Y, known(fields));
    }

    /// The field whose values split the rows into series of one colour each; of a heatmap the one that
    /// gives the shade.
    ///
    /// @throws IllegalArgumentException when the data has no such field; says which it has
    public Chart colour(String field) {
        return with(Wish.COLOUR, known(field).getFirst());
    }

    /// As [#colour(String)].
    public Chart color(String field) {
        return colour(field);
    }

    private List<String> known(String... fields) {
        for (var field : fields) {
            series.forEach(each -> each.data().column(Objects.requireNonNull(field, "the name of the field is null")));
        }
        return List.of(fields);
    }

    /// With a text above.
    public Chart title(String title) {
        return with(Wish.TITLE, title);
    }

    /// With a text below the horizontal axis, in place of the field's name.
    public Chart xLabel(String label) {
        return with(Wish.X_LABEL, label);
    }

    /// With a text beside the vertical axis, in place of the field's name.
    public Chart yLabel(String label) {
        return with(Wish.Y_LABEL, label);
    }

    /// So many pixels wide; 640 when nothing is said.
    public Chart width(int pixels) {
        return with(Wish.WIDTH, positive("width", pixels));
    }

    /// So many pixels high; 360 when nothing is said. A Gantt chart is as high as its rows.
    public Chart height(int pixels) {
        return with(Wish.HEIGHT, positive("height", pixels));
    }

    /// With a logarithmic horizontal axis.
    public Chart logX() {
        return with(Wish.LOG_X, true);
    }

    /// With a logarithmic vertical axis.
    public Chart logY() {
        return with(Wish.LOG_Y, true);
    }

    /// With so many stretches, of a histogram.
    public Chart bins(int count) {
        return with(Wish.BINS, positive("bins", count));
    }

    /// So many columns wide where it is text; 80 when nothing is said, and 20 at least.
    public Chart columns(int columns) {
        return with(Wish.COLUMNS, positive("columns", columns));
    }

    private static int positive(String what, int number) {
        if (number <= 0) {
            throw new IllegalArgumentException(what + ": expected a positive number, found " + number);
        }
        return number;
    }

    private Chart with(Wish wish, Object value) {
        Objects.requireNonNull(value, () -> wish.name().toLowerCase(java.util.Locale.ROOT) + ": null");
        return new Chart(kind, series, wishes.with(wish, value));
    }

    /// As SVG, to be kept in a file.
    public String svg() {
        return plot().svg();
    }

    /// As a Vega-Lite 5 specification: a tree of JSON's kinds, to be changed before it is shown.
    public Map<String, Object> vegaLite() {
        return plot().vegaLite();
    }

    /// As text.
    public String text() {
        return plot().text(wishes.number(Wish.COLUMNS, COLUMNS));
    }

    private Plot plot() {
        return Draft.of(kind, series, wishes);
    }

    /// All three forms.
    @Override
    public MimeBundle toMimeBundle() {
        return bundle(plot(), wishes.number(Wish.COLUMNS, COLUMNS));
    }

    static MimeBundle bundle(Plot plot, int columns) {
        return MimeBundle.plain(plot.text(columns))
                .with("image/svg+xml", plot.svg())
                .with(VEGA_LITE, plot.vegaLite());
    }

    /// `Chart[line of 100 rows]`.
    @Override
    public String toString() {
        int rows = series.stream().mapToInt(each -> each.data().size()).sum();
        return "Chart[" + kind.word() + " of " + rows + (rows == 1 ? " row]" : " rows]");
    }
}
