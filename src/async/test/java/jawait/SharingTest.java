package jawait;

import static jawait.Async.event;
import static jawait.Async.gather;
import static jawait.Async.lock;
import static jawait.Async.moveOnAfter;
import static jawait.Async.semaphore;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Semaphores, locks, events.
class SharingTest {
    @Test
    void a_semaphore_lets_so_many_through() {
        var sem = semaphore(3);
        var inside = new AtomicInteger();
        var peak = new AtomicInteger();
        gather(IntStream.range(0, 20).boxed().toList(), i -> {
            try (var _ = sem.acquire()) {
                peak.accumulateAndGet(inside.incrementAndGet(), Math::max);
                sleep(.001);
                return inside.decrementAndGet();
            }
        });
        assertTrue(peak.get() <= 3, "peak: " + peak);
        assertEquals(3, sem.available());
    }

    @Test
    void a_permit_is_given_back_once() {
        var sem = semaphore(1);
        var permit = sem.acquire();
        assertTrue(sem.tryAcquire().isEmpty());
        assertEquals("AsyncSemaphore[0 of 1 available]", sem.toString());
        permit.close();
        permit.close();
        assertEquals(1, sem.available());
        assertTrue(sem.tryAcquire().isPresent());
    }

    @Test
    void who_waits_can_be_stopped_and_loses_nothing() {
        var sem = semaphore(1);
        var held = sem.acquire();
        assertFalse(moveOnAfter(.01, () -> {
            sem.acquire();
        }));
        var waiting = task("waiting", () -> {
            sem.acquire();
        });
        until(() -> waiting.toString().contains("waiting on AsyncSemaphore[0 of 1 available]"));
        waiting.cancel();
        assertEquals(new Cancelled<Void>(), waiting.join());
        held.close();
        assertEquals(1, sem.available());
    }

    @Test
    void a_lock_excludes_others_and_admits_its_holder_again() {
        var lock = lock();
        var count = new int[1];
        gather(IntStream.range(0, 50).boxed().toList(), i -> {
            try (var _ = lock.acquire();
                    var _ = lock.acquire()) {
                int seen = count[0];
                Thread.yield();
                count[0] = seen + 1;
            }
            return null;
        });
        assertEquals(50, count[0]);
        assertFalse(lock.isLocked());
    }

    @Test
    void a_lock_names_its_holder() {
        var lock = lock();
        var holder = task("holder", () -> {
            try (var permit = lock.acquire()) {
                task(() -> refuses(IllegalStateException.class, "held by holder", permit::close))
                        .await();
                sleep(1000);
            }
        });
        until(() -> lock.toString().equals("AsyncLock[held by holder]"));
        assertTrue(lock.tryAcquire().isEmpty());
        var waiting = task("waiting", () -> {
            lock.acquire().close();
        });
        until(() -> waiting.toString().contains("waiting on AsyncLock[held by holder]"));
        until(() -> holder.toString().contains("sleeping"));
        holder.cancel();
        waiting.await();
        assertEquals("AsyncLock[free]", lock.toString());
    }

    @Test
    void an_event_releases_all_until_it_is_cleared() {
        var event = event();
        var waiting = IntStream.range(0, 3).mapToObj(i -> task(event::await)).toList();
        until(() -> waiting.stream().allMatch(task -> task.toString().contains("AsyncEvent[not set]")));
        event.set();
        gather(waiting);
        event.await();
        assertTrue(event.isSet());
        event.clear();
        assertFalse(moveOnAfter(.01, event::await));
    }

    @Test
    void misuse_is_named() {
        refuses(IllegalArgumentException.class, "at least 1 permit, found 0", () -> semaphore(0));
    }
}
