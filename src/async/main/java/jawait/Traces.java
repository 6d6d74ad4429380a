package jawait;

import java.util.ArrayList;
import java.util.List;
import jawait.runtime.Origin;
import jawait.runtime.StopSignal;
import org.jspecify.annotations.Nullable;

/// Stack traces that go on across threads.
final class Traces {
    private static final int LONGEST = 1024;
    private static final String TASK = Task.class.getName();

    private Traces() {}

    /// Replaces the frames that every task has at the bottom of its thread by one that names the task, followed by
    /// the frames of the task's creation; once per task. The error stays the same object. Never throws: who calls
    /// has to tell others of the task's end.
    static Throwable join(Throwable error, Task<?> task) {
        try {
            extend(error, task);
        } catch (Throwable e) {
            // an exception class of the user's, whose own methods fail: it stays as it is, and who waits hears of it
        }
        return error;
    }

    private static void extend(Throwable error, Task<?> task) {
        List<StackTraceElement> creator = task.createdBy();
        List<StackTraceElement> frames = List.of(error.getStackTrace());
        StackTraceElement seam = seam(task);
        if (!creator.isEmpty() && !frames.isEmpty() && frames.size() <= LONGEST && !frames.contains(seam)) {
            List<StackTraceElement> joined = new ArrayList<>(withoutThread(frames));
            joined.add(seam);
            joined.addAll(creator);
            error.setStackTrace(joined.toArray(StackTraceElement[]::new));
        }
    }

    /// The first error, with the other one suppressed in it.
    static Throwable together(@Nullable Throwable first, Throwable other) {
        if (first == null) {
            return other;
        }
        if (first != other) {
            first.addSuppressed(other);
        }
        return first;
    }

    /// How a task that was cancelled has ended, whose body threw `error`: cancelled when that is the stop. A stop
    /// in which failures of the clean-up are suppressed ends it as failed, so that nobody misses them (as in
    /// asyncio).
    static <T extends @Nullable Object> Outcome<T> cancelled(Throwable error) {
        if (!StopSignal.isStop(error)) {
            return new Failure<>(error);
        }
        Throwable failed = CleanUp.failure(error);
        return failed == null ? new Cancelled<>() : new Failure<>(failed);
    }

    /// Where a task was created: the frames of whoever called the library.
    static List<StackTraceElement> creator(Throwable created) {
        List<StackTraceElement> frames = withoutThread(List.of(created.getStackTrace()));
        int first = 0;
        while (first < frames.size() && isOurs(frames.get(first))) {
            first++;
        }
        return frames.subList(first, frames.size());
    }

    private static boolean isOurs(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("jawait.") && name.indexOf('.', "jawait.".length()) < 0;
    }

    /// The frames above the last task's bottom.
    private static List<StackTraceElement> withoutThread(List<StackTraceElement> frames) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            StackTraceElement frame = frames.get(i);
            if (frame.getClassName().equals(TASK) && frame.getMethodName().equals("perform")) {
                return frames.subList(0, i);
            }
        }
        return frames;
    }

    /// Prints as `at jawait.Task.start(task fetch#12 of In[5])`.
    private static StackTraceElement seam(Task<?> task) {
        Origin origin = task.origin();
        String name = task.name() + (task.name().equals("task-" + task.id()) ? "" : "#" + task.id());
        return new StackTraceElement(
                TASK, "start", "task " + name + (origin == null ? "" : " of " + origin.label()), -1);
    }
}
