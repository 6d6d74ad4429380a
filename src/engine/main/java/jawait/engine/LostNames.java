package jawait.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.DeclaredName;

/// Why names that a cell may look for are not there: their cell failed, or a change took them away. Whoever misses
/// one is told so. What is there is found by the compiler, and never asked for here.
final class LostNames {
    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    /// A cell has failed.
    void failed(Cell cell) {
        for (var piece : CellSplitter.statements(cell.source())) {
            DeclaredName.of(piece.code())
                    .ifPresent(name -> reasons.put(
                            name,
                            name + " was to be declared by " + cell.label()
                                    + ", which failed: mend that cell and run it again"));
        }
    }

    /// The user was told that something is gone.
    void removed(Notice said) {
        if (said.gone()) {
            reasons.put(said.about(), said.text());
        }
    }

    /// What became last of `name`, and the way on.
    Optional<String> why(String name) {
        return Optional.ofNullable(reasons.get(name));
    }
}
