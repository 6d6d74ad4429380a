package jawait;

import static jawait.Async.async;
import static jawait.Async.attempt;
import static jawait.Async.group;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Play.LONG;
import static jawait.Play.fails;
import static jawait.Play.failsWhenStopped;
import static jawait.Play.gives;
import static jawait.Play.now;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How things ended, as values: `outcomes` and `attempt`.
@ExtendWith(Virtually.class)
class OutcomeRulesTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();

    @Test
    void outcomes_waits_for_all_however_they_end() {
        var cancelled = task(play.sleeper("hot"));
        task(() -> {
            sleep(2);
            cancelled.cancel();
        });
        assertEquals(
                List.of(new Success<>("a"), new Failure<>(boom), new Cancelled<>()),
                outcomes(gives(3, "a"), fails(1, boom), cancelled));
        assertEquals(3, now());
    }

    @Test
    void a_failure_among_outcomes_stops_nobody() {
        assertEquals(
                new Success<>("late"),
                outcomes(fails(1, boom), gives(5, "late")).getLast());
        assertEquals(5, now());
    }

    @Test
    void being_cancelled_while_waiting_for_outcomes_cancels_them_all() {
        var waiting = task(() -> outcomes(play.sleeper("a"), play.sleeper("b")));
        sleep(1);
        waiting.cancel();
        assertEquals(new Cancelled<>(), waiting.join());
        sleep(1);
        play.heard("a stopped at 1 s", "b stopped at 1 s");
    }

    @Test
    void a_timeout_around_outcomes_gives_none() {
        assertTrue(moveOnAfter(2, () -> outcomes(gives(1, "in time"), play.sleeper("late")))
                .isEmpty());
        sleep(1);
        play.heard("late stopped at 2 s");
    }

    @Test
    void timeouts_of_single_children_are_failures_among_the_outcomes() {
        var all = outcomes(gives(1, "a"), () -> Async.timeout(1, gives(LONG, "b")));
        assertInstanceOf(TimeoutException.class, ((Failure<String>) all.getLast()).error());
    }

    @Test
    void errors_are_failures_among_the_outcomes() {
        var error = new StackOverflowError();
        assertEquals(List.of(new Failure<>(error)), outcomes(fails(1, error)));
    }

    @Test
    void an_interruption_that_was_made_up_is_a_failure_and_no_cancel() {
        var made = new InterruptedException("made up");
        assertEquals(List.of(new Failure<>(made)), outcomes(fails(1, made)));
    }

    @Test
    void outcomes_nest_in_outcomes() {
        var inner = ((Success<List<Outcome<String>>>)
                        outcomes(() -> outcomes(gives(1, "a"), fails(1, boom))).getFirst())
                .value();
        assertEquals(List.of(new Success<>("a"), new Failure<>(boom)), inner);
    }

    @Test
    void outcomes_refuse_null_bodies() {
        refuses(NullPointerException.class, "outcomes: body 2 of 2 is null", () -> outcomes(gives(1, "a"), null));
        refuses(
                NullPointerException.class,
                "outcomes: the bodies are null",
                () -> outcomes((Iterable<Callable<String>>) null));
    }

    @Test
    void an_attempt_gives_value_or_failure_of_a_body_run_here() {
        assertEquals(new Success<>("a"), attempt(gives(1, "a")));
        assertEquals(new Failure<>(boom), attempt(fails(1, boom)));
        assertEquals(new Success<>(Async.currentTask()), attempt(() -> Async.currentTask()));
        assertEquals(2, now());
    }

    @Test
    void an_attempt_at_a_task_tells_how_it_ended_and_leaves_it_alone() {
        var task = task(gives(5, "a"));
        assertTrue(moveOnAfter(1, () -> attempt(task)).isEmpty());
        assertEquals(new Success<>("a"), attempt(task));
        var cancelled = task(play.sleeper("b"));
        cancelled.cancel();
        assertEquals(new Cancelled<>(), attempt(cancelled));
    }

    @Test
    void being_cancelled_oneself_is_not_the_outcome_of_an_attempt() {
        var task = task(() -> {
            attempt(play.sleeper("body"));
            play.say("never");
        });
        sleep(1);
        task.cancel();
        assertEquals(new Cancelled<Void>(), task.join());
        play.heard("body stopped at 1 s");
    }

    @Test
    void a_failure_when_stopped_is_the_outcome_of_an_attempt_and_the_task_goes_on() {
        var task = task(() -> attempt(failsWhenStopped(boom)));
        sleep(1);
        task.cancel();
        assertEquals(new Success<>(new Failure<>(boom)), task.join());
    }

    @Test
    void an_attempt_within_a_failing_group_ends_with_the_group() {
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> group(g -> {
                            g.start(fails(1, boom));
                            attempt(play.sleeper("block"));
                            play.say("never");
                        })));
        play.heard("block stopped at 1 s");
    }

    @Test
    void an_attempt_sees_an_inner_timeout_as_a_failure() {
        assertInstanceOf(Failure.class, attempt(() -> Async.timeout(1, () -> sleep(LONG))));
        assertEquals(1, now());
    }

    @Test
    void outcomes_are_matched_by_their_parts() {
        for (Outcome<String> outcome : outcomes(gives(1, "a"), fails(1, boom), fails(1, new Error("e")))) {
            play.say(
                    switch (outcome) {
                        case Success(String value) -> "value " + value;
                        case Failure(IOException e) -> "failed " + e.getMessage();
                        case Failure(Throwable e) -> "broken " + e.getMessage();
                        case Cancelled() -> "cancelled";
                    });
        }
        play.heard("value a at 1 s", "failed boom at 1 s", "broken e at 1 s");
    }

    @Test
    void getting_an_outcome_gives_the_value_or_throws_what_was_thrown() {
        assertEquals("a", attempt(gives(1, "a")).get());
        assertSame(
                boom,
                assertThrows(IOException.class, () -> attempt(fails(1, boom)).get()));
        assertThrows(CancellationException.class, () -> new Cancelled<>().get());
    }

    @Test
    void a_coroutine_is_attempted_once() {
        var coroutine = async(gives(1, "a"));
        assertEquals(new Success<>("a"), attempt(coroutine));
        assertInstanceOf(IllegalStateException.class, ((Failure<String>) attempt(coroutine)).error());
        refuses(NullPointerException.class, "attempt: the body is null", () -> attempt((Action) null));
    }
}
