package jawait.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.DeclaredName;

/// Which names cells that failed were to declare: whoever misses one is told to mend that cell first.
final class FailedCells {
    private final Map<String, String> cells = new ConcurrentHashMap<>();

    /// A cell has failed. What it declared before it failed is found by the compiler and never asked for here.
    void add(Cell cell) {
        for (var piece : CellSplitter.statements(cell.source())) {
            DeclaredName.of(piece.code()).ifPresent(name -> cells.put(name, cell.label()));
        }
    }

    /// The label of the newest failed cell that was to declare `name`.
    Optional<String> declaring(String name) {
        return Optional.ofNullable(cells.get(name));
    }
}
