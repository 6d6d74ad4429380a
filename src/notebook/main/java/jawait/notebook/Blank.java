package jawait.notebook;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jawait.engine.Language;

/// Notebooks that have not run.
public final class Blank {
    private static final String EXECUTION = "execution";

    private Blank() {}

    /// The metadata of a notebook in Java.
    public static Map<String, Object> metadata() {
        return Map.of(
                "kernelspec",
                Map.of("display_name", "Java (jawait)", "language", "java", "name", "jawait"),
                "language_info",
                Language.info());
    }

    /// A notebook with one cell to write into.
    public static Notebook notebook() {
        var cell = new Cell.Code(Reading.newId(), Map.of(), "", null, List.of());
        return new Notebook(metadata(), List.of(cell), Notebook.MINOR);
    }

    /// The notebook without what runs leave in it: outputs, numbers, times, the states of widgets.
    public static Notebook of(Notebook notebook) {
        var metadata = new TreeMap<>(notebook.metadata());
        metadata.remove("widgets");
        var blank = notebook.mapCode(
                code -> new Cell.Code(code.id(), without(EXECUTION, code.metadata()), code.source(), null, List.of()));
        return new Notebook(metadata, blank.cells(), blank.minor());
    }

    /// Whether runs have left nothing in it.
    public static boolean is(Notebook notebook) {
        return !notebook.metadata().containsKey("widgets")
                && notebook.code().stream()
                        .allMatch(code -> code.outputs().isEmpty()
                                && code.executionCount() == null
                                && !code.metadata().containsKey(EXECUTION));
    }

    private static Map<String, Object> without(String key, Map<String, Object> metadata) {
        var rest = new TreeMap<>(metadata);
        rest.remove(key);
        return rest;
    }
}
