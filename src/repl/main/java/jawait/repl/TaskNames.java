package jawait.repl;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jawait.Task;
import org.jspecify.annotations.Nullable;

/// Tasks by name, for a line of a terminal: the first few, and how many more there are.
public final class TaskNames {
    private static final int COUNTED = 3;
    private static final int NAMED = 5;

    private TaskNames() {}

    /// `5 tasks: a, b, c and 2 more`.
    public static String counted(List<String> names) {
        return names.size() + (names.size() == 1 ? " task: " : " tasks: ") + first(names, COUNTED);
    }

    /// The sentence about those that were stopped because the program was over.
    public static String cancelledAtTheEnd(List<String> names) {
        return "jawait: cancelled " + counted(names) + ", still running at the end (--drain)";
    }

    /// The question to whoever leaves while they run.
    static String leaving(List<Task<?>> live) {
        return live.size() + (live.size() == 1 ? " task still runs: " : " tasks still run: ")
                + first(withCells(live), NAMED) + ". Leave and cancel? (y/[n]) ";
    }

    /// Whether that was answered with yes; the end of the input is.
    static boolean agreed(@Nullable String answer) {
        return answer == null || answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    /// `a, b, c and 2 more`.
    static String first(List<String> names, int most) {
        int more = names.size() - most;
        return names.stream().limit(most).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /// `fetch of In[3]`, for each.
    static List<String> withCells(List<Task<?>> tasks) {
        return tasks.stream()
                .map(task -> task.name()
                        + (task.origin() == null ? "" : " of " + task.origin().label()))
                .toList();
    }
}
