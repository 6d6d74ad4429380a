package jawait;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// One iteration of a generator: its body in a task, and whoever pulls, take turns. Only one of them runs at a
/// time.
///
/// @param <T> the items
final class Pull<T extends @Nullable Object> implements Held {
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

    private final Task<Void> task;
    private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.REST);
    private volatile @Nullable Thread puller;
    private @Nullable T item;
    private @Nullable Throwable error;
    private boolean launched;

    Pull(Use<Yielder<T>> body) {
        task = Task.make("generator", Bodies.of(() -> body.accept(yielder()), "generate"));
        task.tell(new Waiter(this::ended, true));
    }

    Task<Void> task() {
        return task;
    }

    private Yielder<T> yielder() {
        Thread owner = Thread.currentThread();
        return next -> {
            AsyncGenerator.requireThread(owner);
            item = next;
            hand(Turn.ITEM);
            while (turn.get() != Turn.BODY) {
                Strand.park(this);
                if (Thread.interrupted()) {
                    throw Bodies.sneaky(new InterruptedException("the generator was closed"));
                }
            }
        };
    }

    private void ended() {
        if (task.outcome() instanceof Failure<Void>(var thrown)) {
            error = thrown;
        }
        hand(Turn.END);
    }

    private void hand(Turn next) {
        turn.set(next);
        LockSupport.unpark(puller);
    }

    /// Waits for the next item. Whether there is one. Throws what the body threw, once.
    boolean advance() {
        puller = Thread.currentThread();
        if (turn.compareAndSet(Turn.REST, Turn.BODY)) {
            wakeBody();
            while (turn.get() == Turn.BODY) {
                Strand.park(this);
                if (Thread.interrupted()) {
                    task.cancelOnce();
                    throw Bodies.sneaky(new InterruptedException("interrupted while awaiting a generator's next item"));
                }
            }
        }
        Throwable thrown = error;
        if (turn.get() == Turn.END && thrown != null) {
            error = null;
            throw Bodies.sneaky(Traces.join(thrown, task));
        }
        return turn.get() == Turn.ITEM;
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
        item = null;
        turn.compareAndSet(Turn.ITEM, Turn.REST);
        return taken;
    }

    @Override
    public List<Task<?>> holders() {
        return turn.get() == Turn.BODY ? List.of(task) : List.of();
    }

    /// `generator's next item`.
    @Override
    public String toString() {
        return turn.get() == Turn.BODY ? "a generator's next item" : "the next item to be wanted";
    }
}
