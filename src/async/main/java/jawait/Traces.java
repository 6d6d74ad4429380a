package jawait;

import java.util.Arrays;
import java.util.List;
import jawait.runtime.Origin;

/// Stack traces that go on across threads.
final class Traces {
    private static final int LONGEST = 1024;
    private static final String SEAM = Task.class.getName();

    private Traces() {}

    /// Adds to the error's stack trace a frame that names the task, and the frames of the task's creation; once per
    /// task. The error stays the same object.
    static Throwable join(Throwable error, Task<?> task) {
        List<StackTraceElement> creator = task.createdBy();
        StackTraceElement[] frames = error.getStackTrace();
        if (creator.isEmpty() || frames.length == 0 || frames.length > LONGEST) {
            return error;
        }
        StackTraceElement seam = seam(task);
        if (!Arrays.asList(frames).contains(seam)) {
            StackTraceElement[] joined = Arrays.copyOf(frames, frames.length + 1 + creator.size());
            joined[frames.length] = seam;
            for (int i = 0; i < creator.size(); i++) {
                joined[frames.length + 1 + i] = creator.get(i);
            }
            error.setStackTrace(joined);
        }
        return error;
    }

    /// Prints as `at jawait.Task.start(task fetch#12 of In[5])`.
    private static StackTraceElement seam(Task<?> task) {
        Origin origin = task.origin();
        String name = task.name() + (task.name().equals("task-" + task.id()) ? "" : "#" + task.id());
        return new StackTraceElement(
                SEAM, "start", "task " + name + (origin == null ? "" : " of " + origin.label()), -1);
    }
}
