package jawait.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jawait.Task;
import jawait.runtime.Origin;
import jawait.runtime.Tasks;

/// What earlier runs of a cell have left running. Two runs are of one cell when the front end says so by its id, else
/// when their source is the same.
///
/// `//! replace` as the first line of a cell cancels what its earlier runs left; without it the cell only says so.
final class EarlierRuns {
    private static final String REPLACE = "//! replace";
    private static final long PATIENCE_SECONDS = 5;
    private static final int NAMED = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, List<Origin>> runs = new HashMap<>();

    /// A cell begins: on its own task, which waits here for what is to be replaced.
    ///
    /// @param notice takes what the user should know
    /// @throws InterruptedException when the cell is interrupted while it waits
    void begin(Cell cell, Origin origin, Consumer<String> notice) throws InterruptedException {
        if (cell.lasting() == 0) {
            return;
        }
        for (Origin earlier : earlier(identity(cell), origin)) {
            var live = Tasks.startedBy(earlier);
            if (live.isEmpty()) {
                continue;
            }
            if (replaces(cell.source())) {
                replace(earlier, live, notice);
            } else {
                notice.accept(earlier.label() + ", an earlier run of this cell, still has " + live(live)
                        + "; %cancel " + number(earlier) + " stops " + (live.size() == 1 ? "it" : "them")
                        + ", and so does " + REPLACE + " as the first line of the cell");
            }
        }
    }

    private List<Origin> earlier(String identity, Origin origin) {
        lock.lock();
        try {
            runs.values()
                    .forEach(each -> each.removeIf(run -> Tasks.startedBy(run).isEmpty()));
            runs.values().removeIf(List::isEmpty);
            var all = runs.computeIfAbsent(identity, each -> new ArrayList<>());
            var earlier = List.copyOf(all);
            all.add(origin);
            return earlier;
        } finally {
            lock.unlock();
        }
    }

    private static void replace(Origin earlier, List<Task<?>> live, Consumer<String> notice)
            throws InterruptedException {
        var ended = new CountDownLatch(live.size());
        for (Task<?> task : live) {
            task.cancel();
            task.onDone(ended::countDown);
        }
        if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            var left = live.stream().filter(task -> !task.isDone()).toList();
            notice.accept(earlier.label() + " does not stop: it still has " + live(left) + " after " + PATIENCE_SECONDS
                    + " s; the cell runs beside it");
        }
    }

    private static boolean replaces(String source) {
        return source.lines().findFirst().orElse("").strip().equals(REPLACE);
    }

    private static String identity(Cell cell) {
        if (!cell.id().isEmpty()) {
            return "id " + cell.id();
        }
        String source = cell.source().strip();
        return "source "
                + (replaces(source) ? source.substring(REPLACE.length()).strip() : source);
    }

    private static String number(Origin run) {
        return run.label().replaceAll("\\D", "");
    }

    private static String live(List<Task<?>> tasks) {
        String names = tasks.stream().limit(NAMED).map(Task::name).collect(Collectors.joining(", "));
        return tasks.size()
                + (tasks.size() == 1 ? " live task: " : " live tasks: ")
                + names
                + (tasks.size() > NAMED ? ", …" : "");
    }
}
