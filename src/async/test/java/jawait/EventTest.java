package jawait;

import static jawait.Async.event;
import static jawait.Async.gather;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.task;
import static jawait.Lineup.cancelled;
import static jawait.Lineup.joins;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Events: raised for all, lowered for those who come later.
class EventTest {
    private final AsyncEvent event = event();

    private Void pass() {
        event.await();
        return null;
    }

    @Test
    void says_whether_it_is_set() {
        assertEquals("AsyncEvent[not set]", event.toString());
        event.set();
        event.set();
        assertEquals("AsyncEvent[set]", event.toString());
        event.clear();
        event.clear();
        assertFalse(event.isSet());
    }

    @Test
    void nobody_waits_while_it_is_set() {
        event.set();
        event.await();
        event.await();
        assertEquals(0, event.waiting());
    }

    @Test
    void all_who_wait_go_on() {
        var waiting = Lineup.of(3, event::waiting, i -> this::pass);
        event.set();
        gather(waiting);
        assertEquals(0, event.waiting());
    }

    @Test
    void lowering_it_at_once_stops_nobody_who_waited() {
        var waiting = Lineup.of(3, event::waiting, i -> this::pass);
        event.set();
        event.clear();
        gather(waiting);
        assertFalse(event.isSet());
    }

    @Test
    void who_comes_after_it_was_lowered_waits_again() {
        event.set();
        event.clear();
        var late = joins(event::waiting, this::pass);
        event.set();
        late.await();
    }

    @Test
    void a_cancelled_waiter_disturbs_no_other() {
        var waiting = Lineup.of(3, event::waiting, i -> this::pass);
        assertEquals(new Cancelled<>(), cancelled(waiting.get(1)));
        assertEquals(2, event.waiting());
        event.set();
        waiting.get(0).await();
        waiting.get(2).await();
    }

    @Test
    void who_waits_in_vain_goes_on() {
        assertFalse(moveOnAfter(.01, event::await));
        assertEquals(0, event.waiting());
    }

    @Test
    void who_is_interrupted_already_is_told_even_if_it_is_set() {
        event.set();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, event::await);
    }

    @RepeatedTest(200)
    void lowering_it_twice_at_once_loses_nobody() {
        event.set();
        var lowering = gather(task(event::clear), task(event::clear), task(() -> moveOnAfter(0, event::await)));
        assertEquals(3, lowering.size());
        var waiting = joins(event::waiting, this::pass);
        event.set();
        waiting.await();
    }

    @RepeatedTest(100)
    void raised_and_cancelled_at_once_ends_the_wait() {
        var waiting = Lineup.of(2, event::waiting, i -> this::pass);
        var raising = task(event::set);
        waiting.get(0).cancel();
        outcomes(waiting.get(0), raising);
        waiting.get(1).await();
        assertTrue(event.isSet());
    }

    @Test
    void what_was_done_before_raising_it_is_seen_after_the_wait() {
        var box = new int[1];
        var reading = task(() -> {
            event.await();
            return box[0];
        });
        box[0] = 42;
        event.set();
        assertEquals(42, reading.await());
        until(() -> event.waiting() == 0);
    }
}
