package jawait.display;

import java.util.List;
import jawait.Task;
import jawait.display.live.Listing;

/// A list of tasks, shown as a table that changes with them until the last one has ended. Our own extension of
/// JupyterLab draws it with buttons that cancel.
final class TaskListCard implements FollowedCard {
    /// What our extension draws.
    static final String MIME = "application/vnd.jawait.tasks+json";

    private final List<Task<?>> tasks;
    private volatile Listing drawn;
    private volatile boolean settled;
    private final Live live;

    private TaskListCard(List<Task<?>> tasks) {
        this.tasks = tasks;
        this.drawn = Listing.of(tasks);
        this.live = Live.show(() -> picture(drawn));
    }

    /// Shows it below the calling cell.
    static TaskListCard show(List<Task<?>> tasks) {
        return new TaskListCard(tasks);
    }

    private static MimeBundle picture(Listing listing) {
        var json = listing.json();
        json.put("session", TaskCard.SESSION);
        return still(listing).with(MIME, json);
    }

    private static MimeBundle still(Listing listing) {
        return MimeBundle.plain(listing.text()).with("text/html", listing.html());
    }

    /// A table that never changes, of tasks as they are now.
    static MimeBundle still(List<Task<?>> tasks) {
        return still(Listing.of(tasks));
    }

    @Override
    public String id() {
        return live.id();
    }

    @Override
    public void refresh() {
        boolean over = isOver();
        Listing now = Listing.of(tasks);
        if (!now.equals(drawn)) {
            drawn = now;
            live.changed();
        }
        if (over) {
            live.close(); // which does nothing to one that was left
            settled = true;
        }
    }

    private boolean isOver() {
        return tasks.stream().allMatch(Task::isDone);
    }

    @Override
    public void leave() {
        live.leave();
        settled = true;
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    @Override
    public boolean isPending() {
        return !settled && isOver();
    }
}
