package jawait;

import java.util.List;
import java.util.concurrent.Callable;
import jawait.runtime.Strand;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// The verbs: `import static jawait.Async.*;`.
///
/// A *coroutine*, `async(() -> …)`, has not begun; a *task*, `task(() -> …)`, runs on a virtual thread of its own.
/// To await is to block: any thread may, at any depth, and any Java library is asynchronous as it is.
///
/// ```java
/// List<Page> pages = gather(10, urls, url -> fetch(url));          // ten at a time
/// String fastest = race(() -> ask("a"), () -> ask("b"));           // the other is cancelled
/// String soon = timeout(2, () -> fetch(url));                      // or a TimeoutException
/// Task<Void> ticker = every(1, () -> println("tick"));             // until ticker.cancel()
/// ```
///
/// **Errors.** What a body throws is thrown where it is awaited: the very same object. Checked exceptions need not
/// be declared; to catch one say `await(body, IOException.class)`, or look at the outcome of `attempt(body)`.
///
/// **Cancelling** is an interrupt, delivered once: blocking calls throw `InterruptedException`, loops in notebook
/// cells a [jawait.runtime.StopSignal]; then clean-up runs unharmed. Who awaits a cancelled task gets a
/// `CancellationException`. A timeout is a request of the same kind that comes back as a `TimeoutException`.
///
/// **Time** given as a number is in seconds. Negative times, null bodies and empty limits are refused at the call.
public final class Async extends AsyncSharing {
    private Async() {}

    /// For a program's `main`: runs `body` as a task, waits for it, and cancels the tasks it left behind, in any
    /// depth. Throws what the body throws.
    public static <T extends @Nullable Object> T run(Callable<? extends T> body) {
        return Program.run(Bodies.requireBody(body, "run"));
    }

    /// As [#run(Callable)], without a result.
    public static void run(Action body) {
        Program.run(Bodies.of(body, "run"));
    }

    /// The task that runs on this thread; null on a thread that is no task.
    public static @Nullable Task<?> currentTask() {
        Strand strand = Strand.current();
        return strand == null ? null : strand.task();
    }

    /// All live tasks of the process, oldest first.
    public static List<Task<?>> tasks() {
        return Tasks.live();
    }

    /// The live tasks as a table: number, name, state, age, who started them.
    public static String ps() {
        return TaskTable.text(tasks());
    }

    /// The live tasks as a tree: each below the task that started it, with what it waits for.
    public static String pstree() {
        return TaskTree.text(tasks());
    }
}
