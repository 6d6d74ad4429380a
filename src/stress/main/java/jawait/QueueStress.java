package jawait;

import static jawait.Async.queue;
import static jawait.Async.select;
import static jawait.Async.task;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/// Queues: each item comes out once.
public final class QueueStress {
    private QueueStress() {}

    private static int number(jawait.Outcome<Integer> outcome) {
        return outcome instanceof Success<Integer>(var value) ? value : -1;
    }

    /// One puts two, another gets two, with room for one.
    @JCStressTest
    @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "in order")
    @State
    public static class PutAndGet {
        private final AsyncQueue<Integer> queue = queue(1);

        /// Puts.
        @Actor
        public void put() {
            queue.put(1);
            queue.put(2);
        }

        /// Gets.
        @Actor
        public void get(II_Result r) {
            r.r1 = queue.get();
            r.r2 = queue.get();
        }
    }

    /// Two get while two items are there.
    @JCStressTest
    @Outcome(id = {"1, 2", "2, 1"}, expect = Expect.ACCEPTABLE, desc = "each item once")
    @State
    public static class TwoGetters {
        private final AsyncQueue<Integer> queue = queue();

        /// Two items.
        public TwoGetters() {
            queue.put(1);
            queue.put(2);
        }

        /// One.
        @Actor
        public void one(II_Result r) {
            r.r1 = queue.get();
        }

        /// The other.
        @Actor
        public void other(II_Result r) {
            r.r2 = queue.tryGet().orElse(0);
        }
    }

    /// An item is put while the queue is shut down.
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "put before, and left to get")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "refused")
    @State
    public static class PutAndShutdown {
        private final AsyncQueue<Integer> queue = queue(1);

        /// Puts.
        @Actor
        public void put(II_Result r) {
            try {
                queue.put(1);
                r.r1 = 1;
            } catch (QueueShutDown e) {
                r.r1 = 0;
            }
        }

        /// Closes.
        @Actor
        public void close() {
            queue.shutdown();
        }

        /// What is left.
        @Arbiter
        public void left(II_Result r) {
            r.r2 = queue.size();
        }
    }

    /// Somebody begins to wait while the queue is shut down.
    @JCStressTest
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "told, and in no line any more")
    @State
    public static class GetAndShutdown {
        private final AsyncQueue<Integer> queue = queue(1);

        /// Gets.
        @Actor
        public void get(II_Result r) {
            try {
                r.r1 = queue.get();
            } catch (QueueShutDown e) {
                r.r1 = 0;
            }
        }

        /// Closes.
        @Actor
        public void close() {
            queue.shutdown(true);
        }

        /// Who is left in line.
        @Arbiter
        public void left(II_Result r) {
            r.r2 = queue.getters.waiting();
        }
    }

    /// A task that waits for an item is cancelled when one comes.
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "got it")
    @Outcome(id = "-1, 1", expect = Expect.ACCEPTABLE, desc = "cancelled, and the item is left")
    @State
    public static class CancelledGetter {
        private final AsyncQueue<Integer> queue = queue(1);
        private final Task<Integer> getter = task(queue::get);

        /// Puts.
        @Actor
        public void put() {
            queue.put(1);
        }

        /// Cancels.
        @Actor
        public void cancel() {
            getter.cancel();
        }

        /// What it got, and what is left.
        @Arbiter
        public void count(II_Result r) {
            r.r1 = number(getter.join());
            r.r2 = queue.size();
        }
    }

    /// Both queues of a select get an item.
    @JCStressTest
    @Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "took from the one")
    @Outcome(id = "2, 1, 0", expect = Expect.ACCEPTABLE, desc = "took from the other")
    @State
    public static class SelectOne {
        private final AsyncQueue<Integer> one = queue(1);
        private final AsyncQueue<Integer> other = queue(1);
        private final Task<Integer> selecting = task(() -> select(one.onGet(), other.onGet()));

        /// Puts.
        @Actor
        public void put() {
            one.put(1);
        }

        /// Puts.
        @Actor
        public void putOther() {
            other.put(2);
        }

        /// What it took, and what is left.
        @Arbiter
        public void count(III_Result r) {
            r.r1 = number(selecting.join());
            r.r2 = one.size();
            r.r3 = other.size();
        }
    }

    /// A select is cancelled when an item comes.
    @JCStressTest
    @Outcome(id = "1, 0, 0", expect = Expect.ACCEPTABLE, desc = "took it")
    @Outcome(id = "-1, 1, 0", expect = Expect.ACCEPTABLE, desc = "cancelled, and the item is left")
    @State
    public static class SelectCancelled {
        private final AsyncQueue<Integer> one = queue(1);
        private final AsyncQueue<Integer> other = queue(1);
        private final Task<Integer> selecting = task(() -> select(other.onGet(), one.onGet()));

        /// Puts.
        @Actor
        public void put() {
            one.put(1);
        }

        /// Cancels.
        @Actor
        public void cancel() {
            selecting.cancel();
        }

        /// What it took, what is left, and who is in line.
        @Arbiter
        public void count(III_Result r) {
            r.r1 = number(selecting.join());
            r.r2 = one.size();
            r.r3 = one.getters.waiting() + other.getters.waiting();
        }
    }

    /// Two selects, one to put and one to get, over the same queues in other orders.
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "one gave what the other took")
    @State
    public static class SelectsMeet {
        private final AsyncQueue<Integer> one = queue(1);
        private final AsyncQueue<Integer> other = queue(1);

        /// Puts into either.
        @Actor
        public void put() {
            select(one.onPut(1), other.onPut(1));
        }

        /// Gets from either.
        @Actor
        public void get(II_Result r) {
            r.r1 = select(other.onGet(), one.onGet());
        }

        /// What is left.
        @Arbiter
        public void left(II_Result r) {
            r.r2 = one.size() + other.size();
        }
    }
}
