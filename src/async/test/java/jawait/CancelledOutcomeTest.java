package jawait;

import static jawait.Async.attempt;
import static jawait.Async.await;
import static jawait.Async.firstSuccess;
import static jawait.Async.gather;
import static jawait.Async.group;
import static jawait.Async.outcomes;
import static jawait.Async.race;
import static jawait.Async.run;
import static jawait.Async.shield;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Play.LONG;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What counts as cancelled: a task that was cancelled itself and let itself be, and nothing else, by whatever verb
/// one asks.
@ExtendWith(Virtually.class)
class CancelledOutcomeTest {
    private final Task<Void> dead = task("dead", () -> sleep(LONG));
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    @BeforeEach
    void cancel() {
        dead.cancel();
        gone.cancel(true);
        attempt(dead);
    }

    /// Bodies that let a cancellation escape which is not their own.
    private Map<String, Callable<Void>> bodies() {
        var made = new CancellationException("made up");
        Map<String, Callable<Void>> bodies = new LinkedHashMap<>();
        bodies.put("awaits a cancelled task", () -> await(dead));
        bodies.put("awaits a cancelled future", () -> await(gone));
        bodies.put("gets a cancelled task, as a future", dead::get);
        bodies.put(
                "gathers a cancelled task",
                () -> gather(dead, task(() -> sleep(1))).getFirst());
        bodies.put("races a cancelled task", () -> race(dead));
        bodies.put(
                "asks for the value of a cancelled outcome", () -> attempt(dead).get());
        bodies.put("throws it by itself", () -> {
            throw made;
        });
        bodies.put("awaits somebody who awaits a cancelled task", () -> await(task(() -> await(dead))));
        return bodies;
    }

    private static void fails(String what, Outcome<?> outcome) {
        String found = outcome instanceof Failure<?>(CancellationException _) ? "failed" : outcome.toString();
        assertEquals(what + ": failed", what + ": " + found);
    }

    @Test
    void who_lets_the_cancellation_of_another_escape_has_failed() {
        bodies().forEach((what, body) -> {
            fails(what + ", attempted", attempt(body));
            fails(what + ", as a task", attempt(task(body)));
            fails(what + ", among outcomes", outcomes(body).getFirst());
            fails(
                    what + ", in a group",
                    attempt(() -> group(g -> {
                        g.start(body);
                        sleep(2);
                    })));
            fails(what + ", gathered", attempt(() -> gather(body)));
            fails(what + ", shielded", attempt(() -> shield(body)));
            fails(what + ", run", attempt(() -> run(body)));
            fails(what + ", alone in a race", attempt(() -> firstSuccess(body)));
            assertEquals(Future.State.FAILED, failed(body).state(), what);
        });
    }

    private static Task<Void> failed(Callable<Void> body) {
        var task = task(body);
        attempt(task);
        return task;
    }

    @Test
    void a_task_that_was_cancelled_itself_is_cancelled_by_whatever_verb_one_asks() {
        assertEquals(new Cancelled<Void>(), attempt(dead));
        assertEquals(List.of(new Cancelled<Void>()), outcomes(dead));
        assertEquals(new Cancelled<Void>(), dead.outcome());
        assertEquals(Future.State.CANCELLED, dead.state());
        refuses(CancellationException.class, "task dead was cancelled", () -> await(dead));
        refuses(CancellationException.class, "task dead was cancelled", () -> gather(dead));
    }

    @Test
    void it_does_not_matter_how_the_stop_leaves_a_task_that_was_cancelled() {
        bodies().forEach((what, body) -> {
            var task = task(() -> {
                try {
                    sleep(LONG);
                } finally {
                    body.call();
                }
            });
            sleep(1);
            task.cancel();
            assertEquals(new Cancelled<Void>(), attempt(task), what);
        });
    }

    @Test
    void a_task_that_was_cancelled_and_goes_on_to_its_end_is_not_cancelled() {
        var task = task(() -> {
            assertThrows(InterruptedException.class, () -> sleep(LONG));
            return "saved";
        });
        sleep(1);
        task.cancel();
        assertEquals(new Success<>("saved"), attempt(task));
    }

    /// To be stopped oneself is no outcome of the attempt's: it goes on to who asked for it.
    @Test
    void an_interrupt_that_nobody_asked_for_is_thrown_by_an_attempt_and_fails_a_task() {
        var made = new InterruptedException("made up");
        Callable<Void> body = () -> {
            throw made;
        };
        assertThrows(InterruptedException.class, () -> attempt(body));
        assertEquals(new Failure<Void>(made), attempt(task(body)));
    }
}
