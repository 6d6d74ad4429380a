package jawait;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import jawait.runtime.Observers;
import jawait.runtime.Realm;
import jawait.runtime.Strand;

/// Waiting for time to pass.
final class Sleep {
    private final AtomicBoolean over = new AtomicBoolean();
    private final Realm realm;

    private Sleep(Realm realm) {
        this.realm = realm;
    }

    static void nanos(long nanos) {
        Realm realm = Realm.current();
        try {
            var sleep = new Sleep(realm);
            if (!realm.isReal()) {
                sleep.by(nanos);
            } else if (Observers.any()) {
                sleep.seen(nanos);
            } else {
                Thread.sleep(Duration.ofNanos(nanos));
            }
        } catch (InterruptedException e) {
            throw Bodies.sneaky(e);
        }
    }

    private void seen(long nanos) throws InterruptedException {
        Strand.waiting(this);
        try {
            Thread.sleep(Duration.ofNanos(nanos));
        } finally {
            Strand.waiting(null);
        }
    }

    private void by(long nanos) throws InterruptedException {
        Thread sleeper = Thread.currentThread();
        AsyncClock.Alarm alarm = realm.clock().after(nanos, () -> wake(sleeper));
        while (!over.get()) {
            if (Thread.interrupted()) {
                alarm.cancel();
                if (!over.compareAndSet(false, true)) {
                    realm.release();
                }
                throw new InterruptedException("sleep interrupted");
            }
            Strand.park(this);
        }
        realm.release();
    }

    /// Virtual time stands until the sleeper has noticed, whatever thread it is on.
    private void wake(Thread sleeper) {
        realm.hold();
        if (over.compareAndSet(false, true)) {
            LockSupport.unpark(sleeper);
        } else {
            realm.release();
        }
    }

    /// What a sleeping task does.
    @Override
    public String toString() {
        return "time to pass";
    }
}
