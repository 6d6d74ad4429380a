package jawait.net;

import java.util.Set;
import java.util.function.Predicate;
import jawait.Async;
import jawait.Permit;
import jawait.Task;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// Who has a connection, or the right to one, since when and from where. Closing it twice is harmless.
final class DbHolder implements AutoCloseable {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final Set<Class<?>> OURS =
            Set.of(DbHolder.class, DbPool.class, DbVerbs.class, Db.class, Tx.class, DbCall.class, DbRows.class);

    private final Permit permit;
    private final Set<DbHolder> register;
    private final @Nullable Task<?> task = Async.currentTask();
    private final String thread = Thread.currentThread().getName();
    private final long since = System.nanoTime();
    private final @Nullable StackTraceElement place = place();

    DbHolder(Permit permit, Set<DbHolder> register) {
        this.permit = permit;
        this.register = register;
        register.add(this);
    }

    /// Of the frames of whoever called.
    private static @Nullable StackTraceElement place() {
        Predicate<StackWalker.StackFrame> ours =
                frame -> OURS.contains(frame.getDeclaringClass().getNestHost())
                        || frame.getDeclaringClass().getPackageName().equals(Task.class.getPackageName())
                        || frame.getClassName().startsWith("java.");
        return WALKER.walk(frames -> frames.dropWhile(ours)
                .findFirst()
                .map(StackWalker.StackFrame::toStackTraceElement)
                .orElse(null));
    }

    long since() {
        return since;
    }

    @Override
    public void close() {
        register.remove(this);
        permit.close();
    }

    /// In a cell the line would be that of code around it, and the origin names the cell.
    private String shownPlace() {
        if (place == null || String.valueOf(place.getFileName()).startsWith("$")) {
            return "";
        }
        return ", since %s.%s(%s:%d)"
                .formatted(place.getClassName(), place.getMethodName(), place.getFileName(), place.getLineNumber());
    }

    /// `task report of In[3] for 12.3 s, since Report.load(Report.java:42)`.
    @Override
    public String toString() {
        Origin origin = task == null ? null : task.origin();
        String who = task == null
                ? "thread " + thread
                : "task " + task.name() + (origin == null ? "" : " of " + origin.label());
        double seconds = (System.nanoTime() - since) / 1e9;
        return "%s for %.1f s%s".formatted(who, seconds, shownPlace());
    }
}
