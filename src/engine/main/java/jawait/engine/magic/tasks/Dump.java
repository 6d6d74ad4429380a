package jawait.engine.magic.tasks;

import java.util.List;
import jawait.Task;
import jawait.engine.magic.Call;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.Figures;
import jawait.engine.magic.Host;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%dump`: where each task is.
public record Dump() implements Magic {
    @Override
    public String name() {
        return "dump";
    }

    @Override
    public String summary() {
        return "Shows where each live task is, what it waits for, and where it was started";
    }

    @Override
    public Usage usage() {
        return Usage.line().words(0, 1, "[CELL | NAME]");
    }

    @Override
    public List<Candidate> complete(List<String> before, String word) {
        return new Cancel().complete(before, word);
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        String asked = call.arguments().first().orElse("");
        int shown = 0;
        for (Task<?> task : TaskList.others()) {
            String cell = TaskList.cell(task);
            if (asked.isEmpty()
                    || asked.equals(task.name())
                    || cell.equals(asked)
                    || cell.equals("In[" + asked + "]")) {
                dump(task, call.host());
                shown++;
            }
        }
        if (shown == 0) {
            call.host().print("no live tasks" + (asked.isEmpty() ? "" : " of " + asked) + "\n");
        }
        return null;
    }

    private static void dump(Task<?> task, Host host) throws InterruptedException {
        var text = new StringBuilder(task + ", of " + TaskList.cell(task) + ", for "
                + Figures.time(task.duration().toNanos()) + "\n");
        task.dump()
                .lines()
                .filter(line -> line.startsWith("  waits: "))
                .forEach(line -> text.append(line).append('\n'));
        frames(text, "runs", host.frames(task.stack()));
        frames(text, "was started", host.frames(task.createdBy()));
        host.print(text.toString());
    }

    private static void frames(StringBuilder text, String title, List<String> frames) {
        if (!frames.isEmpty()) {
            text.append("  ").append(title).append('\n');
            frames.forEach(frame -> text.append("    at ").append(frame).append('\n'));
        }
    }
}
