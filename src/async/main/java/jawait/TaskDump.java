package jawait;

import java.util.List;
import jawait.runtime.Origin;

/// All that is known of one task, as text.
final class TaskDump {
    private TaskDump() {}

    static String of(Task<?> task) {
        var text = new StringBuilder();
        text.append(task)
                .append("\n  number ")
                .append(task.id())
                .append(", age ")
                .append(Nanos.text(task.duration().toMillis() * 1_000_000));
        Origin origin = task.origin();
        Task<?> parent = task.parent();
        if (origin != null) {
            text.append(", of ").append(origin.label());
        }
        if (parent != null) {
            text.append(", started by ").append(parent.name());
        }
        text.append('\n');
        AwaitGraph.of(List.of(task))
                .edges()
                .forEach(edge -> text.append("  waits: ").append(edge).append('\n'));
        frames(text, "  runs", task.stack());
        frames(text, "  was started", task.createdBy());
        return text.toString();
    }

    private static void frames(StringBuilder text, String title, List<StackTraceElement> frames) {
        if (!frames.isEmpty()) {
            text.append(title).append('\n');
            frames.forEach(frame -> text.append("    at ").append(frame).append('\n'));
        }
    }
}
