package jawait.display;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import jawait.display.table.AsciiTable;
import jawait.display.table.HtmlTable;
import jawait.display.table.Page;
import jawait.display.table.Source;
import jawait.display.table.Sources;
import jawait.display.table.View;
import org.jspecify.annotations.Nullable;

/// Rows to look at: the first and the last ones, the types of the columns, and how many there are. In a
/// notebook a click on a title sorts the rows that are shown; in a terminal it is aligned text.
///
/// Of ten million rows it reads those that it shows; sorted, it reads all and holds those that it shows. A
/// table is unmodifiable; each method gives another one. A collection or array of records of one kind, or
/// of maps with the same keys, is shown as a table also without this class.
///
/// ```java
/// record City(String name, int people) {}
/// var cities = List.of(new City("Paris", 2_100_000), new City("Oslo", 709_000));
/// Table.of(cities).sort("people").rows(50)
/// Table.csv(Path.of("cities.csv")).columns("name", "country")
/// ```
public final class Table implements Displayable {
    private final Source source;
    private final View view;
    private @Nullable Page read; // of what can be read once only

    private Table(Source source, View view) {
        this.source = source;
        this.view = view;
    }

    /// A table of a collection, an array (also of two dimensions), a map (key by key), a stream, an
    /// iterator, any other iterable, a JDBC `ResultSet` from where it stands, the path of a CSV file,
    /// Jackson's JSON, or DFLib's data frame.
    ///
    /// Rows may be records, maps, arrays; anything else is a row of one cell. A stream, an iterator and a
    /// `ResultSet` are read when the table is shown for the first time, and no further than it shows.
    ///
    /// @throws IllegalArgumentException when it has no rows
    /// @throws java.io.UncheckedIOException when the file cannot be read
    public static Table of(@Nullable Object data) {
        return data instanceof Table table ? table : new Table(Sources.of(data), View.PLAIN);
    }

    /// A table of a CSV file, whose first line has the names of the columns, with commas, semicolons or
    /// tabs between.
    ///
    /// @throws java.io.UncheckedIOException when the file cannot be read
    public static Table csv(Path file) {
        return new Table(Sources.csv(file), View.PLAIN);
    }

    /// As [#csv(Path)].
    public static Table csv(String file) {
        return csv(Path.of(file));
    }

    /// Shows up to so many rows.
    public Table rows(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("rows: expected at least 1, found " + most);
        }
        return with(new View(most, view.from(), view.columns(), view.sort(), view.descending()));
    }

    /// Begins with this row; the first one is 0.
    public Table from(long row) {
        if (row < 0) {
            throw new IllegalArgumentException("from: expected 0 or more, found " + row);
        }
        return with(new View(view.rows(), row, view.columns(), view.sort(), view.descending()));
    }

    /// Shows these columns, in this order. A name that is none is told when the table is shown.
    public Table columns(String... names) {
        return with(new View(view.rows(), view.from(), List.of(names), view.sort(), view.descending()));
    }

    /// Sorts by a column, the smallest first, and where values are the same as they came. Reads all rows.
    public Table sort(String column) {
        return sorted(column, false);
    }

    /// Sorts by a column, the largest first.
    public Table sortDescending(String column) {
        return sorted(column, true);
    }

    private Table sorted(String column, boolean descending) {
        Objects.requireNonNull(column, "sort: the name of the column is null");
        return with(new View(view.rows(), view.from(), view.columns(), column, descending));
    }

    private Table with(View other) {
        return new Table(source, other);
    }

    private synchronized Page page() {
        Page known = read;
        if (known == null) {
            known = Page.of(source, view);
            read = source.once() == null ? null : known;
        }
        return known;
    }

    /// HTML and aligned text.
    @Override
    public MimeBundle toMimeBundle() {
        var page = page();
        return MimeBundle.plain(AsciiTable.of(page)).with("text/html", HtmlTable.of(page));
    }

    /// The table as aligned text.
    @Override
    public String toString() {
        return AsciiTable.of(page());
    }
}
