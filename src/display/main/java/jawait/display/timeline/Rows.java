package jawait.display.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Lives in the order of a tree: each below who started it, the older first.
final class Rows {
    /// @param depth how many of those shown are above it
    record Row(Life life, int depth) {}

    private Rows() {}

    static List<Row> of(List<Life> lives) {
        var ids = new HashSet<Long>();
        lives.forEach(life -> ids.add(life.who().id()));
        Map<Long, List<Life>> children = new HashMap<>();
        for (var life : lives.stream()
                .sorted(Comparator.comparingLong((Life life) -> life.who().id()).reversed())
                .toList()) {
            long parent = ids.contains(life.who().parent()) ? life.who().parent() : 0;
            children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(life);
        }
        var rows = new ArrayList<Row>();
        var todo = new ArrayDeque<Row>();
        children.getOrDefault(0L, List.of()).forEach(life -> todo.push(new Row(life, 0)));
        while (!todo.isEmpty()) {
            var row = todo.pop();
            rows.add(row);
            children.getOrDefault(row.life().who().id(), List.of())
                    .forEach(life -> todo.push(new Row(life, row.depth() + 1)));
        }
        return rows;
    }
}
