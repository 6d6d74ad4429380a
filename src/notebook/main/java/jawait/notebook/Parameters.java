package jawait.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Values for a notebook's parameters, as papermill takes them: they go into a cell of their own after
/// the cell that is tagged `parameters`, whose declarations tell the types and the defaults.
public final class Parameters {
    private static final String TAG = "parameters";
    private static final String INJECTED = "injected-parameters";

    private Parameters() {}

    /// Takes the words of a command line apart: `name=value`.
    ///
    /// @throws NotebookException when one has no name that Java would take
    public static Map<String, String> parse(List<String> words) throws NotebookException {
        var values = new LinkedHashMap<String, String>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = word.substring(0, Math.max(0, equals)).strip();
            if (equals < 0 || !javax.lang.model.SourceVersion.isName(name) || name.contains(".")) {
                throw new NotebookException(
                        "the parameter \"" + word + "\" does not parse: expected name=value, as -p rounds=3");
            }
            values.put(name, word.substring(equals + 1));
        }
        return values;
    }

    /// The notebook with these values; those that an earlier run put there are gone.
    ///
    /// A value is JSON (`3`, `2.5`, `true`, `[1, 2]`, `{"a": 1}`, `null`), and any other text is a
    /// string. It becomes a literal of the type that the notebook declares: a `double` takes `3`, a
    /// `String` takes all texts as they are.
    ///
    /// @throws NotebookException when a value does not fit the declared type
    public static Notebook inject(Notebook notebook, Map<String, String> values) throws NotebookException {
        if (values.isEmpty()) {
            return notebook;
        }
        var cells = new ArrayList<Cell>(notebook.cells().stream()
                .filter(cell -> !cell.tags().contains(INJECTED))
                .toList());
        int place = place(cells);
        String declared = place == 0 ? "" : cells.get(place - 1).source();
        cells.add(
                place,
                new Cell.Code(
                        Reading.newId(), Map.of("tags", List.of(INJECTED)), source(declared, values), null, List.of()));
        return notebook.with(cells);
    }

    /// The names that the notebook's parameters do not have: a run takes them all the same, as papermill does.
    public static List<String> undeclared(Notebook notebook, Map<String, String> values) {
        int place = place(notebook.cells());
        var declared = place == 0
                ? Map.of()
                : Declared.in(notebook.cells().get(place - 1).source());
        return values.keySet().stream()
                .filter(name -> !declared.containsKey(name))
                .toList();
    }

    /// Behind the first tagged cell; 0 when there is none.
    private static int place(List<Cell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof Cell.Code code && code.tags().contains(TAG)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String source(String declared, Map<String, String> values) throws NotebookException {
        var types = Declared.in(declared);
        var lines = new ArrayList<String>();
        for (var value : values.entrySet()) {
            var type = types.getOrDefault(value.getKey(), Declared.UNKNOWN);
            lines.add(type.name() + " " + value.getKey() + " = " + Literal.of(value.getKey(), value.getValue(), type)
                    + ";");
        }
        return lines.stream().collect(Collectors.joining("\n", "// Parameters\n", ""));
    }
}
