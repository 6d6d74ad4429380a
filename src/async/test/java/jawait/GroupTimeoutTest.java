package jawait;

import static jawait.Async.await;
import static jawait.Async.group;
import static jawait.Async.moveOnAfter;
import static jawait.Async.sleep;
import static jawait.Async.timeout;
import static jawait.Play.LONG;
import static jawait.Play.fails;
import static jawait.Play.gives;
import static jawait.Play.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Timeouts around groups, in their blocks and in their tasks.
@ExtendWith(Virtually.class)
class GroupTimeoutTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();

    @Test
    void a_timeout_around_a_group_stops_its_tasks_and_waits_for_their_clean_up() {
        assertThrows(
                TimeoutException.class,
                () -> timeout(
                        2,
                        () -> group(g -> {
                            g.start(play.sleeper("task", 3));
                        })));
        play.heard("task stopped at 2 s", "task cleaned up at 5 s");
    }

    @Test
    void moving_on_from_a_group_gives_nothing() {
        assertTrue(moveOnAfter(
                        2,
                        () -> group(g -> {
                            return await(g.start(play.sleeper("task")));
                        }))
                .isEmpty());
        play.heard("task stopped at 2 s");
    }

    @Test
    void a_timeout_within_the_block_is_the_block_s_failure() {
        assertThrows(
                TimeoutException.class,
                () -> group(g -> {
                    g.start(play.sleeper("task"));
                    timeout(2, play.sleeper("block"));
                }));
        play.heard("block stopped at 2 s", "task stopped at 2 s");
    }

    @Test
    void a_timeout_caught_within_the_block_leaves_the_tasks_alone() {
        group(g -> {
            g.start(gives(5, 1));
            assertFalse(moveOnAfter(2, () -> sleep(LONG)));
            assertEquals(2, now());
        });
        assertEquals(5, now());
    }

    @Test
    void a_task_s_own_timeout_fails_the_group_unless_the_task_catches_it() {
        group(g -> g.start(() -> moveOnAfter(1, () -> sleep(LONG))));
        assertThrows(
                TimeoutException.class,
                () -> group(g -> {
                    g.start(play.sleeper("task"));
                    g.start(() -> timeout(1, () -> sleep(LONG)));
                }));
        play.heard("task stopped at 2 s");
    }

    @Test
    void a_timeout_that_expires_in_the_clean_up_of_a_failure_goes_before_it() {
        var expired = assertThrows(
                TimeoutException.class,
                () -> timeout(
                        3,
                        () -> group(g -> {
                            g.start(play.sleeper("slow", 5));
                            g.start(fails(1, boom));
                        })));
        play.heard("slow stopped at 1 s", "slow cleaned up at 6 s");
        assertEquals(List.of(boom), List.of(expired.getCause().getSuppressed()));
    }
}
