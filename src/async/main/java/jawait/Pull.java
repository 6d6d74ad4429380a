package jawait;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// One iteration of a generator: its body in a task, and whoever pulls, take turns. Only one of them runs at a
/// time, unless the puller says beforehand that it will want an item.
///
/// @param <T> the items
final class Pull<T extends @Nullable Object> implements Held, Stages.Bulk<T> {
    private enum Turn {
        /// Nobody wants an item.
        REST,
        /// The body is to make an item.
        BODY,
        /// An item is there to be taken.
        ITEM,
        /// The body has ended.
        END
    }

    private final List<Set<Pull<?>>> registers;
    private final Task<Void> task;
    private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.REST);
    private final AtomicReference<@Nullable Thread> puller = new AtomicReference<>();
    private volatile boolean unwanted;
    private volatile boolean stopped;
    private @Nullable T item;
    private Iterator<? extends T> further = Collections.emptyIterator();
    private @Nullable Throwable error;
    private boolean launched;

    /// @param registers where it is found while it lives
    Pull(Push<T> source, List<Set<Pull<?>>> registers) {
        this.registers = registers;
        task = Task.make("generator", Bodies.of(() -> source.to(this), "generate"));
        registers.forEach(register -> register.add(this));
        task.tell(new Waiter(this::ended, true));
    }

    Task<Void> task() {
        return task;
    }

    /// Hands the item over, and waits until the next one is wanted. On the body's thread.
    @Override
    public void accept(T next) throws InterruptedException {
        acceptAll(Collections.singletonList(next));
    }

    @Override
    public void acceptAll(List<? extends T> items) throws InterruptedException {
        if (items.isEmpty()) {
            return;
        }
        further = items.iterator();
        item = further.next();
        hand(Turn.ITEM);
        while (turn.get() != Turn.BODY) {
            boolean asked = Thread.interrupted();
            if (asked || stopped) {
                throw new InterruptedException("the generator was closed");
            }
            Strand.park(this);
        }
    }

    private void ended() {
        switch (task.outcome()) {
            case Success<Void> done -> {}
            case Failure<Void>(var thrown) -> error = Traces.join(thrown, task);
            case Cancelled<Void> cancelled ->
                error = unwanted ? null : new CancellationException("task " + task.name() + " was cancelled");
        }
        registers.forEach(register -> register.remove(this));
        hand(Turn.END);
    }

    private void hand(Turn next) {
        turn.set(next);
        LockSupport.unpark(puller.get());
    }

    /// Has the body make the next item, and does not wait for it.
    void want() {
        if (turn.compareAndSet(Turn.REST, Turn.BODY)) {
            wakeBody();
        }
    }

    /// Waits for the next item. Whether there is one. Throws what the body threw, once.
    ///
    /// @throws IllegalStateException when another thread waits for it
    boolean advance() {
        Thread me = Thread.currentThread();
        if (!puller.compareAndSet(null, me)) {
            throw new IllegalStateException("the generator's next item is awaited by another thread already:"
                    + " give each thread an iterator of its own, or use a queue");
        }
        try {
            want();
            awaitBody();
        } finally {
            puller.set(null);
        }
        Throwable thrown = error;
        if (turn.get() == Turn.END && thrown != null) {
            error = null;
            throw Bodies.sneaky(thrown);
        }
        return turn.get() == Turn.ITEM;
    }

    private void awaitBody() {
        while (turn.get() == Turn.BODY) {
            Strand.park(this);
            if (Thread.interrupted()) {
                stopAndWait();
                throw interrupted();
            }
        }
    }

    /// Waits for the body's clean-up; when interrupted once more, no longer.
    private void stopAndWait() {
        stop();
        while (turn.get() != Turn.END && !Thread.interrupted()) {
            Strand.park(this);
        }
    }

    private RuntimeException interrupted() {
        var stop = new InterruptedException("interrupted while awaiting a generator's next item");
        Throwable thrown = turn.get() == Turn.END ? error : null;
        if (thrown != null) {
            stop.addSuppressed(thrown);
            error = null;
        }
        return Bodies.sneaky(stop);
    }

    /// Wants no more items: the body is interrupted, and should it yield all the same, told once more. Not earlier,
    /// or the interrupt could hit its clean-up.
    void stop() {
        unwanted = true;
        task.cancelOnce();
        stopped = true;
        LockSupport.unpark(task.thread());
    }

    /// Stops them, and waits until the body's `finally` has run in each. Throws what that threw.
    static void close(Collection<? extends Pull<?>> pulls) {
        pulls.forEach(Pull::stop);
        Throwable thrown = null;
        for (Pull<?> pull : pulls) {
            if (pull.task.join() instanceof Failure<?>(var error)) {
                thrown = Traces.together(thrown, Traces.join(error, pull.task));
            }
        }
        if (thrown != null) {
            throw Bodies.sneaky(thrown);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // launch returns the task itself
    private void wakeBody() {
        if (launched) {
            LockSupport.unpark(task.thread());
        } else {
            launched = true;
            task.launch();
        }
    }

    /// The item that is there.
    @SuppressWarnings("NullAway") // null only where T is nullable
    T take() {
        T taken = item;
        boolean more = further.hasNext() && turn.get() == Turn.ITEM;
        item = more ? further.next() : null;
        if (!more) {
            turn.compareAndSet(Turn.ITEM, Turn.REST);
        }
        return taken;
    }

    @Override
    public List<Task<?>> holders() {
        return turn.get() == Turn.BODY ? List.of(task) : List.of();
    }

    /// `a generator's next item`.
    @Override
    public String toString() {
        return turn.get() == Turn.BODY ? "a generator's next item" : "the next item to be wanted";
    }
}
