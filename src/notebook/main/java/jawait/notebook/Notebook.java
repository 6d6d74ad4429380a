package jawait.notebook;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A notebook as a value: what a file of [nbformat
/// 4](https://nbformat.readthedocs.io/en/latest/format_description.html)
/// holds. Metadata that this library does not know is kept as it was found.
///
/// JSON is held as `Map`, `List`, `String`, `Number`, `Boolean` and null, as in a
/// [MimeBundle][jawait.display.MimeBundle].
///
/// @param minor the minor version of the format; from 5 on every cell has an id
public record Notebook(Map<String, Object> metadata, List<Cell> cells, int minor) {
    /// The minor version that [NotebookFile] writes.
    public static final int MINOR = 5;

    /// Copies the list.
    public Notebook {
        cells = List.copyOf(cells);
    }

    /// The same notebook with other cells.
    public Notebook with(List<Cell> others) {
        return new Notebook(metadata, others, minor);
    }

    /// The same notebook with each of its code cells changed.
    public Notebook mapCode(UnaryOperator<Cell.Code> change) {
        return with(cells.stream()
                .map(cell -> cell instanceof Cell.Code code ? change.apply(code) : cell)
                .toList());
    }

    /// The code cells, in order.
    public List<Cell.Code> code() {
        return cells.stream()
                .filter(Cell.Code.class::isInstance)
                .map(Cell.Code.class::cast)
                .toList();
    }

    /// The language of the kernel that the notebook was written for; empty when it names none.
    public String language() {
        for (String place : List.of("kernelspec", "language_info")) {
            if (metadata.get(place) instanceof Map<?, ?> map
                    && map.get(place.equals("kernelspec") ? "language" : "name") instanceof String language) {
                return language;
            }
        }
        return "";
    }
}
