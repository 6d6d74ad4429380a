package jawait.display;

import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import jawait.AsyncClock;
import jawait.Gauge;
import jawait.display.chart.Curve;
import jawait.runtime.Origin;
import jawait.runtime.Realm;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// A curve below a cell that shows how full something is, while it changes.
///
/// Of a queue, a semaphore, a limiter and a pool of connections each change counts: no peak is missed.
/// A number that is asked for is asked for ten times a second. It ends when it is closed; what is
/// watched forgets it when nobody else knows that any more, and a number is asked for no more once the
/// tasks of the cell have ended and it stands still. Outside a session, where nothing can be drawn over, it is
/// printed once, when it is closed.
///
/// ```java
/// var gate = semaphore(3);
/// watch(gate);
/// gather(urls, url -> { try (var _ = gate.acquire()) { return fetch(url); } });
/// ```
public final class Watch implements AutoCloseable {
    private static final long TICK_MILLIS = 100;

    /// How long a number stands still before nobody asks for it any more.
    private static final int STILL_TICKS = 20;

    private final Curve curve;
    private final AsyncClock clock = Realm.current().clock();
    private final long begun = clock.nanoTime();
    private final @Nullable Origin origin = Origin.current();
    private volatile double limit = Integer.MAX_VALUE;
    private volatile @Nullable Live live;
    private volatile @Nullable AutoCloseable source;
    private volatile boolean closed;

    private Watch(String what) {
        this.curve = new Curve(what);
    }

    static Watch of(String what, Gauge gauge) {
        var watch = new Watch(what);
        watch.limit = gauge.limit();
        var weak = new WeakReference<>(gauge);
        IntConsumer moved = level -> {
            Gauge still = weak.get();
            watch.limit = still == null ? watch.limit : still.limit();
            watch.moved(level);
        };
        watch.source = gauge.watch(moved); // which does not keep it alive either
        watch.show();
        return watch;
    }

    static Watch of(String what, Supplier<? extends Number> number) {
        return of(what, number, Integer.MAX_VALUE);
    }

    static Watch of(String what, Supplier<? extends Number> number, int limit) {
        var watch = new Watch(what);
        watch.limit = limit;
        watch.moved(Objects.requireNonNull(number.get(), "watch: the number is null")
                .doubleValue());
        watch.show();
        var asking = new Asking(watch, number);
        var ticks = Ticker.POOL.scheduleWithFixedDelay(
                Origin.carry(asking), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        watch.source = () -> ticks.cancel(false);
        return watch;
    }

    private void show() {
        if (Display.screen() != null) {
            live = Live.show(this::picture);
        }
    }

    private MimeBundle picture() {
        return Chart.bundle(curve.plot(seconds(), limit), 80);
    }

    private double seconds() {
        return (clock.nanoTime() - begun) / 1e9;
    }

    private void moved(double level) {
        curve.moved(seconds(), level);
        Live shown = live;
        if (shown != null && !closed) {
            shown.changed();
        }
    }

    /// The highest level there was since it began.
    public double peak() {
        return curve.peak();
    }

    /// Draws it for the last time and watches no more; a second call does nothing.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            AutoCloseable open = source;
            if (open != null) {
                open.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("what was watched cannot be let go", e);
        }
        Live shown = live;
        if (shown != null) {
            shown.close();
        } else {
            Display.show(picture(), null);
        }
    }

    /// `Watch[permits in use: 2, 3 at most, limit 3]`.
    @Override
    public String toString() {
        return "Watch[" + curve.summary(limit) + "]";
    }

    /// Asks for a number again and again; a supplier that fails is asked no more.
    private static final class Asking implements Runnable {
        private final Watch watch;
        private final Supplier<? extends Number> number;
        private int still;

        Asking(Watch watch, Supplier<? extends Number> number) {
            this.watch = watch;
            this.number = number;
        }

        @Override
        public void run() {
            double before = watch.curve.level();
            Number now = number.get();
            double level = now == null ? Double.NaN : now.doubleValue();
            still = level == before || Double.isNaN(level) ? still + 1 : 0;
            Origin origin = watch.origin;
            if (still == 0) {
                watch.moved(level);
            } else if (still > STILL_TICKS
                    && (origin == null || Tasks.startedBy(origin).isEmpty())) {
                watch.close();
            }
        }
    }

    /// The threads that ask: user code, which may block. Made when somebody asks.
    private static final class Ticker {
        static final ScheduledExecutorService POOL = Clocks.start("jawait-watch-", 2);
    }
}
