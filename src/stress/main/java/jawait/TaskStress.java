package jawait;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.IZ_Result;

/// The end of a task: it comes once, and to all who wait.
public final class TaskStress {
    private TaskStress() {}

    private static int number(jawait.Outcome<Integer> outcome) {
        return outcome instanceof Success<Integer>(var value) ? value : -1;
    }

    /// A task is cancelled while it starts.
    @JCStressTest
    @Outcome(id = "1, true", expect = Expect.ACCEPTABLE, desc = "asked too late, though it ran still")
    @Outcome(id = "1, false", expect = Expect.ACCEPTABLE, desc = "asked after its end")
    @Outcome(id = "-1, true", expect = Expect.ACCEPTABLE, desc = "cancelled")
    @State
    public static class CancelWhileStarting {
        private final Task<Integer> task = Task.make(null, () -> 1);

        /// Starts it.
        @Actor
        public void start(IZ_Result r) {
            r.r1 = number(task.launch().join());
        }

        /// Cancels it.
        @Actor
        public void cancel(IZ_Result r) {
            r.r2 = task.cancel();
        }
    }

    /// Somebody begins to wait while the task ends.
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both are told, once")
    @State
    public static class WaitWhileEnding {
        private final Task<Integer> task = Task.make(null, () -> 1);
        private volatile int first;
        private volatile int second;

        /// Waits twice.
        @Actor
        public void tell() {
            task.tell(new Waiter(() -> first++, true));
            task.tell(new Waiter(() -> second++, true));
        }

        /// Ends it.
        @Actor
        public void end() {
            task.end(new Success<>(1));
        }

        /// How often each was told.
        @Arbiter
        public void count(II_Result r) {
            r.r1 = first;
            r.r2 = second;
        }
    }

    /// Two begin to wait at once.
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both are told, once")
    @State
    public static class TwoWaiters {
        private final Task<Integer> task = Task.make(null, () -> 1);
        private volatile int first;
        private volatile int second;

        /// One.
        @Actor
        public void one() {
            task.tell(new Waiter(() -> first++, true));
        }

        /// The other.
        @Actor
        public void other() {
            task.tell(new Waiter(() -> second++, true));
        }

        /// How often each was told.
        @Arbiter
        public void count(II_Result r) {
            task.end(new Success<>(1));
            r.r1 = first;
            r.r2 = second;
        }
    }

    /// One gives up while another begins to wait: the stack of waiters is pruned under its feet.
    @JCStressTest
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the one that waits is told")
    @State
    public static class ForgetWhileWaiting {
        private final Task<Integer> task = Task.make(null, () -> 1);
        private volatile int first;
        private volatile int second;
        private final Waiter leaving = new Waiter(() -> first++, true);

        /// Waits and gives up.
        @Actor
        public void leave() {
            task.tell(leaving);
            task.forget(leaving);
        }

        /// Waits.
        @Actor
        public void stay() {
            task.tell(new Waiter(() -> second++, true));
        }

        /// How often each was told.
        @Arbiter
        public void count(II_Result r) {
            task.end(new Success<>(1));
            r.r1 = first;
            r.r2 = second;
        }
    }

    /// One gives up while the task ends.
    @JCStressTest
    @Outcome(id = {"0, 1", "1, 1"}, expect = Expect.ACCEPTABLE, desc = "who waits is told, who leaves perhaps")
    @State
    public static class ForgetWhileEnding {
        private final Task<Integer> task = Task.make(null, () -> 1);
        private volatile int first;
        private volatile int second;
        private final Waiter leaving = new Waiter(() -> first++, true);

        /// Two wait.
        public ForgetWhileEnding() {
            task.tell(leaving);
            task.tell(new Waiter(() -> second++, true));
        }

        /// Gives up.
        @Actor
        public void leave() {
            task.forget(leaving);
        }

        /// Ends it.
        @Actor
        public void end() {
            task.end(new Success<>(1));
        }

        /// How often each was told.
        @Arbiter
        public void count(II_Result r) {
            r.r1 = first;
            r.r2 = second;
        }
    }
}
