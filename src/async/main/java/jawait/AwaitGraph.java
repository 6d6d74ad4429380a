package jawait;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who waits for whom, at one moment: an edge for each task that waits, from it to what it waits for and to those
/// who can end the wait.
///
/// ```java
/// var slow = task("slow", () -> sleep(1000));
/// var keen = task("keen", () -> await(slow));
/// while (AwaitGraph.of(List.of(keen)).edges().isEmpty()) Thread.onSpinWait();
/// var graph = AwaitGraph.of(List.of(keen));
/// graph.toString(); // "keen → slow"
/// AwaitGraph.Edge edge = graph.edge(keen).orElseThrow();
/// edge.holders().contains(slow); // true
/// edge.what(); // "slow"
/// graph.cycles(); // []
/// slow.cancel();
/// ```
///
/// Tasks go on while it is drawn, so an edge may be old by the time it is read; a circle of edges is not: who is in
/// one never goes on by himself. The idea is asyncio's call graph and the JDK's search for deadlocked threads.
///
/// @param edges one for each task that waits, in the order of the tasks
public record AwaitGraph(List<Edge> edges) {
    /// A task that waits.
    ///
    /// @param waiter the task
    /// @param on what it waits for: a task, a lock, a queue, a gather, or an object of the JDK's
    /// @param holders the tasks that can end the wait, as far as is known
    public record Edge(Task<?> waiter, Object on, List<Task<?>> holders) {
        /// What it waits for, as `pstree` says it.
        public String what() {
            return Waits.text(on);
        }

        /// `keen → AsyncLock[held by slow]`.
        @Override
        public String toString() {
            return waiter.name() + " → " + what();
        }
    }

    /// The graph of these tasks: `AwaitGraph.of(tasks())` is that of the process.
    public static AwaitGraph of(Collection<? extends Task<?>> tasks) {
        List<Edge> edges = new ArrayList<>();
        for (Task<?> task : tasks) {
            Object on = task.waitsFor();
            if (on != null) {
                edges.add(new Edge(task, on, Waits.holders(on)));
            }
        }
        return new AwaitGraph(List.copyOf(edges));
    }

    /// What a task of the graph waits for.
    public Optional<Edge> edge(Task<?> waiter) {
        return edges.stream().filter(edge -> edge.waiter == waiter).findFirst();
    }

    /// The circles in which each task waits for the next, and the last for the first: none of them goes on unless
    /// it is cancelled. No circle are tasks of which one waits for any of several, as for a semaphore, while one of
    /// these can go on. Each circle is listed once, beginning with its oldest task.
    public List<List<Task<?>>> cycles() {
        Map<Task<?>, List<Task<?>>> next = new HashMap<>();
        List<Edge> stuck = Stuck.of(edges);
        stuck.forEach(edge -> next.put(edge.waiter, edge.holders));
        List<List<Task<?>>> found = new ArrayList<>();
        Set<Task<?>> done = new HashSet<>();
        for (Edge edge : stuck) {
            if (!done.contains(edge.waiter)) {
                search(edge.waiter, next, done, found);
            }
        }
        return List.copyOf(found);
    }

    /// Walks from one task to those it waits for, deep before wide, without recursion: chains are long at times.
    private static void search(
            Task<?> start, Map<Task<?>, List<Task<?>>> next, Set<Task<?>> done, List<List<Task<?>>> found) {
        List<Task<?>> path = new ArrayList<>(List.of(start));
        Map<Task<?>, Integer> tried = new HashMap<>(Map.of(start, 0));
        while (!path.isEmpty()) {
            Task<?> task = path.getLast();
            List<Task<?>> ahead = next.getOrDefault(task, List.of());
            int at = tried.getOrDefault(task, 0);
            if (at == ahead.size()) {
                path.removeLast();
                done.add(task);
                continue;
            }
            tried.put(task, at + 1);
            Task<?> other = ahead.get(at);
            int before = done.contains(other) ? -1 : path.indexOf(other);
            if (before >= 0) {
                found.add(fromOldest(path.subList(before, path.size())));
            } else if (!done.contains(other)) {
                path.add(other);
                tried.put(other, 0);
            }
        }
    }

    private static List<Task<?>> fromOldest(List<Task<?>> circle) {
        int oldest = 0;
        for (int i = 1; i < circle.size(); i++) {
            oldest = circle.get(i).id() < circle.get(oldest).id() ? i : oldest;
        }
        List<Task<?>> turned = new ArrayList<>(circle.subList(oldest, circle.size()));
        turned.addAll(circle.subList(0, oldest));
        return List.copyOf(turned);
    }

    /// `a → b → a`.
    static String text(List<Task<?>> cycle) {
        return cycle.stream().map(Task::name).collect(Collectors.joining(" → ")) + " → "
                + cycle.getFirst().name();
    }

    /// A line for each edge, and one for each circle.
    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        edges.forEach(edge -> lines.add(edge.toString()));
        cycles().forEach(cycle -> lines.add("deadlock: " + text(cycle)));
        return String.join("\n", lines);
    }
}
