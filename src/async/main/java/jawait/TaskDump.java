package jawait;

import java.util.List;
import jawait.runtime.Origin;
import jawait.runtime.Places;

/// All that is known of one task, as text.
final class TaskDump {
    private static final int LONGEST = 100;

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
        chain(text, task);
        frames(text, "  runs", task.stack());
        frames(text, "  was started", task.createdBy());
        return text.toString();
    }

    /// `  a awaits b awaits an item of AsyncQueue[0 items] at Cell In[4], line 3`, for a task that awaits another.
    private static void chain(StringBuilder text, Task<?> task) {
        var names = new StringBuilder("  ").append(task.name());
        Task<?> last = task;
        for (int i = 0; i < LONGEST && last.waitsFor() instanceof Task<?> next; i++) {
            names.append(" awaits ").append(next.name());
            last = next;
        }
        if (last == task) {
            return;
        }
        Object on = last.waitsFor();
        text.append(names).append(on == null || on instanceof Task ? "" : " awaits " + Waits.text(on));
        WaitPlace.users(last.stack()).ifPresent(place -> text.append(" at ").append(place));
        text.append('\n');
    }

    private static void frames(StringBuilder text, String title, List<StackTraceElement> frames) {
        if (!frames.isEmpty()) {
            text.append(title).append('\n');
            Places.of(frames)
                    .forEach(line -> text.append("    at ").append(line).append('\n'));
        }
    }
}
