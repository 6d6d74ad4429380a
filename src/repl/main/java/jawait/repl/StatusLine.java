package jawait.repl;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jawait.Task;
import jawait.runtime.Tasks;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;

/// The line at the foot of the screen that tells of the tasks that run, while a cell is being typed. No line where
/// there are none.
final class StatusLine implements AutoCloseable {
    private static final int NAMED = 3;
    private static final int PERIOD_MILLIS = 500;

    private final Terminal terminal;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("jawait-status").unstarted(work));
    private String shown = "";
    private boolean typing;

    StatusLine(Terminal terminal) {
        this.terminal = terminal;
        var _ = timer.scheduleWithFixedDelay(this::refresh, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// A cell is being typed from now on, or no longer.
    synchronized void typing(boolean is) {
        typing = is;
        if (!is) {
            show("");
        }
    }

    private synchronized void refresh() {
        if (typing) {
            show(text(Tasks.live()));
        }
    }

    private void show(String text) {
        if (!text.equals(shown)) {
            shown = text;
            var status = Status.getStatus(terminal);
            if (status != null) {
                status.update(
                        text.isEmpty()
                                ? List.of()
                                : List.of(new AttributedString(text, AttributedStyle.DEFAULT.faint())
                                        .columnSubSequence(0, Math.max(1, terminal.getColumns() - 1))));
            }
        }
    }

    static String text(List<Task<?>> tasks) {
        if (tasks.isEmpty()) {
            return "";
        }
        return tasks.size()
                + (tasks.size() == 1 ? " task runs: " : " tasks run: ")
                + String.join(", ", TaskNames.withCells(tasks.subList(0, Math.min(NAMED, tasks.size()))))
                + (tasks.size() > NAMED ? ", …" : "");
    }

    @Override
    public void close() {
        timer.shutdownNow();
        typing(false);
    }
}
