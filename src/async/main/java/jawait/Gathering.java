package jawait;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// Waits for many tasks at once: the machine of `gather` and `outcomes`.
///
/// @param <T> the type of the results
final class Gathering<T extends @Nullable Object> implements Held {
    private final String verb;
    private final boolean failsFast;
    private final Thread owner = Thread.currentThread();
    private final @Nullable Strand strand = Strand.current();
    private final Children<T> children;
    private final AtomicInteger added = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean eager;

    private Gathering(String verb, boolean failsFast) {
        this.verb = verb;
        this.failsFast = failsFast;
        this.children = new Children<>(verb, this::ended);
    }

    static <T extends @Nullable Object> List<T> values(Iterable<? extends Callable<? extends T>> bodies) {
        var gathering = new Gathering<T>("gather", true);
        gathering.start(bodies);
        gathering.join();
        return gathering.results(Outcome::get);
    }

    static <T extends @Nullable Object> List<Outcome<T>> outcomes(Iterable<? extends Callable<? extends T>> bodies) {
        var gathering = new Gathering<T>("outcomes", false);
        gathering.start(bodies);
        gathering.join();
        return gathering.results(outcome -> outcome);
    }

    /// One task per item, at most `limit` of them at a time; items are taken as they can be started.
    static <A extends @Nullable Object, T extends @Nullable Object> List<T> limited(
            int limit, Iterable<? extends A> items, Fn<? super A, ? extends T> f) {
        if (limit < 1) {
            throw new IllegalArgumentException("gather: expected a limit of at least 1, found " + limit);
        }
        Objects.requireNonNull(items, "gather: the items are null");
        Objects.requireNonNull(f, "gather: the function is null");
        var gathering = new Gathering<T>("gather", true);
        gathering.eager = limit < Integer.MAX_VALUE;
        try {
            Iterator<? extends A> each = items.iterator();
            while (gathering.await(() -> gathering.open() < limit) && each.hasNext()) {
                A item = each.next();
                gathering.added.incrementAndGet();
                gathering.children.add(() -> f.apply(item));
            }
        } catch (Throwable e) {
            gathering.children.cancelOwn();
            throw e;
        }
        gathering.join();
        return gathering.results(Outcome::get);
    }

    private void start(Iterable<? extends Callable<? extends T>> bodies) {
        added.set(1); // until all are started, so that the count does not come to its end before
        children.addAll(bodies);
        added.set(children.all().size());
    }

    private int open() {
        return added.get() - ended.get();
    }

    private void ended(Task<T> task) {
        if (failsFast && !(task.outcome() instanceof Success)) {
            fail(error(task));
        }
        if (ended.incrementAndGet() >= added.get() || eager) {
            Strand.wake(strand, owner);
        }
    }

    private Throwable error(Task<T> task) {
        return task.outcome() instanceof Failure<T>(var error)
                ? Traces.join(error, task)
                : new CancellationException("task " + task.name() + " was cancelled");
    }

    private void fail(Throwable error) {
        Throwable first = failure.compareAndExchange(null, error);
        if (first == null) {
            Strand.wake(strand, owner);
        } else if (first != error && !(error instanceof CancellationException)) {
            first.addSuppressed(error);
        }
    }

    private void join() {
        await(() -> open() == 0);
    }

    /// Waits until `enough`, which is true then, or until a task has failed.
    private boolean await(BooleanSupplier enough) {
        while (failure.get() == null && !enough.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw Bodies.sneaky(stopped());
            }
            Strand.park(this);
        }
        Throwable failed = failure.get();
        if (failed != null) {
            children.forgetHot();
            children.cancelOwn();
            throw Bodies.sneaky(failed);
        }
        return true;
    }

    /// Cancels them all and waits until they have ended; to be stopped again ends that wait.
    private InterruptedException stopped() {
        var stop = new InterruptedException("interrupted in " + this);
        children.cancelAll();
        boolean again = false;
        while (open() > 0 && !again) {
            Strand.park(this);
            again = Thread.interrupted();
        }
        children.forgetHot();
        if (failsFast) {
            children.failures().forEach(stop::addSuppressed);
        }
        return stop;
    }

    private interface Take<T extends @Nullable Object, R extends @Nullable Object> {
        R from(Outcome<T> outcome);
    }

    private <R extends @Nullable Object> List<R> results(Take<T, R> take) {
        List<Task<T>> tasks = children.all();
        var results = new Object[tasks.size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = take.from(tasks.get(i).outcome());
        }
        @SuppressWarnings("unchecked")
        var list = (List<R>) Collections.unmodifiableList(Arrays.asList(results));
        return list;
    }

    @Override
    public List<Task<?>> holders() {
        return children.open();
    }

    @Override
    public int crowd() {
        return added.get();
    }

    /// What it waits for: `gather (3 of 10 left)`.
    @Override
    public String toString() {
        return verb + " (" + open() + " of " + added + " left)";
    }
}
