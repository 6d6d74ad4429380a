package jawait.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import jawait.engine.source.EarlierNames.Name;
import jawait.engine.source.Finding;
import jawait.engine.source.Rewriting.Edit;
import org.jspecify.annotations.Nullable;

/// What cells have shown, and their sources: `_`, `__`, `___`, `_3`, `Out[3]`, `In[3]`.
///
/// The newest few results are held, whatever they are, older ones only when they are small, and none for ever. Any
/// thread may ask.
final class Outputs {
    /// The session's variable by which compiled cells ask for a result.
    static final String OUT = "$Out";

    /// The session's variable by which compiled cells ask for a source.
    static final String IN = "$In";

    /// How many results are held for sure.
    static final int HELD = 10;

    /// How many are held at most, small ones.
    static final int KEPT = 100;

    private static final int SHORT = 1_000;
    private static final int SOURCES = 1_000;
    private static final Pattern NAMEABLE = Pattern.compile("[\\w.$<>,?\\[\\] ]+");

    private record Output(@Nullable Object value, String type) {
        /// Whether it holds on to next to no memory.
        boolean isSmall() {
            return switch (value) {
                case null -> true;
                case String text -> text.length() <= SHORT;
                case Number number -> number instanceof Comparable<?>;
                case Boolean truth -> true;
                case Character letter -> true;
                default -> false;
            };
        }
    }

    private final ConcurrentSkipListMap<Integer, Output> shown = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Integer, String> sources = new ConcurrentSkipListMap<>();

    /// A cell begins.
    void begun(Cell cell) {
        if (cell.lasting() > 0) {
            sources.put(cell.lasting(), cell.source());
            while (sources.size() > SOURCES) {
                sources.pollFirstEntry();
            }
        }
    }

    /// A cell shows this as its result.
    ///
    /// @param type the static type of the value
    void shown(Cell cell, @Nullable Object value, String type) {
        if (cell.lasting() == 0) {
            return;
        }
        shown.put(cell.lasting(), new Output(value, type));
        shown.descendingMap().entrySet().stream()
                .skip(HELD)
                .filter(old -> !old.getValue().isSmall())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(shown::remove);
        while (shown.size() > KEPT) {
            shown.pollFirstEntry();
        }
    }

    /// Lets go of all results; the sources stay.
    void forget() {
        shown.clear();
    }

    /// The result of a cell.
    ///
    /// @throws IndexOutOfBoundsException when there is none, or none any more
    @Nullable
    Object output(int number) {
        Output output = shown.get(number);
        if (output == null) {
            throw new IndexOutOfBoundsException(missing(number));
        }
        return output.value();
    }

    /// The source of a cell.
    ///
    /// @throws IndexOutOfBoundsException when no such cell has run, or not lately
    String source(int number) {
        String source = sources.get(number);
        if (source == null) {
            throw new IndexOutOfBoundsException("In[" + number + "] is not among the cells that have run lately");
        }
        return source;
    }

    private String missing(int number) {
        boolean early = !shown.isEmpty() && number > 0 && number < shown.lastKey() && shown.size() >= HELD;
        String kept = "; the last " + HELD + " results are kept, and numbers and short texts of the last " + KEPT;
        return "Out[" + number + "] is no result" + (early ? ", or no longer" + kept : ": that cell has shown none");
    }

    /// The Java that stands for these names, as edits of the code.
    List<Edit> edits(List<Name> names) {
        var edits = new ArrayList<Edit>();
        for (Name name : names) {
            switch (name) {
                case Name.Recent(int at, int length, int back) ->
                    recent(back).ifPresent(number -> edits.add(new Edit(at, length, typed(number))));
                case Name.Output(int at, int length, int number) -> {
                    if (shown.containsKey(number)) {
                        edits.add(new Edit(at, length, typed(number)));
                    }
                }
                case Name.Computed(int at, boolean source, int open, int close) -> {
                    edits.add(new Edit(at, open + 1 - at, (source ? IN : OUT) + ".apply("));
                    edits.add(new Edit(close, 1, ")"));
                }
            }
        }
        return edits;
    }

    /// What is to be said of names that stand for nothing.
    List<Finding> missing(List<Name> names) {
        var found = new ArrayList<Finding>();
        for (Name name : names) {
            switch (name) {
                case Name.Recent(int at, int length, int back)
                when recent(back).isEmpty() ->
                    found.add(new Finding(
                            at,
                            at + length,
                            "jawait.result.none",
                            "_".repeat(back) + " is the "
                                    + List.of("last", "last but one", "last but two")
                                            .get(back - 1) + " result, and "
                                    + (shown.isEmpty() ? "no cell has" : "too few cells have") + " shown one"));
                case Name.Output(int at, int length, int number)
                when !shown.containsKey(number) ->
                    found.add(new Finding(at, at + length, "jawait.result.none", missing(number)));
                default -> {}
            }
        }
        return found;
    }

    private Optional<Integer> recent(int back) {
        return shown.descendingKeySet().stream().skip(back - 1L).findFirst();
    }

    private String typed(int number) {
        Output output = shown.get(number);
        String type = output == null ? "" : output.type();
        String asked = OUT + ".apply(" + number + ")";
        return NAMEABLE.matcher(type).matches() ? "((" + type + ") " + asked + ")" : asked;
    }
}
