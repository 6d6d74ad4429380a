package jawait;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which tasks of an [AwaitGraph] can never go on by themselves.
///
/// Found from the other side: whoever waits for nothing known can go on; so can who waits until one of several lets
/// go (a semaphore, a race) as soon as one of them can, and who waits for several (a gather, a group) when all can.
/// Who is left over is stuck.
final class Stuck {
    private final Map<Task<?>, AwaitGraph.Edge> edges = new HashMap<>();
    private final Map<Task<?>, List<AwaitGraph.Edge>> waiters = new HashMap<>();
    private final Map<Task<?>, Integer> missing = new HashMap<>();
    private final Set<Task<?>> free = new HashSet<>();
    private final Deque<Task<?>> found = new ArrayDeque<>();

    private Stuck(List<AwaitGraph.Edge> all) {
        for (AwaitGraph.Edge edge : all) {
            if (!edge.holders().isEmpty()) {
                edges.put(edge.waiter(), edge);
                missing.put(edge.waiter(), needs(edge));
            }
        }
        for (AwaitGraph.Edge edge : edges.values()) {
            for (Task<?> holder : edge.holders()) {
                waiters.computeIfAbsent(holder, _ -> new ArrayList<>()).add(edge);
            }
        }
    }

    /// The edges of those who are stuck, in their order.
    static List<AwaitGraph.Edge> of(List<AwaitGraph.Edge> edges) {
        return new Stuck(edges).left(edges);
    }

    private static int needs(AwaitGraph.Edge edge) {
        return edge.on() instanceof Held held && held.anyIsEnough()
                ? 1
                : edge.holders().size();
    }

    private List<AwaitGraph.Edge> left(List<AwaitGraph.Edge> all) {
        for (Task<?> holder : waiters.keySet()) {
            if (!edges.containsKey(holder)) {
                goesOn(holder);
            }
        }
        for (Task<?> task = found.poll(); task != null; task = found.poll()) {
            for (AwaitGraph.Edge edge : waiters.getOrDefault(task, List.of())) {
                if (missing.merge(edge.waiter(), -1, Integer::sum) == 0) {
                    goesOn(edge.waiter());
                }
            }
        }
        return all.stream()
                .filter(edge -> edges.containsKey(edge.waiter()) && !free.contains(edge.waiter()))
                .toList();
    }

    private void goesOn(Task<?> task) {
        if (free.add(task)) {
            found.add(task);
        }
    }
}
