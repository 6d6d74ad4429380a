package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import jawait.display.MimeBundle;
import jawait.engine.problem.Problem;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// The vocabulary of the engine's tests: cells in, outcomes and output out, as a front end sees them.
final class Notebook implements FrontEnd, AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    /// Tests share a process: a task that one of them left behind must not be taken for another's.
    private record Key(int notebook, int cell) {}

    final Session session = Session.open(this);
    final List<String> updates = new CopyOnWriteArrayList<>();

    /// All that was shown, oldest first.
    final List<MimeBundle> pictures = new CopyOnWriteArrayList<>();

    /// What was shown to be changed later, by its id: each state it had, oldest first.
    final Map<String, List<MimeBundle>> views = new ConcurrentHashMap<>();

    private final Map<Object, String> outputs = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int count;

    /// Runs a cell.
    Outcome cell(String source) {
        return session.run(new Cell(++count, key(count), source));
    }

    /// Runs a cell that the front end knows by an id.
    Outcome cell(String source, String id) {
        return session.run(new Cell(++count, key(count), source, id));
    }

    /// Runs a cell and expects this text as its result.
    Notebook gives(String source, String text) {
        switch (cell(source)) {
            case Outcome.Value value -> assertEquals(text, value.shown().text(), source);
            case Outcome other -> fail(source + "\nexpected " + text + ", found " + describe(other));
        }
        return this;
    }

    /// Runs a cell and expects it to end well, with nothing to show.
    Notebook does(String source) {
        Outcome outcome = cell(source);
        assertTrue(outcome instanceof Outcome.Nothing, () -> source + "\nexpected nothing, found " + describe(outcome));
        return this;
    }

    /// Runs a cell, expects it to end well, and ignores its result.
    Notebook runs(String source) {
        Outcome outcome = cell(source);
        Problem problem = outcome.failure();
        assertTrue(problem == null, () -> source + "\nexpected success, found " + describe(outcome));
        return this;
    }

    /// Runs a cell and expects a problem of this name whose report contains all of these texts.
    Notebook fails(String source, String name, String... report) {
        Outcome outcome = cell(source);
        Problem problem = outcome.failure();
        assertTrue(problem != null, () -> source + "\nexpected " + name + ", found " + describe(outcome));
        assertEquals(name, problem.name(), () -> describe(outcome));
        for (String each : report) {
            assertTrue(plain(problem).contains(each), () -> "expected «" + each + "» in\n" + plain(problem));
        }
        return this;
    }

    /// Runs a cell on a thread of its own.
    CompletableFuture<Outcome> start(String source) {
        int number = ++count;
        var outcome = new CompletableFuture<Outcome>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                outcome.complete(session.run(new Cell(number, key(number), source)));
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        return outcome;
    }

    private Key key(int cell) {
        return new Key(System.identityHashCode(this), cell);
    }

    /// The number of the newest cell.
    int last() {
        return count;
    }

    /// What a cell has printed so far, both streams.
    String output(int cell) {
        return outputs.getOrDefault(key(cell), "");
    }

    /// Waits until a cell has printed this text.
    void awaitOutput(int cell, String text) {
        until("«" + text + "» under cell " + cell, () -> output(cell).contains(text));
    }

    /// Waits until the garbage collector has taken something.
    void awaitCollected(Reference<?> to) {
        until("the end of " + to, () -> {
            System.gc();
            return to.refersTo(null);
        });
    }

    /// The id of what this shows below a cell, and may change later.
    String shownBy(Runnable work) {
        var known = List.copyOf(views.keySet());
        work.run();
        return views.keySet().stream()
                .filter(id -> !known.contains(id) && id.startsWith("jawait-display-"))
                .findFirst()
                .orElseThrow();
    }

    /// How what is shown under an id looks now.
    MimeBundle now(String id) {
        return views.get(id).getLast();
    }

    /// Waits until something is so; every output and update looks again.
    void until(String what, BooleanSupplier so) {
        long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        lock.lock();
        try {
            while (!so.getAsBoolean()) {
                if (left <= 0) {
                    fail("waited in vain for " + what + "; outputs: " + outputs + ", updates: " + updates);
                }
                long slice = Math.min(left, TimeUnit.MILLISECONDS.toNanos(20));
                left -= slice - changed.awaitNanos(slice);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }

    /// Gives a cell so long, unless it ends before.
    void cellsMayTake(long millis, CompletableFuture<Outcome> cell) throws Exception {
        try {
            cell.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // It goes on.
        }
    }

    /// What the user will type when asked.
    void willType(String line) {
        answers.add(line);
    }

    static String plain(Problem problem) {
        return problem.plain();
    }

    static String describe(Outcome outcome) {
        Problem problem = outcome.failure();
        return problem == null ? String.valueOf(outcome) : plain(problem);
    }

    private void changed(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void print(@Nullable Origin origin, Stream stream, String text) {
        Object key = origin == null ? "nobody" : origin.key();
        changed(() -> outputs.merge(key, text, String::concat));
    }

    @Override
    public @Nullable String ask(@Nullable Origin origin, String prompt, boolean secret)
            throws IOException, InterruptedException {
        return answers.take();
    }

    @Override
    public void show(@Nullable Origin origin, MimeBundle bundle, @Nullable String displayId) {
        view(bundle, displayId);
        pictures.add(bundle);
        print(origin, Stream.STDOUT, "[shown " + bundle.text() + "]");
    }

    @Override
    public void update(@Nullable Origin origin, MimeBundle bundle, String displayId) {
        view(bundle, displayId);
        changed(() -> updates.add(displayId + " " + bundle.text()));
    }

    private void view(MimeBundle bundle, @Nullable String displayId) {
        if (displayId != null) {
            views.compute(displayId, (id, before) -> {
                var states = before == null ? new CopyOnWriteArrayList<MimeBundle>() : before;
                states.add(bundle);
                return states;
            });
        }
    }

    @Override
    public void clear(@Nullable Origin origin, boolean await) {
        print(origin, Stream.STDOUT, "[cleared]");
    }

    @Override
    public void close() {
        session.close();
    }
}
