package jawait.engine.magic.tasks;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import jawait.Async;
import jawait.Glance;
import jawait.Task;
import jawait.engine.magic.Call;
import jawait.engine.magic.Figures;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Table;
import jawait.engine.magic.Usage;
import jawait.runtime.Origin;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// `%tasks`: what runs.
public record TaskList() implements Magic {
    private static final int MOST = 1_000;
    private static final Set<String> STATES = Set.of("failed", "running", "waiting", "sleeping", "queued");

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public String summary() {
        return "Lists the live tasks of all cells, and what each waits for";
    }

    @Override
    public Usage usage() {
        return Usage.line()
                .words(0, 8, "[failed | running | waiting | sleeping | cell N | NAME]…")
                .flag("-a --all", "also this cell and tasks that no cell started")
                .flag("-t --tree", "as a tree, each below the task that started it");
    }

    @Override
    public String details() {
        return """
                Words choose: `%tasks cell 3`, `%tasks waiting`, `%tasks fetch` (a part of the name); a task has to fit all
                of them. `%tasks failed` lists those of late that failed and that nobody awaited. `%cancel NAME` stops one,
                `%dump` shows where each is.

                ```
                %tasks cell 3 sleeping
                ```""";
    }

    @Override
    public @Nullable Object run(Call call) {
        if (call.arguments().has("-t")) {
            call.host().print(Async.pstree());
            return null;
        }
        var words = call.arguments().words();
        boolean failed = words.contains("failed");
        var wanted = wanted(words);
        var all = failed ? Tasks.failures() : call.arguments().has("-a") ? Tasks.live() : others();
        var found = all.stream().filter(wanted).toList();
        var rows = found.stream().limit(MOST).map(TaskList::row).toList();
        if (found.size() > MOST) {
            call.host().print("the first " + MOST + " of " + found.size() + " tasks\n");
        }
        String what = failed ? "failed tasks" : "live tasks";
        return new Table(List.of("name", "cell", "state", "age", "started by"), rows)
                .shown("no " + what + (words.isEmpty() || words.equals(List.of("failed")) ? "" : " that fit"));
    }

    /// All that the words ask for. `cell 3` is a pair; a word that is a state asks for that.
    private static Predicate<Task<?>> wanted(List<String> words) {
        Predicate<Task<?>> wanted = task -> true;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("cell") && i + 1 < words.size()) {
                String number = words.get(++i);
                wanted = wanted.and(task ->
                        cell(task).equals("In[" + number + "]") || cell(task).equals(number));
            } else if (STATES.contains(word)) {
                wanted = wanted.and(task -> Glance.of(task).doing().name().equalsIgnoreCase(word));
            } else {
                wanted = wanted.and(
                        task -> task.name().contains(word) || cell(task).equals(word));
            }
        }
        return wanted;
    }

    /// The tasks of cells, apart from the one that asks.
    static List<Task<?>> others() {
        Task<?> own = Async.currentTask();
        return Tasks.live().stream()
                .filter(task -> task != own && task.origin() != null)
                .toList();
    }

    /// The label of the cell that started a task, or an empty text.
    static String cell(Task<?> task) {
        Origin origin = task.origin();
        return origin == null ? "" : origin.label();
    }

    private static List<String> row(Task<?> task) {
        Task<?> parent = task.parent();
        return List.of(
                task.name(),
                cell(task),
                state(task),
                Figures.time(task.duration().toNanos()),
                parent == null ? "" : parent.name());
    }

    /// What a task says of itself behind its name: `running, waiting on lock`.
    private static String state(Task<?> task) {
        String text = task.toString();
        int name = text.indexOf(task.name());
        return name < 0
                ? text
                : text.substring(name + task.name().length(), text.length() - 1).strip();
    }
}
