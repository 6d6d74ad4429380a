package jawait;

import static jawait.Async.group;
import static jawait.Async.moveOnAfter;
import static jawait.Async.sleep;
import static jawait.Async.supervisor;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Play.LONG;
import static jawait.Play.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import jawait.runtime.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A clean-up that fails while its body is stopped: whatever stopped it, the failure is heard of.
@ExtendWith(Virtually.class)
class CleanUpFailureTest {
    private final IOException boom = new IOException("boom");
    private final IOException close = new IOException("close failed");
    private final IOException inner = new IOException("inner close failed");

    /// Sleeps with something open, whose closing fails.
    private Void opened(Exception failure) throws Exception {
        try (AutoCloseable _ = () -> {
            throw failure;
        }) {
            sleep(LONG);
        }
        return null;
    }

    private void nested() throws Exception {
        try (AutoCloseable _ = () -> {
            throw close;
        }) {
            opened(inner);
        }
    }

    private static void suppresses(Throwable thrown, Throwable... expected) {
        assertEquals(List.of(expected), List.of(thrown.getSuppressed()));
    }

    @Test
    void in_a_block_that_its_group_stops_it_is_suppressed_in_what_the_group_throws() {
        for (boolean supervises : new boolean[] {false, true}) {
            Use<TaskGroup> body = g -> {
                if (supervises) {
                    g.start(() -> {
                        sleep(1);
                        g.cancel();
                    });
                } else {
                    g.start(fails(1, boom));
                }
                opened(close);
            };
            if (supervises) {
                assertSame(close, assertThrows(IOException.class, () -> supervisor(body)));
            } else {
                suppresses(assertThrows(IOException.class, () -> group(body)), close);
            }
        }
    }

    @Test
    void in_a_group_that_was_left_early_it_is_thrown() {
        assertSame(
                close,
                assertThrows(
                        IOException.class,
                        () -> group(g -> {
                            g.start(() -> {
                                sleep(1);
                                g.cancel();
                            });
                            opened(close);
                        })));
    }

    @Test
    void in_several_depths_all_are_heard_of() {
        var thrown = assertThrows(
                IOException.class,
                () -> group(g -> {
                    g.start(fails(1, boom));
                    nested();
                }));
        suppresses(thrown, inner);
        suppresses(inner, close);
    }

    @Test
    void in_a_group_within_the_block_it_is_heard_of() {
        var thrown = assertThrows(
                IOException.class,
                () -> group(g -> {
                    g.start(fails(1, boom));
                    group(h -> {
                        h.start(() -> opened(inner));
                        sleep(LONG);
                    });
                }));
        assertSame(boom, thrown);
        suppresses(thrown, inner);
    }

    @Test
    void in_a_task_of_the_group_it_is_suppressed_too() {
        var thrown = assertThrows(
                IOException.class,
                () -> group(g -> {
                    g.start(fails(1, boom));
                    g.start(() -> opened(close));
                }));
        suppresses(thrown, close);
    }

    @Test
    void in_a_body_that_timed_out_it_is_suppressed_in_the_timeout() {
        suppresses(assertThrows(TimeoutException.class, () -> timeout(1, () -> opened(close))), close);
        suppresses(
                assertThrows(
                        TimeoutException.class,
                        () -> timeout(
                                1,
                                () -> group(g -> {
                                    g.start(() -> opened(close));
                                }))),
                close);
    }

    @Test
    void in_a_loop_that_was_stopped_it_is_suppressed_as_well() {
        var thrown = assertThrows(
                TimeoutException.class,
                () -> AsyncClock.system()
                        .run(() -> timeout(.01, () -> {
                            try (AutoCloseable _ = () -> {
                                throw close;
                            }) {
                                while (true) {
                                    Checkpoint.check();
                                }
                            }
                        })));
        suppresses(thrown, close);
    }

    @Test
    void in_a_body_that_one_moves_on_from_it_is_thrown() {
        assertSame(close, assertThrows(IOException.class, () -> moveOnAfter(1, () -> opened(close))));
        assertSame(
                inner,
                assertThrows(
                        IOException.class,
                        () -> moveOnAfter(1, () -> {
                            nested();
                        })));
        suppresses(inner, close);
    }

    @Test
    void in_a_task_that_was_cancelled_it_is_the_failure() {
        var task = task(() -> nested());
        sleep(1);
        task.cancel();
        assertEquals(new Failure<Void>(inner), task.join());
        suppresses(inner, close);
        var grouped = task(() -> timeout(
                LONG,
                () -> group(g -> {
                    g.start(() -> group(h -> {
                        h.start(() -> opened(boom));
                    }));
                })));
        sleep(1);
        grouped.cancel();
        assertEquals(new Failure<Void>(boom), grouped.join());
    }
}
