package jawait;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.LockSupport;
import jawait.runtime.Strand;
import org.jspecify.annotations.Nullable;

/// One run over a publisher: asks it for one item at a time, when that is wanted, on the thread that wants it. The
/// publisher's signals come on any thread.
///
/// @param <T> the items
final class Subscribed<T> implements Flow.Subscriber<T> {
    private record Ended(@Nullable Throwable error) {}

    private final Queue<Object> signals = new ConcurrentLinkedQueue<>();
    private final Thread user = Thread.currentThread();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean over;

    private Subscribed() {}

    static <T> Push<T> to(Flow.Publisher<? extends T> publisher) {
        return out -> {
            var subscribed = new Subscribed<T>();
            try {
                publisher.subscribe(subscribed);
                subscribed.run(out);
            } finally {
                subscribed.cancel();
            }
        };
    }

    private void run(Use<? super T> out) throws Exception {
        while (true) {
            Object signal = next();
            if (signal instanceof Ended(var error)) {
                over = true;
                if (error != null) {
                    throw Bodies.sneaky(error);
                }
                return;
            }
            @SuppressWarnings("unchecked")
            T item = (T) signal;
            out.accept(item);
        }
    }

    /// The next signal; asks for it once.
    private Object next() throws InterruptedException {
        Strand.waiting(this);
        try {
            boolean asked = false;
            for (Object signal = signals.poll(); ; signal = signals.poll()) {
                Flow.Subscription asks = subscription;
                if (signal != null) {
                    return signal;
                } else if (!asked && asks != null) {
                    asked = true;
                    asks.request(1);
                } else if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while awaiting " + this);
                } else {
                    Strand.park(this);
                }
            }
        } finally {
            Strand.waiting(null);
        }
    }

    private void cancel() {
        boolean ended = over;
        over = true;
        Flow.Subscription asks = subscription;
        if (asks != null && !ended) {
            asks.cancel();
        }
    }

    /// A second subscription is cancelled, and so is one that comes too late.
    @Override
    public void onSubscribe(Flow.Subscription given) {
        Objects.requireNonNull(given, "onSubscribe: the subscription is null");
        if (subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        if (over) {
            given.cancel();
        }
        LockSupport.unpark(user);
    }

    @Override
    public void onNext(T item) {
        add(Objects.requireNonNull(item, "onNext: the item is null"));
    }

    @Override
    public void onError(Throwable error) {
        add(new Ended(Objects.requireNonNull(error, "onError: the error is null")));
    }

    @Override
    public void onComplete() {
        add(new Ended(null));
    }

    private void add(Object signal) {
        signals.add(signal);
        LockSupport.unpark(user);
    }

    /// `a publisher's next item`.
    @Override
    public String toString() {
        return "a publisher's next item";
    }
}
