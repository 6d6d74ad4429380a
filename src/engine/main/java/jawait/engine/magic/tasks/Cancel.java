package jawait.engine.magic.tasks;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jawait.Task;
import jawait.engine.magic.Call;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.Magic;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Usage;
import jawait.engine.source.Nearest;
import org.jspecify.annotations.Nullable;

/// `%cancel`: stops tasks.
public record Cancel() implements Magic {
    private static final long GRACE_MILLIS = 1_000;
    private static final int NAMED = 5;

    @Override
    public String name() {
        return "cancel";
    }

    @Override
    public String summary() {
        return "Cancels the tasks of a cell, of a name, or all";
    }

    @Override
    public Usage usage() {
        return Usage.line().words(0, 1, "[CELL | NAME | all]");
    }

    @Override
    public String details() {
        return """
                A cell is given by its number or as `In[3]`. Without a word: the tasks of the one cell that has some.
                Waits up to a second for their end.

                ```
                %cancel 3
                %cancel all
                ```""";
    }

    @Override
    public List<Candidate> complete(List<String> before, String word) {
        return Stream.of(
                        Stream.of("all"),
                        TaskList.others().stream().map(Task::name),
                        TaskList.others().stream().map(TaskList::cell))
                .flatMap(names -> names)
                .distinct()
                .filter(name -> before.isEmpty() && name.startsWith(word))
                .map(name -> new Candidate(name.contains(" ") ? '"' + name + '"' : name, "instance", ""))
                .toList();
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        var live = TaskList.others();
        String asked = call.arguments().first().orElseGet(() -> theOnlyCell(live));
        var found = live.stream().filter(task -> isMeant(task, asked)).toList();
        if (found.isEmpty()) {
            call.host().print(nothing(asked, live));
            return null;
        }
        var left = new CountDownLatch(found.size());
        found.forEach(task -> task.onDone(left::countDown));
        found.forEach(Task::cancel);
        boolean ended = left.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        call.host().print("cancelled " + names(found) + "\n");
        if (!ended) {
            var still = found.stream().filter(task -> !task.isDone()).toList();
            call.host().print("still running: " + names(still) + "; %dump shows where\n");
        }
        return null;
    }

    private static boolean isMeant(Task<?> task, String asked) {
        String cell = TaskList.cell(task);
        return asked.equalsIgnoreCase("all")
                || asked.equals(task.name())
                || asked.equals(cell)
                || cell.equals("In[" + asked + "]")
                || asked.equals(String.valueOf(task.id())) && !cell.equals("In[" + asked + "]");
    }

    private static String theOnlyCell(List<Task<?>> live) {
        var cells = live.stream().map(TaskList::cell).distinct().toList();
        if (cells.size() > 1) {
            throw new MagicError(
                    "UsageError", "tasks of " + String.join(", ", cells) + " are live: name one, or say %cancel all");
        }
        return cells.isEmpty() ? "all" : cells.getFirst();
    }

    private static String nothing(String asked, List<Task<?>> live) {
        var near = Nearest.of(asked, live.stream().map(Task::name).toList());
        return (asked.equals("all")
                        ? "no live tasks"
                        : "no live task is called " + asked + " or was started by such a cell")
                + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?")
                + "\n";
    }

    private static String names(List<Task<?>> tasks) {
        String some = tasks.stream()
                .limit(NAMED)
                .map(task -> task.name() + " of " + TaskList.cell(task))
                .collect(Collectors.joining(", "));
        return tasks.size() + (tasks.size() == 1 ? " task: " : " tasks: ") + some + (tasks.size() > NAMED ? ", …" : "");
    }
}
