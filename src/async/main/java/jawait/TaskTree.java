package jawait;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tasks as a tree.
final class TaskTree {
    private static final int SEARCHED = 10_000;

    private final StringBuilder text = new StringBuilder();
    private final Map<@Nullable Task<?>, List<Task<?>>> children = new HashMap<>();
    private int drawn;

    private TaskTree() {}

    static String text(List<Task<?>> tasks) {
        var tree = new TaskTree();
        Set<Task<?>> live = new HashSet<>(tasks);
        for (Task<?> task : tasks) {
            tree.children
                    .computeIfAbsent(above(task, live), parent -> new ArrayList<>())
                    .add(task);
        }
        tree.draw(null, "");
        tree.text.append(TaskTable.more(tasks.size()));
        if (tasks.size() <= SEARCHED) {
            AwaitGraph.of(tasks)
                    .cycles()
                    .forEach(cycle -> tree.text
                            .append("deadlock: ")
                            .append(AwaitGraph.text(cycle))
                            .append('\n'));
        }
        return tree.text.toString();
    }

    /// The nearest task above that still lives, or null.
    private static @Nullable Task<?> above(Task<?> task, Set<Task<?>> live) {
        Task<?> above = task.parent();
        while (above != null && !live.contains(above)) {
            above = above.parent();
        }
        return above;
    }

    private void draw(@Nullable Task<?> parent, String indent) {
        List<Task<?>> below = children.getOrDefault(parent, List.of());
        for (int i = 0; i < below.size() && drawn < TaskTable.MOST; i++) {
            boolean last = i == below.size() - 1;
            Task<?> task = below.get(i);
            text.append(indent).append(last ? "└── " : "├── ").append(task).append('\n');
            drawn++;
            if (indent.length() < 400) { // deeper trees are drawn no deeper
                draw(task, indent + (last ? "    " : "│   "));
            }
        }
    }
}
