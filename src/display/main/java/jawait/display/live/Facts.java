package jawait.display.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import jawait.Glance;
import jawait.Glance.Doing;
import jawait.Task;

/// A task at one moment, in the words of its card. Two are equal when their cards look the same.
///
/// @param id the task's number
/// @param name its name
/// @param state `running`, `waiting`, `done` and so on
/// @param about what it waits for, its result or its error; may be empty
/// @param done how many have ended of those that it waits for together
/// @param total how many those are, or 0
/// @param slowest the name of the oldest of them that goes on; may be empty
/// @param cell the label of the cell that started it; may be empty
/// @param parent the name of the task that started it; empty when that is the cell itself or unknown
/// @param age as one says it: `3 s`
/// @param seconds the same, exactly enough for a clock that goes on from there
public record Facts(
        long id,
        String name,
        String state,
        String about,
        int done,
        int total,
        String slowest,
        String cell,
        String parent,
        String age,
        double seconds) {
    /// Longer names and texts are cut: a card is for the eye.
    static final int LONGEST = 200;

    /// What can be seen of a task without running code of the user's.
    public static Facts of(Glance seen) {
        return of(seen, seen.on());
    }

    /// What is known of a task that has ended.
    ///
    /// @param result the first line of its result or error
    public static Facts of(Glance seen, String result) {
        Task<?> task = seen.task();
        Task<?> slowest = seen.slowest();
        return new Facts(
                task.id(),
                cut(task.name()),
                seen.doing().name().toLowerCase(Locale.ROOT),
                cut(result),
                seen.done(),
                seen.total(),
                slowest == null ? "" : cut(slowest.name()) + " (" + age(slowest.duration()) + ")",
                cell(task),
                parent(task),
                seen.over() ? exactly(seen.age()) : age(seen.age()),
                Math.round(seen.age().toMillis() / 100.0) / 10.0);
    }

    private static String cell(Task<?> task) {
        var origin = task.origin();
        return origin == null ? "" : origin.label();
    }

    private static String parent(Task<?> task) {
        Task<?> parent = task.parent();
        return parent == null || parent.name().equals(cell(task)) ? "" : cut(parent.name());
    }

    /// These facts in one line: `Task[nap running, sleeping]`, as the task's own `toString` says it.
    public String text() {
        String said = switch (state) {
            case "sleeping" -> "running, sleeping";
            case "waiting" -> about.isEmpty() ? "running" : "running, waiting on " + about;
            default -> about.isEmpty() ? state : state + ": " + about;
        };
        return "Task[" + name + " " + said + "]";
    }

    /// Whether the task has ended.
    public boolean over() {
        return Doing.valueOf(state.toUpperCase(Locale.ROOT)).compareTo(Doing.DONE) >= 0;
    }

    /// `3 of 10 done, slowest fetch-7 (2 s)`; empty for one that waits for no crowd.
    String progress() {
        return total == 0 ? "" : done + " of " + total + " done" + (slowest.isEmpty() ? "" : ", slowest: " + slowest);
    }

    /// These facts as a JSON tree.
    public Map<String, Object> json() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", id);
        tree.put("name", name);
        tree.put("state", state);
        tree.put("about", total == 0 || over() ? about : progress());
        tree.put("done", done);
        tree.put("total", total);
        tree.put("cell", cell);
        tree.put("parent", parent);
        tree.put("age", age);
        tree.put("seconds", seconds);
        return tree;
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /// An age that changes each second at first, and less often when that no longer matters.
    static String age(Duration age) {
        long seconds = age.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 / 10 * 10 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    private static String exactly(Duration age) {
        return age.toSeconds() >= 60
                ? age(age)
                : String.format(Locale.ROOT, age.toMillis() < 1000 ? "%.3f s" : "%.2f s", age.toNanos() / 1e9);
    }
}
