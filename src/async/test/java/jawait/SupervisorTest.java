package jawait;

import static jawait.Async.attempt;
import static jawait.Async.await;
import static jawait.Async.group;
import static jawait.Async.moveOnAfter;
import static jawait.Async.sleep;
import static jawait.Async.supervisor;
import static jawait.Play.LONG;
import static jawait.Play.fails;
import static jawait.Play.failsWhenStopped;
import static jawait.Play.gives;
import static jawait.Play.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Supervisors, in which a task that fails disturbs nobody.
@ExtendWith(Virtually.class)
class SupervisorTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();

    private void throwsBoom(Action body) {
        assertSame(boom, assertThrows(IOException.class, body::run));
    }

    @Test
    void in_a_supervisor_a_failing_task_disturbs_nobody() {
        assertEquals("well", supervisor(g -> {
            var bad = g.start(fails(1, boom));
            var good = g.start(gives(2, "well"));
            assertEquals(new Failure<>(boom), attempt(bad));
            return await(good);
        }));
        assertEquals(2, now());
    }

    @Test
    void in_a_supervisor_a_failure_awaited_in_the_block_is_the_block_s_and_stops_all() {
        throwsBoom(() -> supervisor(g -> {
            g.start(play.sleeper("other"));
            await(g.start(fails(1, boom)));
        }));
        play.heard("other stopped at 1 s");
    }

    @Test
    void in_a_supervisor_the_block_s_failure_stops_the_tasks_and_theirs_are_not_added() {
        throwsBoom(() -> supervisor(g -> {
            var late = g.start(failsWhenStopped(new IllegalStateException("late")));
            late.onDone(late::exceptionNow);
            sleep(1);
            throw boom;
        }));
        assertEquals(0, boom.getSuppressed().length);
    }

    @Test
    void cancelling_the_owner_of_a_supervisor_stops_its_tasks() {
        assertFalse(moveOnAfter(
                1,
                () -> supervisor(g -> {
                    g.start(play.sleeper("a", 2));
                    g.start(play.sleeper("b"));
                })));
        play.heard("a stopped at 1 s", "b stopped at 1 s", "a cleaned up at 3 s");
    }

    @Test
    void a_cancelled_supervisor_ends_in_silence() {
        assertNull(supervisor(g -> {
            g.start(play.sleeper("task"));
            sleep(1);
            g.cancel();
            sleep(LONG);
            return "never";
        }));
        play.heard("task stopped at 1 s");
    }

    @Test
    void a_supervisor_in_a_group_is_stopped_by_the_group_s_failure() {
        throwsBoom(() -> group(g -> {
            g.start(fails(1, boom));
            supervisor(s -> {
                s.start(play.sleeper("supervised"));
            });
        }));
        play.heard("supervised stopped at 1 s");
    }

    @Test
    void a_group_in_a_supervisor_fails_alone() {
        supervisor(s -> {
            var failing = s.start(() -> group(g -> g.start(fails(1, boom))));
            s.start(gives(2, 1));
            throwsBoom(() -> await(failing));
        });
        assertEquals(2, now());
    }
}
