package jawait.display;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jawait.Glance;
import jawait.Task;
import jawait.display.live.Cards;
import jawait.display.live.Facts;
import jawait.display.live.Listing;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// For hosts: tasks that go on as results of cells, alone or in a list. They get a card, which changes in place until
/// their end.
///
/// However many cards there are, at most twenty a second are looked at, in turn, and those that would look the same
/// are left alone; ends are always shown. What cannot be seen any more is looked at no more: see [#gone].
public final class TaskCards {
    private static final long TICK_MILLIS = 1_000;
    private static final int MOST_A_TICK = 20;
    private static final long POLL_MILLIS = 10;
    private static final int SETTLE_POLLS = 300;
    private static final int LISTED = 1_000;

    private record Shown(FollowedCard card, @Nullable Origin below) {}

    private static final Deque<Shown> OPEN = new ArrayDeque<>();
    private static final ScheduledExecutorService CLOCK = Clocks.start("jawait-cards-", 1);

    private TaskCards() {}

    /// Whether these forms are those of a card: a host that prints leaves it out, since what stands above it says it.
    public static boolean isCard(Map<String, ?> forms) {
        return forms.containsKey(TaskCard.MIME) || forms.containsKey(TaskListCard.MIME);
    }

    /// Whether a value is a task that goes on, or a list of tasks of which one does, and no renderer of the user's
    /// shows it.
    public static boolean goesOn(@Nullable Object value) {
        if (value == null || isShownByTheUser(value.getClass())) {
            return false;
        }
        return value instanceof Task<?> task
                ? !task.isDone()
                : isList(value) && tasks(value).stream().anyMatch(task -> !task.isDone());
    }

    /// What is registered comes before the card; a renderer for `Object` is for what nobody else shows.
    private static boolean isShownByTheUser(Class<?> type) {
        var renderer = Display.RENDERERS.find(type, Set.of());
        return renderer != null && renderer.type() != Object.class;
    }

    /// Whether a value is a list of tasks and of nothing else.
    static boolean isList(@Nullable Object value) {
        return value instanceof List<?> list
                && !list.isEmpty()
                && list.getFirst() instanceof Task<?>
                && list.stream().limit(LISTED).allMatch(Task.class::isInstance);
    }

    private static List<Task<?>> tasks(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().<Task<?>>mapMulti(TaskCards::add).toList()
                : List.of();
    }

    private static void add(@Nullable Object each, Consumer<Task<?>> to) {
        if (each instanceof Task<?> task) {
            to.accept(task);
        }
    }

    /// A list of tasks as it is now, in forms that never change.
    static MimeBundle still(Object list) {
        return TaskListCard.still(tasks(list));
    }

    /// What stands for a value that goes on as the result of a cell: its `text/plain`, and for the eye only what stays
    /// true, since JupyterLab changes no results. The card is to follow below it.
    public static MimeBundle caption(Object value) {
        if (value instanceof Task<?> task) {
            return caption(Facts.of(Glance.of(task)));
        }
        var listing = Listing.of(tasks(value));
        return MimeBundle.plain(listing.text()).with("text/html", Cards.caption(listing));
    }

    /// What that result is known by.
    public static String id(Object value) {
        return value instanceof Task<?> task
                ? "jawait-task-" + task.id()
                : "jawait-tasks-" + tasks(value).getFirst().id();
    }

    private static MimeBundle caption(Facts facts) {
        return MimeBundle.plain(facts.text()).with("text/html", Cards.caption(facts));
    }

    /// Shows the card of a value that goes on.
    ///
    /// @param below the work that shows it; null when nobody knows
    /// @param ended told at the end of a task what its caption is then, on a thread that may block
    public static void show(Object value, @Nullable Origin below, Consumer<MimeBundle> ended) {
        Origin before = Origin.current();
        Origin.adopt(below);
        try {
            follow(value, below, ended);
        } finally {
            Origin.adopt(before);
        }
    }

    /// Shows the card of a value that goes on below the calling cell.
    ///
    /// @return what it was shown under
    static String show(Object value) {
        return follow(value, Origin.current(), caption -> {});
    }

    private static String follow(Object value, @Nullable Origin below, Consumer<MimeBundle> ended) {
        if (!(value instanceof Task<?> task)) {
            return follow(TaskListCard.show(tasks(value)), below);
        }
        TaskCard card = TaskCard.show(task);
        follow(card, below);
        TaskEnds.tell(task, facts -> {
            ended.accept(caption(facts));
            card.end(facts);
        });
        return card.id();
    }

    private static String follow(FollowedCard card, @Nullable Origin below) {
        synchronized (OPEN) {
            if (OPEN.isEmpty()) {
                var _ = CLOCK.schedule(TaskCards::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
            }
            OPEN.add(new Shown(card, below));
        }
        return card.id();
    }

    /// Something else stands now where this card was.
    static void replaced(String id) {
        leave(shown -> shown.card.id().equals(id));
    }

    /// What this work has shown is to be seen no longer, since its cell runs again: its cards stay as they are.
    public static void gone(Origin below) {
        leave(shown -> below.equals(shown.below));
    }

    private static void leave(Predicate<Shown> which) {
        synchronized (OPEN) {
            OPEN.stream().filter(which).forEach(shown -> shown.card.leave());
        }
    }

    /// Waits until the cards of all tasks that have ended say so, no longer than it takes to read a result that has
    /// no end.
    public static void settle() throws InterruptedException {
        for (int i = 0; i < SETTLE_POLLS && isPending(); i++) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static boolean isPending() {
        synchronized (OPEN) {
            return OPEN.stream().anyMatch(shown -> shown.card.isPending());
        }
    }

    private static void tick() {
        for (Shown shown : next()) {
            shown.card.refresh();
        }
        synchronized (OPEN) {
            if (!OPEN.isEmpty()) {
                var _ = CLOCK.schedule(TaskCards::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    /// Whose turn it is; they go to the end of the row.
    private static List<Shown> next() {
        synchronized (OPEN) {
            OPEN.removeIf(shown -> shown.card.isSettled());
            var turn = new ArrayList<Shown>();
            for (int i = Math.min(MOST_A_TICK, OPEN.size()); i > 0; i--) {
                turn.add(OPEN.remove());
            }
            OPEN.addAll(turn);
            return turn;
        }
    }
}
