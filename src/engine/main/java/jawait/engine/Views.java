package jawait.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jawait.display.TaskCards;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// Which run of a cell is the one whose output stands in the notebook: the newest. What earlier runs keep showing
/// nobody can see.
final class Views {
    private final Map<String, Origin> runs = new ConcurrentHashMap<>();
    private volatile @Nullable Cell newest;

    /// A cell begins, and the output of its earlier run goes. Does nothing where the front end gives cells no ids: a
    /// console shows all runs.
    void begin(Cell cell) {
        newest = cell;
        if (!cell.id().isEmpty()) {
            Origin earlier = runs.put(cell.id(), cell.origin());
            if (earlier != null) {
                TaskCards.gone(earlier);
            }
        }
    }

    /// The cell that began last.
    @Nullable
    Cell newest() {
        return newest;
    }
}
