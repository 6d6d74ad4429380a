package jawait;

import static jawait.Async.event;
import static jawait.Async.lock;
import static jawait.Async.semaphore;
import static jawait.Async.task;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/// Locks, semaphores, events, conditions: no permit, no signal lost.
public final class SharingStress {
    private SharingStress() {}

    private static int number(jawait.Outcome<Integer> outcome) {
        return outcome instanceof Success<Integer>(var value) ? value : -1;
    }

    /// Two count under a lock.
    @JCStressTest
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "one after the other")
    @State
    public static class Locked {
        private final AsyncLock lock = lock();
        private int count;

        /// Counts.
        @Actor
        public void one() {
            try (var _ = lock.acquire()) {
                count++;
            }
        }

        /// Counts.
        @Actor
        public void other() {
            try (var _ = lock.acquire()) {
                count++;
            }
        }

        /// What they came to.
        @Arbiter
        public void count(I_Result r) {
            r.r1 = count;
        }
    }

    /// A task that waits for a lock is cancelled when it is given back.
    @JCStressTest
    @Outcome(id = {"1, 0", "-1, 0"}, expect = Expect.ACCEPTABLE, desc = "got or not, it is free in the end")
    @State
    public static class CancelledAtTheLock {
        private final AsyncLock lock = lock();
        private final Task<Permit> holder = task(lock::acquire);
        private final Permit held = holder.await();
        private final Task<Integer> waiting = task(() -> {
            lock.acquire().close();
            return 1;
        });

        /// Gives it back.
        @Actor
        public void release() {
            held.close();
        }

        /// Cancels.
        @Actor
        public void cancel() {
            waiting.cancel();
        }

        /// How it ended, and whether the lock is held.
        @Arbiter
        public void count(II_Result r) {
            r.r1 = Math.clamp(number(waiting.join()), -1, 1);
            r.r2 = lock.isLocked() ? 1 : 0;
        }
    }

    /// A task that waits for a permit is cancelled when one is given back.
    @JCStressTest
    @Outcome(id = {"1, 1", "-1, 1"}, expect = Expect.ACCEPTABLE, desc = "got or not, the permit is back")
    @State
    public static class CancelledAtTheSemaphore {
        private final AsyncSemaphore sem = semaphore(1);
        private final Permit held = sem.acquire();
        private final Task<Integer> waiting = task(() -> {
            sem.acquire().close();
            return 1;
        });

        /// Gives it back.
        @Actor
        public void release() {
            held.close();
        }

        /// Cancels.
        @Actor
        public void cancel() {
            waiting.cancel();
        }

        /// How it ended, and how many permits there are.
        @Arbiter
        public void count(II_Result r) {
            r.r1 = number(waiting.join());
            r.r2 = sem.available();
        }
    }

    /// Two close the same permit.
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "it is given back once")
    @State
    public static class ClosedTwice {
        private final AsyncSemaphore sem = semaphore(1);
        private final Permit held = sem.acquire();

        /// Closes.
        @Actor
        public void one() {
            held.close();
        }

        /// Closes.
        @Actor
        public void other() {
            held.close();
        }

        /// How many permits there are.
        @Arbiter
        public void count(I_Result r) {
            r.r1 = sem.available();
        }
    }

    /// Somebody waits for an event that is raised.
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "sees what was done before")
    @State
    public static class Raised {
        private final AsyncEvent event = event();
        private int box;

        /// Raises it.
        @Actor
        public void set() {
            box = 1;
            event.set();
        }

        /// Waits.
        @Actor
        public void await(I_Result r) {
            event.await();
            r.r1 = box;
        }
    }

    /// A waiter of a condition is cancelled when it is signalled, and another waits behind it.
    @JCStressTest
    @Outcome(id = {"1, 0", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "one of them got the signal")
    @State
    public static class CancelledAtTheCondition {
        private final AsyncLock lock = lock();
        private final AsyncCondition changed = lock.condition();
        private final Task<Integer> first = waiter(0);
        private final Task<Integer> second = waiter(1);

        private Task<Integer> waiter(int before) {
            var waiter = task(() -> {
                try (var _ = lock.acquire()) {
                    changed.await();
                    return 1;
                }
            });
            while (changed.waiting() == before) {
                Thread.yield(); // the waiter needs a processor, of which there may be few
            }
            return waiter;
        }

        /// Signals.
        @Actor
        public void signal() {
            try (var _ = lock.acquire()) {
                changed.signal();
            }
        }

        /// Cancels.
        @Actor
        public void cancel() {
            first.cancel();
        }

        /// Who got it.
        @Arbiter
        public void count(II_Result r) {
            r.r1 = Math.max(0, number(first.join()));
            if (r.r1 == 1) {
                second.cancel();
            }
            r.r2 = Math.max(0, number(second.join()));
        }
    }
}
