package jawait.display;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import jawait.Glance;
import jawait.Task;
import jawait.display.live.Cards;
import jawait.display.live.Facts;
import org.jspecify.annotations.Nullable;

/// A task that goes on, shown as a card that changes with it until it has ended. Beside the HTML it carries the facts
/// as JSON, from which our own extension of JupyterLab draws the card with a button to cancel it.
final class TaskCard implements FollowedCard {
    /// What our extension draws.
    static final String MIME = "application/vnd.jawait.task+json";

    /// Numbers of tasks mean something within one process only.
    static final String SESSION = UUID.randomUUID().toString();

    private final Task<?> task;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Facts drawn;
    private volatile @Nullable Facts last;
    private volatile boolean settled;
    private final Live live;

    private TaskCard(Task<?> task) {
        this.task = task;
        this.live = Live.show(this::picture);
    }

    /// Shows it below the calling cell.
    static TaskCard show(Task<?> task) {
        return new TaskCard(task);
    }

    private MimeBundle picture() {
        Facts now = facts();
        drawn = now;
        var json = now.json();
        json.put("session", SESSION);
        return MimeBundle.plain(now.text()).with("text/html", Cards.card(now)).with(MIME, json);
    }

    /// What there is to show. Between the end of the task and the text of its result it is shown as it was before.
    private Facts facts() {
        Facts ended = last;
        if (ended != null) {
            return ended;
        }
        Facts now = Facts.of(Glance.of(task));
        Facts before = drawn;
        return now.over() && before != null ? before : now;
    }

    @Override
    public String id() {
        return live.id();
    }

    @Override
    public void refresh() {
        Facts before = drawn;
        if (!over.get() && before != null && !before.equals(facts())) {
            live.changed();
        }
    }

    /// The task has ended: these facts are the last that are shown.
    void end(Facts ended) {
        if (over.compareAndSet(false, true)) {
            last = ended;
            live.close();
            settled = true;
        }
    }

    @Override
    public void leave() {
        over.set(true);
        live.leave();
        settled = true;
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    @Override
    public boolean isPending() {
        return task.isDone() && !settled;
    }

    /// A card that never changes, of a task as it is now, both forms of one moment. Runs the `toString` of its
    /// result.
    static MimeBundle still(Task<?> task) {
        Glance seen = Glance.of(task);
        Facts facts = Facts.of(seen, seen.over() ? seen.result() : seen.on());
        var card = MimeBundle.plain(task.toString()).with("text/html", Cards.card(facts));
        return task.isDone() && !seen.over() ? still(task) : card;
    }
}
