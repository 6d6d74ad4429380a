package jawait.engine.magic.tasks;

import java.util.ArrayList;
import java.util.List;
import jawait.Async;
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
                .flag("-a --all", "also this cell and tasks that no cell started")
                .flag("-t --tree", "as a tree, each below the task that started it");
    }

    @Override
    public String details() {
        return "`%cancel NAME` stops one, `%dump` shows where each is.";
    }

    @Override
    public @Nullable Object run(Call call) {
        if (call.arguments().has("-t")) {
            call.host().print(Async.pstree());
            return null;
        }
        var rows = new ArrayList<List<String>>();
        for (Task<?> task : call.arguments().has("-a") ? Tasks.live() : others()) {
            rows.add(row(task));
        }
        return new Table(List.of("name", "cell", "state", "age", "started by"), rows).shown("no live tasks");
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
