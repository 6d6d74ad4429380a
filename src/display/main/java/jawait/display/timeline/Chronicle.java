package jawait.display.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import jawait.Outcome;
import jawait.Task;
import jawait.TaskEvent;
import jawait.TaskObserver;
import jawait.runtime.Observers;
import jawait.runtime.Origin;
import jawait.runtime.Strand;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// Who keeps what has become of tasks: of the last few cells that started any, and while somebody
/// records.
///
/// A task's end costs a small record, where cells run, and nothing anywhere else. Each wait costs too: they are kept
/// where somebody has looked at a timeline, and until then for as many events of a cell's as nobody notices, so that
/// the first look of a session sees what its tasks waited for.
public final class Chronicle {
    private static final int CELLS = 4;
    private static final int MOST_LOGS = 100_000;

    /// Some ten milliseconds' worth.
    private static final int ON_TRIAL = 50_000;

    private static final Map<Origin, Page> PAGES = new HashMap<>();
    private static final List<Recording> RECORDINGS = new CopyOnWriteArrayList<>();
    private static final Map<Long, WaitLog> LOGS = new ConcurrentHashMap<>();
    private static boolean hosted;
    private static volatile boolean looked;
    private static final AtomicInteger UNSEEN = new AtomicInteger();
    private static TaskObserver.@Nullable Listening listening;

    private Chronicle() {}

    /// For hosts: whether the tasks of cells are kept from now on. What was kept is forgotten.
    public static synchronized void host(boolean keep) {
        hosted = keep;
        looked = false;
        UNSEEN.set(0);
        PAGES.clear();
        attend();
    }

    /// Somebody looks: from now on waits are kept too.
    public static synchronized void look() {
        looked = true;
        attend();
    }

    /// Keeps all tasks of the process that start from now on, until it is closed.
    static synchronized void add(Recording recording) {
        RECORDINGS.add(recording);
        attend();
    }

    static synchronized void remove(Recording recording) {
        RECORDINGS.remove(recording);
        attend();
    }

    /// Listens to as much as is asked for.
    private static synchronized void attend() {
        boolean waits = hosted && (looked || UNSEEN.get() < ON_TRIAL) || !RECORDINGS.isEmpty();
        Observers.onEnd(hosted || waits ? Chronicle::ended : null);
        if (waits && listening == null) {
            listening = TaskObserver.listen(Chronicle::heard);
        } else if (!waits && listening != null) {
            listening.close();
            listening = null;
            LOGS.clear();
        }
    }

    private static void heard(TaskEvent event) {
        if (!looked && UNSEEN.incrementAndGet() == ON_TRIAL) {
            attend();
        }
        long id = event.task().id();
        if (event instanceof TaskEvent.Created && LOGS.size() < MOST_LOGS) {
            LOGS.put(id, new WaitLog(event.nanoTime()));
            return;
        }
        WaitLog log = LOGS.get(id);
        if (log != null) {
            switch (event) {
                case TaskEvent.Began _, TaskEvent.Resumed _ -> log.runs(event.nanoTime());
                case TaskEvent.Waits waits -> log.waits(waits.on(), event.nanoTime());
                case TaskEvent.Ended _ -> LOGS.remove(id);
                case TaskEvent.Created _, TaskEvent.Cancelling _ -> {}
            }
        }
    }

    private static void ended(Task<?> task, Strand strand, Outcome<?> outcome) {
        Origin origin = strand.origin();
        WaitLog log = LOGS.isEmpty() ? null : LOGS.remove(task.id());
        Page page = origin == null || isRoot(task) ? null : page(origin, task.id());
        if (page != null && page.isFull()) {
            page.count();
            page = null;
        }
        if (page != null || log != null && !RECORDINGS.isEmpty()) {
            Life life = Life.of(task, !strand.realm().isReal(), Life.end(outcome), log);
            if (page != null) {
                page.add(life);
            }
            for (var recording : RECORDINGS) {
                recording.take(life, log);
            }
        }
    }

    /// Whether it is a cell itself.
    private static boolean isRoot(Task<?> task) {
        Origin origin = task.origin();
        return origin != null && task.parent() == null && task.name().equals(origin.label());
    }

    private static @Nullable Page page(Origin origin, long id) {
        Page page;
        synchronized (PAGES) {
            page = PAGES.get(origin);
            if (page != null || !hosted) {
                return page;
            }
            page = new Page();
            PAGES.put(origin, page);
            if (PAGES.size() > CELLS) {
                PAGES.values().stream()
                        .filter(each -> each.first() < id)
                        .min(java.util.Comparator.comparingLong(Page::first))
                        .ifPresent(oldest -> PAGES.values().remove(oldest));
            }
        }
        if (UNSEEN.getAndSet(0) >= ON_TRIAL) {
            attend(); // another cell has its own trial
        }
        return page;
    }

    /// The tasks of this cell if it has started any, or else those of the last cell that did.
    public static Story lastCell(@Nullable Origin current) {
        look();
        var firsts = new HashMap<Origin, Long>();
        synchronized (PAGES) {
            PAGES.forEach((origin, page) -> firsts.put(origin, page.first()));
        }
        for (Task<?> task : Tasks.live()) {
            if (task.origin() != null && !isRoot(task)) {
                firsts.merge(task.origin(), task.id(), Math::min);
            }
        }
        return cell(
                current != null && firsts.containsKey(current)
                        ? current
                        : firsts.entrySet().stream()
                                .max(Map.Entry.comparingByValue())
                                .map(Map.Entry::getKey)
                                .orElse(null));
    }

    /// The tasks of a cell.
    public static Story cell(@Nullable Origin cell) {
        if (cell == null) {
            return new Story("", List.of(), 0);
        }
        var live = Tasks.startedBy(cell).stream().filter(task -> !isRoot(task)).toList();
        Page page;
        synchronized (PAGES) {
            page = PAGES.get(cell);
        }
        var lives = new ArrayList<Life>();
        if (page != null) {
            lives.addAll(page.lives());
        }
        lives.addAll(living(live)); // looked up first, so that none is missed; those that end meanwhile are met twice
        return new Story(cell.label(), distinct(lives), page == null ? 0 : page.uncounted());
    }

    /// These tasks as they are now.
    public static Story of(Collection<? extends Task<?>> tasks) {
        return new Story("", distinct(living(tasks)), 0);
    }

    static List<Life> living(Collection<? extends Task<?>> tasks) {
        return tasks.stream()
                .map(task -> Life.of(
                        Objects.requireNonNull(task, "a task is null"), false, Life.end(task), LOGS.get(task.id())))
                .toList();
    }

    /// One that ended meanwhile was met twice; it is what it was first.
    private static List<Life> distinct(List<Life> lives) {
        var ids = new java.util.HashSet<Long>();
        return lives.stream().filter(life -> ids.add(life.who().id())).toList();
    }

    static List<Life> living(long since) {
        return living(Tasks.live().stream()
                .filter(task -> {
                    WaitLog log = LOGS.get(task.id());
                    return log != null && log.opened >= since;
                })
                .toList());
    }
}
