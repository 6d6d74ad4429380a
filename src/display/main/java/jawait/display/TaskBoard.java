package jawait.display;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jawait.Task;
import jawait.display.live.Rows;
import jawait.runtime.Origin;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// The tasks of the process, told to whoever opens a comm for them: the side panel of our extension, and the buttons
/// of its cards.
///
/// A client says `{watch: true}` to be told of all tasks now and of changes from then on, some times a second, and
/// says so again each minute, else it is taken for gone; `{watch: false}` to be told no more; `{cancel: id, session}`
/// to stop one. While nobody watches nothing is looked at.
final class TaskBoard {
    /// What clients open a comm for.
    static final String TARGET = "jawait.tasks";

    private static final long POLL_MILLIS = 400;
    private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(150);

    /// @param origin the message by which it asked: the answers name it
    private record Watching(long since, @Nullable Origin origin) {}

    private static final Map<Comm, Watching> WATCHING = new HashMap<>();
    private static final ScheduledExecutorService CLOCK = Clocks.start("jawait-board-", 1);
    private static Rows told = new Rows(List.of());

    private TaskBoard() {}

    /// A client has opened one.
    static void serve(Comm comm, CommMessage first) {
        comm.onMessage(said -> handle(comm, said.data()));
        comm.onClose(bye -> leave(comm));
        comm.send(Map.of("session", TaskCard.SESSION));
        handle(comm, first.data());
    }

    private static void handle(Comm comm, Map<String, ?> said) {
        if (Boolean.TRUE.equals(said.get("watch"))) {
            watch(comm);
        } else if (Boolean.FALSE.equals(said.get("watch"))) {
            leave(comm);
        }
        if (said.get("cancel") instanceof Number id) {
            boolean ours = TaskCard.SESSION.equals(said.get("session"));
            comm.send(Map.of("cancelled", id, "found", ours && cancel(id.longValue())));
        }
    }

    private static boolean cancel(long id) {
        return Tasks.live().stream()
                .filter(task -> task.id() == id)
                .findFirst()
                .map(Task::cancel)
                .orElse(false);
    }

    private static synchronized void watch(Comm comm) {
        if (WATCHING.isEmpty()) {
            told = Rows.now();
            var _ = CLOCK.schedule(TaskBoard::look, POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (WATCHING.put(comm, new Watching(System.nanoTime(), Origin.current())) == null) {
            comm.send(told.whole());
        }
    }

    private static synchronized void leave(Comm comm) {
        WATCHING.remove(comm);
    }

    private static synchronized void look() {
        WATCHING.entrySet()
                .removeIf(each -> !each.getKey().isOpen() || System.nanoTime() - each.getValue().since > LEASE_NANOS);
        if (WATCHING.isEmpty()) {
            told = new Rows(List.of());
            return;
        }
        Rows now = Rows.now();
        Map<String, Object> news = now.since(told);
        told = now;
        if (!news.isEmpty()) {
            new HashMap<>(WATCHING).forEach((comm, watching) -> tell(comm, watching, news));
        }
        var _ = CLOCK.schedule(TaskBoard::look, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void tell(Comm comm, Watching watching, Map<String, Object> news) {
        Origin.adopt(watching.origin); // this thread's only business
        try {
            comm.send(news);
        } catch (IllegalStateException e) { // closed at this moment
            WATCHING.remove(comm);
        }
    }
}
