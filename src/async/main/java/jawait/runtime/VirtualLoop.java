package jawait.runtime;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import jawait.Task;
import jawait.VirtualClock;
import org.jspecify.annotations.Nullable;

/// One carrier thread for a program's virtual threads, and a clock that advances when none of them can go on.
///
/// What can go on goes on, one at a time, in the order in which it became ready; under a seed, in an order drawn
/// from it. When nothing can, the clock jumps to the next alarm. When there is no alarm either, nobody would ever
/// move again: the tasks are in a deadlock, which is told and ended by cancelling them.
///
/// Where the JVM does not open `java.lang` to us the threads run on the JDK's scheduler, and their states are
/// polled: time is virtual all the same, the order is not ours, and a deadlock is found, not proved.
///
/// The idea is trio's autojump clock and Kotlin's `runTest`.
public final class VirtualLoop implements Executor, AutoCloseable {
    private static final long POLL_NANOS = 1_000_000;
    private static final long FOREIGN_NANOS = 10_000_000;
    private static final int FOREIGN_JUMPS = 5;
    private static final int FOREIGN_LAST = 200;
    private static final int ATTEMPTS = 3;
    private static final int LOOKS = 50;

    private final ConcurrentLinkedQueue<Runnable> arrived = new ConcurrentLinkedQueue<>();
    private final Set<Strand> live = ConcurrentHashMap.newKeySet();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger outside = new AtomicInteger();
    private final AtomicInteger holds = new AtomicInteger(1);
    private final AtomicInteger changes = new AtomicInteger();
    private final VirtualClock clock;
    private final Realm realm;
    private final @Nullable RandomGenerator seeded;
    private final ReadyQueue ready;
    private final Settling settling = new Settling(live);
    private final Consumer<List<Task<?>>> stuck;
    private final Thread carrier;
    private volatile boolean resting;
    private volatile boolean over;
    private volatile boolean ended;
    private volatile boolean gaveUp;
    private final Thread caller = Thread.currentThread();
    private int attempts;

    private VirtualLoop(VirtualClock clock, @Nullable Long seed, Consumer<List<Task<?>>> stuck) {
        this.clock = clock;
        this.stuck = stuck;
        this.seeded = seed == null ? null : new java.util.Random(seed);
        this.ready = new ReadyQueue(seeded);
        this.realm = new Realm(clock, this);
        this.carrier = Thread.ofPlatform()
                .daemon()
                .name("jawait-virtual-time")
                .inheritInheritableThreadLocals(false)
                .unstarted(this::turn);
    }

    /// Starts a loop, on which time stands until [#release()]: so that its first task can be started in peace.
    ///
    /// @param seed draws the order in which ready tasks go on; null for the order in which they became ready
    /// @param stuck told, on the loop's thread, of the tasks that are in a deadlock, before they are cancelled
    public static VirtualLoop open(VirtualClock clock, @Nullable Long seed, Consumer<List<Task<?>>> stuck) {
        var loop = new VirtualLoop(clock, seed, stuck);
        loop.carrier.start();
        return loop;
    }

    /// What the loop's work runs in.
    public Realm realm() {
        return realm;
    }

    /// The main task has ended: time stands until [#release()], so that nothing goes on meanwhile.
    public void ended() {
        hold();
        LockSupport.unpark(caller);
    }

    /// Waits until `task` has ended, for which [#ended()] is called. Being interrupted cancels it, and is told
    /// when it has ended.
    ///
    /// @return false when it does not end: it is in a deadlock, and waits again whenever it is cancelled
    /// @throws InterruptedException when interrupted, after the end
    public boolean join(Task<?> task) throws InterruptedException {
        boolean interrupted = false;
        while (!task.isDone() && !gaveUp) {
            if (Thread.interrupted()) {
                interrupted = true;
                task.cancel();
            }
            LockSupport.park(this);
        }
        if (interrupted && task.state() != java.util.concurrent.Future.State.FAILED) {
            throw new InterruptedException("interrupted in virtual time");
        }
        return !gaveUp;
    }

    /// Ends the loop. What is ready still runs; what becomes ready later runs in real time.
    @Override
    public void close() {
        over = true;
        LockSupport.unpark(carrier);
    }

    /// For the JDK: a virtual thread can go on.
    @Override
    public void execute(Runnable continuation) {
        arrived.add(continuation);
        if (ended) {
            runLeftovers();
        } else if (resting && Thread.currentThread() != carrier) {
            LockSupport.unpark(carrier);
        }
    }

    Thread thread(@Nullable String name, Runnable work) {
        return LoopThreads.unstarted(this, name, work);
    }

    RandomGenerator random() {
        return seeded == null ? ThreadLocalRandom.current() : seeded;
    }

    @SuppressWarnings("ThreadPriorityCheck") // on a loop of our own a yield gives the turn to another
    void point() {
        if (seeded != null && LoopThreads.OURS && Thread.currentThread().isVirtual() && seeded.nextBoolean()) {
            Thread.yield();
        }
    }

    /// Time stands still from here until as many calls of [#release()].
    void hold() {
        holds.incrementAndGet();
    }

    /// Lets time go on after [#open], [#ended] or [#hold].
    public void release() {
        holds.decrementAndGet();
    }

    void entered(Strand strand) {
        changes.incrementAndGet();
        live.add(strand);
        if (!onCarrier()) {
            outside.incrementAndGet();
        }
    }

    void left(Strand strand) {
        changes.incrementAndGet();
        live.remove(strand);
        if (!onCarrier()) {
            outside.decrementAndGet();
        }
    }

    void waits(boolean now) {
        changes.incrementAndGet();
        waiting.addAndGet(now ? 1 : -1);
    }

    private static boolean onCarrier() {
        return LoopThreads.OURS && Thread.currentThread().isVirtual();
    }

    private void turn() {
        int idle = 0;
        int foreign = 0;
        int seen = 0;
        while (true) {
            for (Runnable next = arrived.poll(); next != null; next = arrived.poll()) {
                ready.add(next);
            }
            Runnable next = ready.poll();
            Settling.Sight sight = next != null ? Settling.Sight.GOES_ON : look();
            if (next != null) {
                next.run();
                foreign = idle > 0 ? 0 : foreign;
                idle = 0;
            } else if (over) {
                break;
            } else if (holds.get() > 0 || sight == Settling.Sight.GOES_ON) {
                idle = 1;
                rest(POLL_NANOS);
            } else if (!arrived.isEmpty()) {
                idle = 0; // what ran elsewhere has ended since, and woken somebody here before
            } else if (outside.get() > 0 && (idle < looks() || seen != changes.get())) {
                // what runs elsewhere may have been on its way from one wait to the next: look again
                idle = seen == changes.get() ? idle + 1 : 2;
                seen = changes.get();
                rest(POLL_NANOS / 5);
            } else if (sight == Settling.Sight.FOREIGN
                    && foreign < (clock.pending() > 0 ? FOREIGN_JUMPS : FOREIGN_LAST)
                    && attempts == 0) {
                foreign++;
                idle = LOOKS;
                rest(FOREIGN_NANOS);
            } else if (!clock.advanceToNext()) {
                deadlock();
            }
        }
        ended = true;
        runLeftovers();
    }

    /// Where every strand is in a wait of the library's, none has to be looked at.
    private Settling.Sight look() {
        return waiting.get() == live.size() && outside.get() == 0 ? Settling.Sight.ALL_WAIT : settling.look();
    }

    /// How often all have to be seen waiting. The library's own waits say when they are over; of a wait in the JDK one
    /// sees it when the system has let the thread run, which takes a while where cores are few.
    private int looks() {
        return waiting.get() == live.size() ? 2 : LOOKS;
    }

    private void rest(long nanos) {
        resting = true;
        if (arrived.isEmpty() && !over) {
            LockSupport.parkNanos(this, nanos);
        }
        resting = false;
    }

    private void deadlock() {
        List<Strand> left = List.copyOf(live);
        if (left.isEmpty() || gaveUp) {
            rest(LoopThreads.OURS ? Long.MAX_VALUE : POLL_NANOS);
            return;
        }
        attempts++;
        if (attempts == 1) {
            stuck.accept(left.stream()
                    .<Task<?>>map(Strand::task)
                    .filter(Objects::nonNull)
                    .toList());
        } else if (attempts > ATTEMPTS) {
            gaveUp = true;
            LockSupport.unpark(caller);
        }
        left.forEach(strand -> strand.cancel(true));
        rest(POLL_NANOS);
    }

    private void runLeftovers() {
        for (Runnable next = arrived.poll(); next != null; next = arrived.poll()) {
            Thread.ofPlatform().daemon().name("jawait-virtual-time-over").start(next);
        }
    }
}
