package jawait.display;

import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// Something shown once whose picture changes: a bar of progress, a task's card, the depth of a queue.
///
/// However often [#changed()] is called, and from whichever threads, the picture is drawn and sent at most ten times
/// a second, and the last change is always sent. While nothing changes nothing is drawn and no thread is used. A
/// picture that fails to draw is left out; the next change tries again. It stands below the cell that showed it, also
/// when that cell has ended.
///
/// ```java
/// var count = new AtomicInteger();
/// try (var live = Live.show(() -> count + " done")) {
///     gather(urls, url -> { fetch(url); count.incrementAndGet(); live.changed(); });
/// }
/// ```
///
/// The limit is the one of `tqdm`: pictures that follow faster are not seen, and cost a front end dearly.
public final class Live implements AutoCloseable {
    private static final long PAUSE_NANOS = 100_000_000;

    /// Drawing may run user code, and is to go on while virtual threads are kept busy: platform threads, few and
    /// short-lived.
    private static final ScheduledExecutorService PENS = Clocks.start("jawait-live-", 2);

    private final Supplier<? extends Object> picture;
    private final String id = Display.newId();
    private final @Nullable Screen shownOn = Display.screen();
    private final Runnable drawing;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private boolean closed;
    private volatile long drawn;

    private Live(Supplier<? extends Object> picture) {
        this.picture = picture;
        this.drawing = Origin.carry(this::draw);
    }

    /// Shows a picture below the calling cell.
    ///
    /// @param picture gives the value to be shown, of any kind; called on threads of its own, one at a time
    public static Live show(Supplier<? extends Object> picture) {
        var live = new Live(Objects.requireNonNull(picture, "show: the picture is null"));
        synchronized (live) {
            Display.show(Render.of(picture.get()), live.id);
            live.drawn = System.nanoTime();
        }
        return live;
    }

    /// The picture has changed: it is drawn anew soon. Costs a few nanoseconds while a drawing waits for its turn.
    public void changed() {
        if (!waiting.get() && waiting.compareAndSet(false, true)) {
            long nanos = drawn + PAUSE_NANOS - System.nanoTime();
            var _ = PENS.schedule(drawing, Math.max(0, nanos), TimeUnit.NANOSECONDS);
        }
    }

    /// Draws it for the last time. Later changes are not shown; a second call does nothing.
    @Override
    public synchronized void close() {
        if (!closed) {
            drawing.run();
            closed = true;
        }
    }

    /// Something else stands in its place, or nobody can see it: it is drawn no more.
    synchronized void leave() {
        closed = true;
    }

    /// What the picture is known by, as [Display#displayUpdatable] gives it.
    public String id() {
        return id;
    }

    private synchronized void draw() {
        waiting.set(false);
        if (closed || shownOn != Display.screen()) { // the session that showed it is over
            return;
        }
        try {
            Display.redraw(picture.get(), id);
        } catch (RuntimeException | StackOverflowError e) {
            System.getLogger("jawait").log(System.Logger.Level.DEBUG, "a live picture could not be drawn", e);
        } finally {
            drawn = System.nanoTime();
        }
    }
}
