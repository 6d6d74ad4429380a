package jawait.notebook.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jawait.notebook.Cell;
import jawait.notebook.Notebook;
import jawait.notebook.Output;

/// A notebook as it was saved, beside what a new run of it brings.
///
/// Tags, of nbval and ours: `nbval-skip` (the cell does not run), `nbval-ignore-output` and `check:ignore`
/// (it runs, its outputs may be any), `check:ignore-numbers` (any number is as good as any other).
public final class Check {
    private static final String RAISES = "raises-exception";

    private final Notebook saved;

    /// What came of a comparison.
    ///
    /// @param compared how many cells were looked at
    /// @param cells the cells that differ
    /// @param missing the numbers of the cells that should have run and did not
    public record Report(int compared, List<Differing> cells, List<Integer> missing) {
        /// Whether all is as it was saved.
        public boolean same() {
            return cells.isEmpty() && missing.isEmpty();
        }
    }

    /// A cell that differs.
    ///
    /// @param number as in `In[3]`: its place among the cells that run
    /// @param index its place in the notebook, from 0
    /// @param cell after the new run
    public record Differing(int number, int index, Cell.Code cell, List<Difference> differences) {}

    /// Of a notebook with its saved outputs.
    public Check(Notebook saved) {
        this.saved = saved;
    }

    /// Whether the notebook has been saved with what its cells put out.
    public boolean hasOutputs() {
        return saved.code().stream()
                .anyMatch(
                        cell -> cell.executionCount() != null || !cell.outputs().isEmpty());
    }

    /// The notebook to run: cells that are skipped say so in the runner's way, and those saved with an error
    /// are expected to fail.
    public Notebook toRun() {
        return saved.mapCode(cell -> {
            var tags = new ArrayList<>(cell.tags());
            if (tags.contains("nbval-skip")) {
                tags.add("skip-execution");
            }
            if (tags.contains("nbval-raises-exception")
                    || cell.outputs().stream().anyMatch(Output.Failure.class::isInstance)) {
                tags.add(RAISES);
            }
            Map<String, Object> metadata = new LinkedHashMap<>(cell.metadata());
            metadata.put("tags", List.copyOf(tags));
            return new Cell.Code(cell.id(), metadata, cell.source(), cell.executionCount(), cell.outputs());
        });
    }

    /// Compares.
    ///
    /// @param ran what a run made of [#toRun]
    public Report against(Notebook ran) {
        var differing = new ArrayList<Differing>();
        var missing = new ArrayList<Integer>();
        int number = 0;
        int compared = 0;
        var code = new Unsteady();
        for (int i = 0; i < saved.cells().size(); i++) {
            if (!(saved.cells().get(i) instanceof Cell.Code before)
                    || !(ran.cells().get(i) instanceof Cell.Code now)) {
                continue;
            }
            if (before.source().isBlank() || now.tags().contains("skip-execution")) {
                continue;
            }
            number++;
            var unsteady = code.next(before.source());
            if (now.executionCount() == null) {
                missing.add(number);
            } else if (!before.tags().contains("nbval-ignore-output")
                    && !before.tags().contains("check:ignore")) {
                compared++;
                var found = Comparison.of(before.outputs(), now.outputs(), normal(before, ran, unsteady));
                if (!found.isEmpty()) {
                    differing.add(new Differing(number, i, now, found));
                }
            }
        }
        return new Report(compared, List.copyOf(differing), List.copyOf(missing));
    }

    private Normal normal(Cell.Code cell, Notebook ran, Set<Unsteady.Kind> unsteady) {
        var versions = new ArrayList<String>();
        for (Notebook each : List.of(saved, ran)) {
            if (each.metadata().get("language_info") instanceof Map<?, ?> language
                    && language.get("version") instanceof String version) {
                versions.add(version);
            }
        }
        versions.add(Runtime.version().toString());
        return new Normal(versions, cell.tags().contains("check:ignore-numbers"), unsteady);
    }
}
