package jawait.display.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jawait.Glance;
import jawait.Task;
import jawait.display.text.Markup;
import jawait.display.text.Units;
import org.jspecify.annotations.Nullable;

/// Several tasks at one moment, each below the one that started it. Two are equal when they look the same.
///
/// @param lines the first of them, in the order in which they stand
/// @param total how many there are
/// @param live how many of the lines go on
public record Listing(List<Line> lines, int total, long live) {
    /// Longer lists are cut: who wants to see more is not helped by a longer list.
    static final int MOST = 100;

    private static final String CELL = "padding:2px 10px 2px 0;text-align:left;white-space:nowrap";
    private static final String WIDE = "padding:2px 10px 2px 0;text-align:left;overflow-wrap:anywhere";

    /// A task of the list.
    ///
    /// @param above the number of the task above it, or 0
    /// @param depth how many are above it
    public record Line(Facts facts, long above, int depth) {}

    /// Looks at tasks, without running code of the user's.
    public static Listing of(List<? extends Task<?>> tasks) {
        var first = tasks.stream().distinct().limit(MOST).toList();
        Set<Task<?>> all = new HashSet<>(first);
        Map<Long, List<Task<?>>> below = new HashMap<>();
        first.stream()
                .sorted(Comparator.comparingLong(Task::id))
                .forEach(task -> below.computeIfAbsent(above(task, all), none -> new ArrayList<>())
                        .add(task));
        var lines = new ArrayList<Line>();
        walk(0, 0, below, lines);
        return new Listing(
                lines,
                tasks.size(),
                lines.stream().filter(line -> !line.facts.over()).count());
    }

    private static long above(Task<?> task, Set<Task<?>> all) {
        @Nullable Task<?> parent = task.parent();
        while (parent != null && !all.contains(parent)) {
            parent = parent.parent();
        }
        return parent == null ? 0 : parent.id();
    }

    private static void walk(long above, int depth, Map<Long, List<Task<?>>> below, List<Line> lines) {
        for (Task<?> task : below.getOrDefault(above, List.of())) {
            lines.add(new Line(Facts.of(Glance.of(task)), above, depth));
            walk(task.id(), depth + 1, below, lines);
        }
    }

    /// `3 tasks, 2 of them live`.
    public String summary() {
        String tasks = total == 1 ? "1 task" : Units.count(total) + " tasks";
        String cut = total > lines.size() ? ", the first " + lines.size() + " shown" : "";
        return tasks + cut + (live == 0 ? ", all ended" : live == total ? "" : ", " + live + " of them live");
    }

    /// A line for each, indented below its parent.
    public String text() {
        var text = new StringBuilder(summary());
        for (Line line : lines) {
            Facts facts = line.facts;
            text.append('\n').append("  ".repeat(Math.min(line.depth, 20))).append(facts.text());
            if (!facts.cell().isEmpty()) {
                text.append(' ').append(facts.cell());
            }
            text.append(' ').append(facts.age());
        }
        return text.toString();
    }

    /// A table that follows the theme of JupyterLab.
    public String html() {
        var html = new StringBuilder("<table style=\"border-collapse:collapse;font-size:13px\"><caption "
                + "style=\"text-align:left\">" + Markup.escape(summary()) + "</caption><thead><tr>");
        for (String head : List.of("Task", "State", "", "Cell", "Age")) {
            html.append("<th style=\"").append(CELL).append("\">").append(head).append("</th>");
        }
        html.append("</tr></thead><tbody>");
        lines.forEach(line -> html.append(row(line)));
        return html.append("</tbody></table>").toString();
    }

    private static String row(Line line) {
        Facts facts = line.facts;
        String about = facts.total() == 0 || facts.over() ? facts.about() : facts.progress();
        String dot = "<span style=\"color:" + Cards.colour(facts.state()) + "\">&#9679;</span> ";
        String indent = "padding-left:" + (4 + 14 * Math.min(line.depth, 12)) + "px;";
        return "<tr><td style=\"" + WIDE + ";" + indent + "\">" + dot + "<b>" + Markup.escape(facts.name())
                + "</b></td><td style=\"" + CELL + "\">" + facts.state() + "</td><td style=\"" + WIDE + "\">"
                + Markup.escape(about) + "</td><td style=\"" + CELL + "\">" + Markup.escape(facts.cell())
                + "</td><td style=\"" + CELL + ";font-variant-numeric:tabular-nums\">" + Markup.escape(facts.age())
                + "</td></tr>";
    }

    /// As a JSON tree, for our extension of JupyterLab.
    public Map<String, Object> json() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("summary", summary());
        tree.put("live", live);
        tree.put("tasks", lines.stream().map(Listing::json).toList());
        return tree;
    }

    private static Map<String, Object> json(Line line) {
        var row = line.facts.json();
        row.put("above", line.above);
        return row;
    }
}
