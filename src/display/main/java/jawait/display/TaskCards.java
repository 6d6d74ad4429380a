package jawait.display;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jawait.Glance;
import jawait.Task;
import jawait.display.live.Cards;
import jawait.display.live.Facts;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// For hosts: tasks that go on as results of cells. Each gets a card, which changes in place until its end.
///
/// However many cards there are, at most twenty a second are looked at, in turn, and those that would look the same
/// are left alone; ends are always shown. What cannot be seen any more is looked at no more: see [#gone].
public final class TaskCards {
    /// The form that a card has beside its text and its HTML, for our extension of JupyterLab.
    public static final String MIME = TaskCard.MIME;

    private static final long TICK_MILLIS = 1_000;
    private static final int MOST_A_TICK = 20;
    private static final long POLL_MILLIS = 10;
    private static final int SETTLE_POLLS = 300;

    private record Shown(TaskCard card, @Nullable Origin below) {}

    private static final Deque<Shown> OPEN = new ArrayDeque<>();
    private static final ScheduledExecutorService CLOCK = Clocks.start("jawait-cards-", 1);

    private TaskCards() {}

    /// What stands for a running task as the result of a cell: its `text/plain`, and for the eye only what stays true,
    /// since JupyterLab changes no results. The card is to follow below it.
    public static MimeBundle caption(Task<?> task) {
        return caption(Facts.of(Glance.of(task)));
    }

    private static MimeBundle caption(Facts facts) {
        return MimeBundle.plain(facts.text()).with("text/html", Cards.caption(facts));
    }

    /// Shows the card of a task that goes on.
    ///
    /// @param below the work that shows it; null when nobody knows
    /// @param ended told at the task's end what its caption is then, on a thread that may block
    public static void show(Task<?> task, @Nullable Origin below, Consumer<MimeBundle> ended) {
        TaskCard card = show(task, below);
        synchronized (OPEN) {
            if (OPEN.isEmpty()) {
                var _ = CLOCK.schedule(TaskCards::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
            }
            OPEN.add(new Shown(card, below));
        }
        TaskEnds.tell(task, facts -> {
            ended.accept(caption(facts));
            card.end(facts);
        });
    }

    private static TaskCard show(Task<?> task, @Nullable Origin below) {
        Origin before = Origin.current();
        Origin.adopt(below);
        try {
            return TaskCard.show(task);
        } finally {
            Origin.adopt(before);
        }
    }

    /// What this work has shown is to be seen no longer, since its cell runs again: its cards stay as they are.
    public static void gone(Origin below) {
        synchronized (OPEN) {
            for (Shown shown : OPEN) {
                if (below.equals(shown.below)) {
                    shown.card.leave();
                }
            }
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
