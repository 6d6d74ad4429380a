package jawait.repl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jline.reader.LineReader;
import org.jline.reader.Widget;
import org.jspecify.annotations.Nullable;

/// What other threads than the user's draw, one after the other: while a line is typed under the lock of its editor,
/// which a widget of the editor's has, and else at once. Who asks for a drawing never waits for the editor, which may
/// itself be waiting for a cell: so the screen's lock is taken after the editor's and never before.
final class Drawings implements AutoCloseable {
    private static final String DRAW = "jawait-draw";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition drawn = lock.newCondition();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1,
            work -> Thread.ofPlatform().daemon().name("jawait-screen").unstarted(work),
            new ThreadPoolExecutor.DiscardPolicy());
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private @Nullable LineReader typing;
    private boolean held;

    /// Does something to the screen, under its lock, which drawings run under as well.
    void locked(Runnable deed) {
        var _ = inLock(() -> {
            deed.run();
            return true;
        });
    }

    /// As [#locked], and gives what comes of it.
    <T> T inLock(Supplier<T> deed) {
        lock.lock();
        try {
            return deed.get();
        } finally {
            lock.unlock();
        }
    }

    /// Lines are typed in `reader` as well.
    void beside(LineReader reader) {
        reader.getWidgets().put(DRAW, widget(this::drawWaiting));
        reader.getWidgets().put(LineReader.CALLBACK_INIT, widget(() -> typing = reader));
    }

    private Widget widget(Runnable deed) {
        return () -> {
            locked(deed);
            return true;
        };
    }

    /// Where a line is being typed; null while none is. Under the lock.
    @Nullable
    LineReader typing() {
        return typing;
    }

    /// No line is typed any more: what waits is drawn.
    void typed() {
        locked(() -> {
            typing = null;
            drawWaiting();
        });
    }

    /// From now on nothing is drawn: the screen is somebody's for a while.
    ///
    /// @return false when it is not free, because a line is typed
    boolean hold() {
        return inLock(() -> {
            boolean free = typing == null && !held;
            held |= free;
            return free;
        });
    }

    /// The screen is free again: what waits is drawn.
    void release() {
        locked(() -> {
            held = false;
            drawWaiting();
        });
    }

    /// Whether nothing is drawn now. Under the lock.
    boolean isHeld() {
        return held;
    }

    /// Has something drawn, after what was given before.
    void draw(Runnable drawing) {
        locked(() -> waiting.add(drawing));
        timer.execute(this::turn);
    }

    /// Has something drawn later.
    ///
    /// @param millis 0 for at once
    void draw(long millis, Runnable drawing) {
        if (millis == 0) {
            draw(drawing);
            return;
        }
        var _ = timer.schedule(() -> draw(drawing), millis, TimeUnit.MILLISECONDS);
    }

    /// How many drawings wait. Under the lock.
    int waiting() {
        return waiting.size();
    }

    /// Waits until little is left to draw, but not for long. Under the lock, which is free meanwhile.
    void await(BooleanSupplier little, long millis) {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            while (!little.getAsBoolean() && left > 0) {
                left = drawn.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        var reader = inLock(() -> {
            if (typing == null) {
                drawWaiting();
            }
            return Optional.ofNullable(typing);
        });
        try {
            reader.ifPresent(typed -> typed.callWidget(DRAW));
        } catch (IllegalStateException e) {
            // the line has just ended: typed() draws
        }
    }

    private void drawWaiting() {
        for (var next = held ? null : waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
        drawn.signalAll();
    }

    /// Draws what waits, and nothing later.
    @Override
    public void close() {
        typed();
        timer.shutdownNow();
    }
}
