package jawait.display.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jawait.Async;
import jawait.Glance;
import jawait.Task;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// The live tasks of cells at one moment, and what is new since another one. No more than the first two hundred: who
/// wants to see more is not helped by a longer list.
public final class Rows {
    private static final int MOST = 200;

    private final Map<Long, Task<?>> tasks = new LinkedHashMap<>();
    private final Map<Long, Facts> facts = new LinkedHashMap<>();
    private final int total;

    /// Rows of these tasks, oldest first.
    public Rows(List<? extends Task<?>> all) {
        total = all.size();
        all.stream().limit(MOST).forEach(task -> {
            tasks.put(task.id(), task);
            facts.put(task.id(), Facts.of(Glance.of(task)));
        });
    }

    /// The live tasks of cells, the caller apart.
    public static Rows now() {
        Task<?> own = Async.currentTask();
        return new Rows(Tasks.live().stream()
                .filter(task -> task != own && ofCell(task))
                .toList());
    }

    private static boolean ofCell(Task<?> task) {
        var origin = task.origin();
        return origin != null && !origin.label().startsWith("comm ");
    }

    /// All of them, as a JSON tree.
    public Map<String, Object> whole() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("whole", true);
        tree.put("total", total);
        tree.put("tasks", facts.keySet().stream().map(this::row).toList());
        return tree;
    }

    /// What is new since then, as a JSON tree; empty when nothing is. Ages are no news: they go on by themselves.
    public Map<String, Object> since(Rows before) {
        var changed = facts.entrySet().stream()
                .filter(each -> isNews(before.facts.get(each.getKey()), each.getValue()))
                .map(each -> row(each.getKey()))
                .toList();
        var ended = new ArrayList<Map<String, Object>>();
        before.tasks.forEach((id, task) -> {
            if (!tasks.containsKey(id)) {
                ended.add(Facts.of(Glance.of(task)).json());
            }
        });
        if (changed.isEmpty() && ended.isEmpty() && total == before.total) {
            return Map.of();
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("total", total);
        tree.put("tasks", changed);
        tree.put("ended", ended);
        return tree;
    }

    private static boolean isNews(@Nullable Facts before, Facts now) {
        return before == null
                || !before.state().equals(now.state())
                || !before.about().equals(now.about())
                || before.done() != now.done()
                || before.total() != now.total();
    }

    private Map<String, Object> row(long id) {
        var row = Objects.requireNonNull(facts.get(id)).json();
        Task<?> parent = Objects.requireNonNull(tasks.get(id)).parent();
        row.put("above", parent == null || parent.isDone() ? 0 : parent.id());
        return row;
    }
}
