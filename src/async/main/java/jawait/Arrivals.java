package jawait;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// Tasks in the order in which they end: the machine of `asCompleted`, `race`, `firstSuccess` and `awaitUntil`.
///
/// @param <T> the type of the results
final class Arrivals<T extends @Nullable Object> implements Iterator<Task<T>>, Held {
    private final String verb;
    private final LinkedBlockingQueue<Task<T>> arrived = new LinkedBlockingQueue<>();
    private final Children<T> children;
    private int taken;

    private Arrivals(String verb, Iterable<? extends Callable<? extends T>> bodies) {
        this.verb = verb;
        this.children = new Children<>(verb, arrived::add);
        children.addAll(inOrderOfEnd(bodies));
    }

    /// Tasks that have ended already arrive first, in the order in which they did; all else stays where it is.
    private static <B extends Callable<?>> Iterable<B> inOrderOfEnd(Iterable<B> bodies) {
        if (!(bodies instanceof Collection<B> all) || all.stream().noneMatch(body -> hasEnded(body))) {
            return bodies;
        }
        List<B> ended = new ArrayList<>();
        List<B> others = new ArrayList<>();
        for (B body : all) {
            (hasEnded(body) ? ended : others).add(body);
        }
        ended.sort(Comparator.comparingLong(body -> ((Task<?>) body).ended));
        ended.addAll(others);
        return ended;
    }

    private static boolean hasEnded(@Nullable Object body) {
        return body instanceof Task<?> task && task.isDone();
    }

    static <T extends @Nullable Object> Iterable<Task<T>> iterable(Iterable<? extends Callable<? extends T>> bodies) {
        Objects.requireNonNull(bodies, "asCompleted: the bodies are null");
        Lone<T> lone = Lone.of(bodies);
        Iterator<Task<T>> arrivals = lone == null ? new Arrivals<T>("asCompleted", bodies) : new Late<>(lone);
        return () -> arrivals;
    }

    /// Those of a lambda, of which nobody knows before its end what they are. So who iterates waits, not who calls.
    private static final class Late<T extends @Nullable Object> implements Iterator<Task<T>> {
        private final Lone<T> lone;
        private @Nullable Arrivals<T> arrivals;

        Late(Lone<T> lone) {
            this.lone = lone;
        }

        private Arrivals<T> arrivals() {
            Arrivals<T> known = arrivals;
            if (known == null) {
                known = new Arrivals<>("asCompleted", lone.bodies());
                arrivals = known;
            }
            return known;
        }

        @Override
        public boolean hasNext() {
            return arrivals().hasNext();
        }

        @Override
        public Task<T> next() {
            return arrivals().next();
        }
    }

    static <T extends @Nullable Object> T first(Iterable<? extends Callable<? extends T>> bodies) {
        var arrivals = new Arrivals<T>("race", bodies).needed();
        try {
            return arrivals.next().await();
        } finally {
            arrivals.leave();
        }
    }

    static <T extends @Nullable Object> T firstSuccess(Iterable<? extends Callable<? extends T>> bodies) {
        var arrivals = new Arrivals<T>("firstSuccess", bodies).needed();
        Throwable failure = null;
        try {
            while (arrivals.hasNext()) {
                Task<T> task = arrivals.next();
                switch (task.outcome()) {
                    case Success<T>(var value) -> {
                        return value;
                    }
                    case Failure<T>(var error) -> failure = Traces.together(failure, Traces.join(error, task));
                    case Cancelled<T> cancelled -> {}
                }
            }
        } finally {
            arrivals.leave();
        }
        throw failure == null
                ? new CancellationException("firstSuccess: every task was cancelled")
                : Bodies.sneaky(failure);
    }

    static <T extends @Nullable Object> Waited<T> until(Until until, Iterable<Task<T>> tasks) {
        var arrivals = new Arrivals<T>("awaitUntil", tasks).needed();
        Set<Task<T>> done = new LinkedHashSet<>();
        try {
            for (boolean enough = false; !enough && arrivals.hasNext(); ) {
                Task<T> task = arrivals.next(false);
                done.add(task);
                enough = switch (until) {
                    case FIRST_COMPLETED -> true;
                    case FIRST_FAILURE -> task.outcome() instanceof Failure;
                    case ALL_COMPLETED -> false;
                };
            }
        } finally {
            arrivals.children.forgetHot();
        }
        Set<Task<T>> pending = new LinkedHashSet<>(arrivals.children.all());
        pending.removeAll(done);
        return new Waited<>(done, pending);
    }

    /// Itself, unless it is empty.
    private Arrivals<T> needed() {
        if (children.all().isEmpty()) {
            throw new IllegalArgumentException(verb + ": expected at least one body, found none");
        }
        return this;
    }

    /// The winner is known: the losers that were started here are cancelled.
    private void leave() {
        children.forgetHot();
        children.cancelOwn();
    }

    @Override
    public boolean hasNext() {
        return taken < children.all().size();
    }

    /// The next task to end. Being interrupted here cancels all tasks.
    @Override
    public Task<T> next() {
        return next(true);
    }

    private Task<T> next(boolean cancels) {
        if (!hasNext()) {
            throw new NoSuchElementException(verb + ": all tasks have been handed out");
        }
        Strand.waiting(this);
        try {
            Task<T> task = arrived.take();
            taken++;
            return task;
        } catch (InterruptedException e) {
            if (cancels) {
                stopAll(e);
            }
            children.forgetHot();
            throw Bodies.sneaky(e);
        } finally {
            Strand.waiting(null);
        }
    }

    /// Cancels them all and waits until they have ended; to be stopped again ends that wait.
    private void stopAll(InterruptedException stop) {
        children.cancelAll();
        try {
            while (hasNext()) {
                Task<T> task = arrived.take();
                taken++;
                if (task.outcome() instanceof Failure<T>(var error)) {
                    stop.addSuppressed(Traces.join(error, task));
                }
            }
        } catch (InterruptedException again) {
            taken = children.all().size(); // no longer waited for
        }
    }

    @Override
    public List<Task<?>> holders() {
        return children.open();
    }

    @Override
    public boolean anyIsEnough() {
        return true;
    }

    @Override
    public int crowd() {
        return children.all().size();
    }

    /// What it waits for: `race (3 of 10 left)`.
    @Override
    public String toString() {
        return verb + " (" + (children.all().size() - taken) + " of "
                + children.all().size() + " left)";
    }
}
