package jawait.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import jawait.AsyncClock;
import org.jspecify.annotations.Nullable;

/// What work takes for granted: the clock it goes by, the source of its chances, and who makes its threads. Handed
/// down to every task and thread that is started in it.
public final class Realm {
    private static final InheritableThreadLocal<@Nullable Realm> INHERITED = new InheritableThreadLocal<>();

    /// Whether there ever was another realm than the real one. Until then nobody pays for the question.
    private static volatile boolean used;

    /// The wall's clock, and the virtual threads of the JDK.
    public static final Realm REAL = new Realm(SystemClock.CLOCK, null);

    private final AsyncClock clock;
    private final @Nullable VirtualLoop loop;

    Realm(AsyncClock clock, @Nullable VirtualLoop loop) {
        this.clock = clock;
        this.loop = loop;
    }

    /// The realm of the running code.
    public static Realm current() {
        if (!used) {
            return REAL;
        }
        Strand strand = Strand.current();
        if (strand != null) {
            return strand.realm();
        }
        Realm inherited = INHERITED.get();
        return inherited == null ? REAL : inherited;
    }

    /// The current realm with another clock.
    public static Realm of(AsyncClock clock) {
        Realm here = current();
        return here.clock == clock ? here : new Realm(clock, here.loop);
    }

    /// The clock.
    public AsyncClock clock() {
        return clock;
    }

    /// Whether time passes by itself here.
    public boolean isReal() {
        return this == REAL;
    }

    /// Where chances come from: under a seed the same ones each time.
    public RandomGenerator random() {
        return loop == null ? ThreadLocalRandom.current() : loop.random();
    }

    /// A thread for `work`, not started, named unless the name is null.
    public Thread thread(@Nullable String name, Runnable work) {
        if (loop != null) {
            return loop.thread(name, work);
        }
        var builder = Thread.ofVirtual();
        return (name == null ? builder : builder.name(name)).unstarted(work);
    }

    /// Whether time is virtual, but threads are the JDK's, so that they are polled.
    public boolean polls() {
        return loop != null && !LoopThreads.OURS;
    }

    /// Runs `body` here, in this realm, and what it starts as well.
    public <T extends @Nullable Object> T call(Callable<? extends T> body) {
        used = true;
        Realm before = INHERITED.get();
        INHERITED.set(this);
        try {
            return Strand.<T>within(() -> Strand.in(this, body));
        } catch (Exception e) {
            throw WeaveShims.<RuntimeException>unchecked(e);
        } finally {
            if (before == null) {
                INHERITED.remove();
            } else {
                INHERITED.set(before);
            }
        }
    }

    /// Virtual time stands still from here until as many calls of [#release()]: work goes on that it cannot see.
    public void hold() {
        if (loop != null) {
            loop.hold();
        }
    }

    /// See [#hold()].
    public void release() {
        if (loop != null) {
            loop.release();
        }
    }

    void entered(Strand strand) {
        if (loop != null) {
            loop.entered(strand);
        }
    }

    void left(Strand strand) {
        if (loop != null) {
            loop.left(strand);
        }
    }

    void waits(boolean now) {
        if (loop != null) {
            loop.waits(now);
        }
    }

    /// Gives others a turn, or not, where the order is drawn by a seed.
    void point() {
        if (loop != null) {
            loop.point();
        }
    }
}
