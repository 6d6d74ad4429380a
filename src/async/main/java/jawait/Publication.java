package jawait;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import jawait.runtime.Origin;
import jawait.runtime.StopSignal;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// One subscription to a generator: its body, in a task that begins with the first request and gives all signals.
///
/// The body runs ahead by one item, so that its end can be told without another request.
///
/// @param <T> the items
final class Publication<T extends @Nullable Object> implements Flow.Subscription {
    private final Push<T> source;
    private final Flow.Subscriber<? super T> subscriber;
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicBoolean launched = new AtomicBoolean();
    private final Task<Void> task;
    private final Runnable launch;
    private volatile boolean subscribed;
    private volatile boolean begun;
    private volatile boolean unwanted;
    private volatile boolean stopped;
    private volatile @Nullable Throwable refused;

    @SuppressWarnings("FutureReturnValueIgnored") // launch returns the task itself
    private Publication(Push<T> source, Flow.Subscriber<? super T> subscriber) {
        this.source = source;
        this.subscriber = subscriber;
        task = Task.make("publisher", Bodies.of(this::run, "toPublisher"));
        task.tell(new Waiter(this::ended, false));
        launch = Origin.carry(() -> {
            var _ = task.launch();
        });
    }

    /// Runs work for whoever subscribes; for who made the publisher, where the subscriber's thread is nobody's.
    static <T extends @Nullable Object> Flow.Publisher<T> of(Push<T> source) {
        Consumer<Flow.Subscriber<? super T>> begin = subscriber -> new Publication<T>(source, subscriber).begin();
        Consumer<Flow.Subscriber<? super T>> carried = Origin.carry(begin);
        return subscriber -> {
            Objects.requireNonNull(subscriber, "subscribe: the subscriber is null");
            (Origin.current() == null ? carried : begin).accept(subscriber);
        };
    }

    @Override
    public void request(long count) {
        if (count > 0) {
            wanted.getAndUpdate(before -> before + count < 0 ? Long.MAX_VALUE : before + count);
        } else if (refused == null) {
            refused = new IllegalArgumentException(
                    "request: expected a number of items of 1 or more, found " + count + " (Reactive Streams 3.9)");
        }
        if (refused != null) {
            stop();
        }
        go();
    }

    /// Signals wait until the subscriber is done with `onSubscribe`.
    private void begin() {
        subscriber.onSubscribe(this);
        subscribed = true;
        go();
    }

    private void go() {
        boolean asked = wanted.get() > 0 || refused != null;
        if (subscribed && asked && !unwanted && launched.compareAndSet(false, true)) {
            launch.run();
        } else {
            LockSupport.unpark(task.thread());
        }
    }

    @Override
    public void cancel() {
        unwanted = true;
        stop();
    }

    /// The subscriber's own call from within `onNext` needs no interrupt: the next item is refused.
    private void stop() {
        if (begun && Thread.currentThread() != task.thread()) {
            task.cancelOnce();
        }
        stopped = true;
        LockSupport.unpark(task.thread());
    }

    private void run() throws Exception {
        begun = true;
        Throwable thrown = null;
        try {
            if (refused == null && !unwanted) {
                source.to(this::offer);
            }
        } catch (Throwable e) {
            thrown = e;
        }
        Throwable misused = refused;
        boolean stop = StopSignal.isStop(thrown);
        if (unwanted) {
            if (thrown != null && !stop) {
                throw Bodies.sneaky(thrown); // nobody else will hear of it
            }
        } else if (misused != null) {
            subscriber.onError(stop || thrown == null ? misused : Traces.together(misused, thrown));
        } else if (thrown == null) {
            subscriber.onComplete();
        } else {
            subscriber.onError(stop ? cancelled(thrown) : thrown);
        }
    }

    /// The task was cancelled by others, before it began.
    private void ended() {
        if (task.isCancelled() && !begun && !unwanted) {
            Throwable misused = refused;
            subscriber.onError(misused == null ? cancelled(null) : misused);
        }
    }

    private Throwable cancelled(@Nullable Throwable stop) {
        return stop instanceof CancellationException
                ? stop
                : new CancellationException("task " + task.name() + ", which makes the items, was cancelled");
    }

    private void offer(T item) throws Exception {
        if (item == null) {
            throw new NullPointerException("toPublisher: expected an item, found null (Reactive Streams 2.13)");
        }
        awaitRequest();
        wanted.getAndUpdate(before -> before == Long.MAX_VALUE ? before : before - 1);
        try {
            subscriber.onNext(item);
        } catch (Throwable e) {
            unwanted = true;
            stopped = true;
            throw e;
        }
    }

    private void awaitRequest() throws InterruptedException {
        boolean waits = wanted.get() == 0;
        if (waits) {
            Strand.waiting(this);
        }
        try {
            while (wanted.get() == 0 || stopped) {
                boolean asked = Thread.interrupted();
                if (asked || stopped) {
                    throw new InterruptedException("the subscription was cancelled");
                }
                Strand.park(this);
            }
        } finally {
            if (waits) {
                Strand.waiting(null);
            }
        }
    }

    /// `a subscriber's request`.
    @Override
    public String toString() {
        return "a subscriber's request";
    }
}
