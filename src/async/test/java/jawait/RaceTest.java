package jawait;

import static jawait.Async.asCompleted;
import static jawait.Async.async;
import static jawait.Async.await;
import static jawait.Async.awaitUntil;
import static jawait.Async.event;
import static jawait.Async.firstSuccess;
import static jawait.Async.moveOnAfter;
import static jawait.Async.race;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// The first, the first good one, one after the other.
class RaceTest {
    private final List<Task<?>> started = new CopyOnWriteArrayList<>();

    private String endless() {
        started.add(Async.currentTask());
        sleep(1000);
        return "never";
    }

    private void untilStarted(int count) {
        until(() -> started.size() == count);
    }

    @Test
    void a_race_is_won_by_the_first_to_end() {
        var hot = task(this::endless);
        assertEquals("won", race(this::endless, hot, () -> {
            untilStarted(2);
            return "won";
        }));
        until(() -> started.stream().filter(Task::isDone).count() == 1);
        assertFalse(hot.isDone());
        hot.cancel();
        assertThrows(
                IOException.class,
                () -> race(async(this::endless), () -> {
                    throw new IOException("first to end");
                }));
    }

    @Test
    void the_first_success_passes_over_failures() {
        assertEquals(
                "mirror 2",
                firstSuccess(
                        () -> {
                            throw new IOException("mirror 1 down");
                        },
                        () -> {
                            sleep(.01);
                            return "mirror 2";
                        },
                        this::endless));
        until(() -> started.stream().allMatch(Task::isDone));
        var all = refuses(
                IOException.class,
                "down",
                () -> firstSuccess(
                        () -> {
                            throw new IOException("1 down");
                        },
                        () -> {
                            throw new IOException("2 down");
                        }));
        assertEquals(1, all.getSuppressed().length);
        var cancelled = task(this::endless);
        cancelled.cancel();
        assertThrows(CancellationException.class, () -> firstSuccess(cancelled));
    }

    @Test
    void tasks_come_as_they_end() {
        var gates = List.of(event(), event(), event());
        gates.get(2).set();
        List<Integer> order = new ArrayList<>();
        for (var task : asCompleted(List.of(opened(gates, 0), opened(gates, 1), opened(gates, 2)))) {
            order.add(await(task));
            gates.get(Math.floorMod(order.getLast() - 1, 3)).set();
        }
        assertEquals(List.of(2, 1, 0), order);
        var none = Async.<Integer>asCompleted(List.of()).iterator();
        assertFalse(none.hasNext());
        assertThrows(NoSuchElementException.class, none::next);
    }

    @Test
    void tasks_that_have_ended_before_come_as_they_ended_and_the_first_wins() {
        var gates = List.of(event(), event(), event());
        var tasks = List.of(task(opened(gates, 0)), task(opened(gates, 1)), task(opened(gates, 2)));
        for (int number : List.of(1, 2, 0)) {
            gates.get(number).set();
            tasks.get(number).await();
        }
        List<Integer> order = new ArrayList<>();
        for (var task : asCompleted(tasks)) {
            order.add(await(task));
        }
        assertEquals(List.of(1, 2, 0), order);
        assertEquals(1, race(tasks));
        assertEquals(1, firstSuccess(tasks));
    }

    private static Coroutine<Integer> opened(List<AsyncEvent> gates, int number) {
        return async(() -> {
            gates.get(number).await();
            return number;
        });
    }

    @Test
    void being_stopped_while_waiting_cancels_all() {
        assertTrue(moveOnAfter(.02, () -> race(this::endless, this::endless)).isEmpty());
        assertTrue(moveOnAfter(
                        .02,
                        () -> asCompleted(List.of(async(this::endless)))
                                .iterator()
                                .next())
                .isEmpty());
        until(() -> started.stream().allMatch(Task::isDone));
    }

    @Test
    void waiting_for_some_leaves_the_rest_running() {
        var quick = task(() -> "quick");
        var bad = Async.<String>task(() -> {
            throw new IOException("bad");
        });
        var slow = task(this::endless);
        await(quick);
        bad.join();
        var tasks = List.of(slow, quick, bad);
        var first = awaitUntil(Until.FIRST_COMPLETED, tasks);
        assertEquals(1, first.done().size());
        assertEquals(2, first.pending().size());
        var failed = awaitUntil(Until.FIRST_FAILURE, tasks);
        assertEquals(Set.of(quick, bad), failed.done());
        assertEquals(Set.of(slow), failed.pending());
        assertTrue(
                moveOnAfter(.02, () -> awaitUntil(Until.ALL_COMPLETED, tasks)).isEmpty());
        assertFalse(slow.isDone());
        slow.cancel();
        assertEquals(3, awaitUntil(Until.ALL_COMPLETED, tasks).done().size());
    }

    @Test
    void misuse_is_named() {
        refuses(IllegalArgumentException.class, "race: expected at least one body", () -> race(List.of()));
        refuses(IllegalArgumentException.class, "firstSuccess: expected", () -> firstSuccess(List.of()));
        refuses(
                IllegalArgumentException.class,
                "awaitUntil: expected",
                () -> awaitUntil(Until.ALL_COMPLETED, List.of()));
        refuses(NullPointerException.class, "race: body 1 of 1 is null", () -> race((Coroutine<?>) null));
        var ran = new AtomicBoolean();
        refuses(NullPointerException.class, "body 2 of 2", () -> race(() -> ran.getAndSet(true), null));
        assertFalse(ran.get());
        assertSame(1, race(() -> 1));
    }
}
