package jawait.engine.stuck;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jawait.AwaitGraph;
import jawait.Standstill;
import jawait.Task;
import jawait.display.MimeBundle;

/// Who waits for whom, in words and as a graph that JupyterLab draws (Mermaid).
public final class WaitPicture {
    /// More than that nobody can follow.
    private static final int MOST = 30;

    private static final int LONGEST = 60;

    /// JupyterLab does not draw again when its theme changes: arrows are to be seen on light and on dark.
    private static final String LINES = "    linkStyle default stroke:#888888\n";

    private WaitPicture() {}

    /// The graph of a standstill. Where it cannot be drawn, a line says that there is one.
    public static MimeBundle of(Standstill standstill) {
        return MimeBundle.plain("(these waits as a graph: text/vnd.mermaid)")
                .with("text/vnd.mermaid", mermaid(standstill.edges()));
    }

    /// A line for each wait and each circle.
    ///
    /// @param place where in the cells a task waits: `Cell In[4], line 3`; empty when that is not known
    public static String text(Standstill standstill, Function<? super Task<?>, String> place) {
        var edges = standstill.edges();
        String lines = edges.stream()
                .limit(MOST)
                .map(edge -> line(edge, place.apply(edge.waiter())))
                .collect(Collectors.joining("\n"));
        String more = edges.size() > MOST ? "\n… and " + (edges.size() - MOST) + " more" : "";
        String circles = standstill.cycles().stream()
                .limit(MOST)
                .map(circle -> "\ncircle: "
                        + circle.stream().map(Task::name).collect(Collectors.joining(" → ")) + " → "
                        + circle.getFirst().name())
                .collect(Collectors.joining());
        return lines + more + circles;
    }

    private static String line(AwaitGraph.Edge edge, String place) {
        return edge.waiter().name() + " waits for " + edge.what() + (place.isEmpty() ? "" : ", at " + place);
    }

    /// Tasks are boxes; what nobody is known to hold is a round one.
    private static String mermaid(List<AwaitGraph.Edge> edges) {
        var graph = new StringBuilder("flowchart LR\n");
        var names = new HashMap<Object, String>();
        for (var edge : edges.subList(0, Math.min(MOST, edges.size()))) {
            String from = task(edge.waiter(), names, graph);
            if (edge.holders().isEmpty()) {
                arrow(graph, from, "", thing(edge.on(), edge.what(), names, graph));
            }
            for (var holder :
                    edge.holders().subList(0, Math.min(MOST, edge.holders().size()))) {
                boolean direct = edge.on() == holder;
                arrow(graph, from, direct ? "" : edge.what(), task(holder, names, graph));
            }
        }
        return graph.append(LINES).toString();
    }

    private static void arrow(StringBuilder graph, String from, String label, String to) {
        graph.append("    ").append(from).append(" -->");
        if (!label.isEmpty()) {
            graph.append("|\"").append(escaped(label)).append("\"|");
        }
        graph.append(' ').append(to).append('\n');
    }

    private static String task(Task<?> task, Map<Object, String> names, StringBuilder graph) {
        return names.computeIfAbsent(task, each -> node(names.size(), "[\"", task.name(), "\"]", graph));
    }

    private static String thing(Object on, String what, Map<Object, String> names, StringBuilder graph) {
        return names.computeIfAbsent(on, each -> node(names.size(), "([\"", what, "\"])", graph));
    }

    private static String node(int number, String open, String label, String close, StringBuilder graph) {
        graph.append("    n")
                .append(number)
                .append(open)
                .append(escaped(label))
                .append(close)
                .append('\n');
        return "n" + number;
    }

    /// Whatever means something to Mermaid or to HTML, as the code of a character.
    private static String escaped(String label) {
        String cut = label.length() <= LONGEST ? label : label.substring(0, LONGEST) + "…";
        var text = new StringBuilder();
        cut.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || " .,:-_…()→/".indexOf(c) >= 0) {
                text.appendCodePoint(c);
            } else {
                text.append('#').append(Character.isISOControl(c) ? ' ' : c).append(';');
            }
        });
        return text.toString();
    }
}
