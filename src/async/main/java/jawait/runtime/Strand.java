package jawait.runtime;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import jawait.Task;
import org.jspecify.annotations.Nullable;

/// A piece of work on one thread, as stop requests see it: every task has one, and a plain thread gets one for the
/// length of a timeout.
///
/// A request interrupts the thread first and arms the check then, both under the lock and only while the work runs.
/// So no interrupt reaches the thread's next user, and none is lost: the check finds the flag still set (it
/// delivers), or cleared (a blocking call has delivered).
///
/// An interrupt by others that is pending when a request comes shares the thread's one flag with it: when the request
/// has been settled the flag is set again, so that theirs is still to be delivered.
public final class Strand extends SpinLocked {
    /// What [#cancel(boolean)] found.
    public enum Found {
        /// The work had not begun; now it never will.
        NOT_BEGUN,
        /// The work runs and has been asked to stop.
        RUNNING,
        /// The work was over.
        ENDED
    }

    private static final ScopedValue<Strand> CURRENT = ScopedValue.newInstance();
    private static final Strand NONE = new Strand(null, null, Realm.REAL);

    private final @Nullable Task<?> task;
    private final @Nullable Origin origin;
    private volatile Realm realm;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Object waitingFor;
    private volatile boolean armed;
    private volatile boolean woken;

    private boolean forced;
    private boolean byOthers;
    private boolean cancelArmed;
    private boolean ended;
    private int cancels;
    private @Nullable StopScope innermost;

    private Strand(@Nullable Task<?> task, @Nullable Origin origin, Realm realm) {
        this.task = task;
        this.origin = origin;
        this.realm = realm;
    }

    /// The strand of a task that has not begun; its origin is the running thread's unless one is given.
    public static Strand of(Task<?> task, @Nullable Origin origin) {
        return new Strand(task, origin == null ? Origin.current() : origin, Realm.current());
    }

    /// The innermost strand that runs on this very thread, or null.
    public static @Nullable Strand current() {
        Strand strand = CURRENT.orElse(NONE);
        return strand.thread == Thread.currentThread() ? strand : null;
    }

    /// Runs `body` within a strand of this thread: the current one, or one made for the length of the call.
    public static <T extends @Nullable Object> T within(Callable<? extends T> body) throws Exception {
        if (current() != null) {
            return body.call();
        }
        Strand strand = new Strand(null, Origin.current(), Realm.current());
        strand.begin();
        try {
            return ScopedValue.where(CURRENT, strand).<T, Exception>call(body::call);
        } finally {
            strand.end();
            strand.realm.left(strand);
        }
    }

    /// Runs `body` as this strand's work, unless the strand was cancelled before. `body` calls [#end()].
    ///
    /// @return whether it ran
    public boolean run(Runnable body) {
        if (!begin()) {
            return false;
        }
        try {
            ScopedValue.where(CURRENT, this).run(body);
        } finally {
            realm.left(this);
        }
        return true;
    }

    /// The task whose work this is; null for a plain thread.
    public @Nullable Task<?> task() {
        return task;
    }

    /// Who started it.
    public @Nullable Origin origin() {
        return origin;
    }

    /// What it runs in.
    public Realm realm() {
        return realm;
    }

    /// The thread it runs on; null before it begins and after it has ended.
    public @Nullable Thread thread() {
        return thread;
    }

    /// What the library's own blocking call on this strand waits for, or null.
    public @Nullable Object waitingFor() {
        return waitingFor;
    }

    /// Whether a timeout, a deadline or a group can stop what it does.
    public boolean hasScope() {
        return innermost != null;
    }

    /// Says what the running thread is about to wait for; null when it waits no more.
    public static void waiting(@Nullable Object what) {
        Strand strand = current();
        if (strand != null) {
            Object before = strand.waitingFor;
            strand.woken = false;
            if ((before == null) != (what == null)) {
                if (!isForeign(before) && !isForeign(what)) {
                    strand.realm.waits(what != null);
                }
                strand.waitingFor = what;
                Observers.waits(strand, what);
            }
            strand.waitingFor = what;
        }
    }

    /// Ends a wait of the library's on this thread. The strand says so at once, and the thread only when the system
    /// lets
    /// it run: virtual time would take it for one that waits.
    public static void wake(@Nullable Strand strand, Thread thread) {
        if (strand != null) {
            strand.woken = true;
        }
        LockSupport.unpark(thread);
    }

    /// Whether its wait is over, and the thread may not know yet.
    boolean isWoken() {
        return woken;
    }

    /// Whether somebody outside the library may end the wait: virtual time looks closer then.
    static boolean isForeign(@Nullable Object what) {
        return what instanceof Future<?> && !(what instanceof Task<?>);
    }

    /// Parks, for `blocker`, in the way that virtual time and observers see.
    public static void park(Object blocker) {
        if (Thread.currentThread() instanceof Lent lent) {
            lent.whileWaiting(() -> parkHere(blocker));
        } else {
            parkHere(blocker);
        }
    }

    private static void parkHere(Object blocker) {
        Strand strand = current();
        if (strand == null || strand.realm.isReal() && !Observers.any() || strand.waitingFor != null) {
            LockSupport.park(blocker);
            return;
        }
        waiting(blocker);
        try {
            LockSupport.park(blocker);
        } finally {
            waiting(null);
        }
    }

    /// A place where others may go first, when their order is drawn by a seed.
    public static void point() {
        Realm.current().point();
    }

    /// Runs `body` on the current strand, in another realm.
    static <T extends @Nullable Object> T in(Realm realm, Callable<? extends T> body) throws Exception {
        Strand strand = Objects.requireNonNull(current());
        Realm before = strand.realm;
        strand.realm = realm;
        try {
            return body.call();
        } finally {
            strand.realm = before;
        }
    }

    /// Asks the work to stop. A second request is delivered by the next check, whatever became of the first.
    ///
    /// @param again whether to ask a second time when it has been asked before
    public Found cancel(boolean again) {
        boolean first = false;
        lock();
        try {
            if (ended) {
                return Found.ENDED;
            }
            if (thread == null) {
                ended = true;
                return Found.NOT_BEGUN;
            }
            first = cancels == 0;
            if (first || again) {
                cancels++;
                cancelArmed = true;
                arm(!first);
            }
        } finally {
            unlock();
        }
        if (first) {
            Observers.cancelling(this);
            Stops.watch(this, null);
        }
        return Found.RUNNING;
    }

    private boolean begin() {
        lock();
        try {
            if (ended) {
                return false;
            }
            thread = Thread.currentThread();
        } finally {
            unlock();
        }
        realm.entered(this);
        Observers.began(this);
        return true;
    }

    /// Ends the work: from here on no request reaches the thread. Called on that thread.
    ///
    /// @return whether the work had been cancelled
    public boolean end() {
        lock();
        try {
            ended = true;
            thread = null;
            disarm();
            if (task != null) {
                Thread.interrupted();
            }
            return cancels > 0;
        } finally {
            unlock();
        }
    }

    /// Delivers what is undelivered: the slow path of [Checkpoint#check()], on this strand's thread.
    void check() {
        if (armed && delivers()) {
            throw new StopSignal();
        }
    }

    private boolean delivers() {
        lock();
        try {
            if (!armed) {
                return false;
            }
            boolean deliver = Thread.interrupted() || forced;
            disarm();
            return deliver;
        } finally {
            unlock();
        }
    }

    /// Interrupts, then marks. Under the lock.
    private void arm(boolean force) {
        Thread running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        forced |= force;
        if (!armed) {
            armed = true;
            Checkpoint.armed(1);
        }
    }

    private void disarm() {
        forced = false;
        cancelArmed = false;
        if (armed) {
            armed = false;
            Checkpoint.armed(-1);
        }
    }

    /// Opens a scope inside the current ones. On this strand's thread.
    StopScope open() {
        lock();
        try {
            if (armed && !forced && !Thread.currentThread().isInterrupted()) {
                disarm();
            }
            var scope = new StopScope(this, innermost, cancelArmed ? cancels - 1 : cancels);
            innermost = scope;
            return scope;
        } finally {
            unlock();
        }
    }

    /// The scope wants its body stopped.
    void fire(StopScope scope) {
        lock();
        try {
            if (scope.closed || scope.fired) {
                return;
            }
            byOthers |= isPendingByOthers();
            scope.fired = true;
            arm(false);
        } finally {
            unlock();
        }
        Stops.watch(this, scope);
    }

    /// The scope's body has ended with `thrown`. Whether that was this scope's doing, and is its to convert.
    boolean close(StopScope scope, @Nullable Throwable thrown) {
        boolean stopped = StopSignal.isStop(thrown);
        lock();
        try {
            scope.closed = true;
            innermost = scope.outer;
            if (!scope.fired) {
                return false;
            }
            if (cancels != scope.cancelsBefore) {
                // the cancel goes first: what was thrown delivers it, or it is still to be delivered
                if (stopped || (!cancelArmed && !scope.outerFired())) {
                    settle();
                }
                return false;
            }
            if (!scope.outerFired()) {
                settle();
            } else if (stopped) {
                // one interrupt served both; the outer scope's turn comes next
                arm(false);
            }
            return stopped;
        } finally {
            unlock();
        }
    }

    /// Whether somebody has interrupted the thread when nothing had been asked of it here. Under the lock.
    private boolean isPendingByOthers() {
        Thread running = thread;
        boolean asked = armed || cancels > 0 || innermost != null && (innermost.fired || innermost.outerFired());
        return !asked && running != null && running.isInterrupted();
    }

    private void settle() {
        disarm();
        Thread.interrupted();
        if (byOthers) {
            byOthers = false;
            Thread.currentThread().interrupt();
        }
    }

    /// Asks once more, by force, when the work (or the scope's body) still goes on. Whether it did.
    boolean insist(@Nullable StopScope scope) {
        lock();
        try {
            if (ended || (scope != null && scope.closed)) {
                return false;
            }
            cancelArmed |= scope == null;
            arm(true);
            return true;
        } finally {
            unlock();
        }
    }
}
