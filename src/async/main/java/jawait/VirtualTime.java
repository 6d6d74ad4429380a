package jawait;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import jawait.runtime.Realm;
import jawait.runtime.VirtualLoop;
import org.jspecify.annotations.Nullable;

/// What `virtualTime` and `explore` run: a program on a loop of its own.
///
/// @param <T> the type of the result
final class VirtualTime<T extends @Nullable Object> {
    private final AtomicReference<@Nullable Deadlock> deadlock = new AtomicReference<>();
    private final VirtualLoop loop;
    private final Task<T> main;
    private boolean interrupted;

    private VirtualTime(@Nullable Long seed, Callable<? extends T> body) {
        var clock = new VirtualClock();
        loop = VirtualLoop.open(clock, seed, tasks -> deadlock.set(Deadlock.of(tasks, clock.nanoTime())));
        try {
            main = loop.realm().call(() -> {
                Task<T> task = Task.main("virtualTime", body);
                task.tell(new Waiter(loop::ended, true));
                return task.launch();
            });
            loop.release();
        } catch (Throwable e) {
            loop.close();
            throw e;
        }
    }

    static <T extends @Nullable Object> T run(@Nullable Long seed, Callable<? extends T> body) {
        Realm outer = Realm.current();
        outer.hold();
        try {
            return new VirtualTime<T>(seed, body).result();
        } finally {
            outer.release();
        }
    }

    static void explore(int runs, Callable<?> body) {
        if (runs < 1) {
            throw new IllegalArgumentException("explore: expected at least 1 run, found " + runs);
        }
        for (long seed = 1; seed <= runs; seed++) {
            VirtualTime<?> program = null;
            Realm outer = Realm.current();
            outer.hold();
            try {
                program = new VirtualTime<@Nullable Object>(seed, body);
                program.result();
            } catch (Throwable e) {
                if (program != null && program.interrupted) {
                    throw e; // the caller is to stop: no failure of this seed's
                }
                throw new AssertionError(
                        "seed " + seed + " fails: " + e + " (run " + seed + " of " + runs + "; virtualTime(" + seed
                                + ", …) shows it again)",
                        e);
            } finally {
                outer.release();
            }
        }
    }

    private T result() {
        try (loop) {
            if (loop.join(main)) {
                end();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            end();
            throw Bodies.sneaky(e);
        }
        Deadlock stuck = deadlock.get();
        if (stuck == null) {
            return main.await();
        }
        if (main.isDone() && main.outcome() instanceof Failure<T>(var error)) {
            stuck.addSuppressed(error);
        }
        throw stuck;
    }

    private void end() {
        Program.cancelLeftBy(main);
        loop.release();
        Program.end(main);
    }

    /// What the caller waits for.
    @Override
    public String toString() {
        return "virtual time (" + main.name() + ")";
    }
}
