package jawait;

import static jawait.Async.asCompleted;
import static jawait.Async.awaitUntil;
import static jawait.Async.firstSuccess;
import static jawait.Async.gather;
import static jawait.Async.group;
import static jawait.Async.outcomes;
import static jawait.Async.race;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Play.LONG;
import static jawait.Play.fails;
import static jawait.Play.failsWhenStopped;
import static jawait.Play.gives;
import static jawait.Play.now;
import static jawait.Play.unharmed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who is cancelled while many run for him is stopped when they have cleaned up; who fails or wins waits for
/// nobody.
@ExtendWith(Virtually.class)
class CancelledTogetherTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();

    private static Map<String, Fn<List<Callable<String>>, Object>> verbs() {
        Map<String, Fn<List<Callable<String>>, Object>> verbs = new LinkedHashMap<>();
        verbs.put("gather", bodies -> gather(bodies));
        verbs.put("gather with a function", bodies -> gather(bodies, Callable::call));
        verbs.put("gather with a limit", bodies -> gather(5, bodies, Callable::call));
        verbs.put("outcomes", bodies -> outcomes(bodies));
        verbs.put("race", bodies -> race(bodies));
        verbs.put("firstSuccess", bodies -> firstSuccess(bodies));
        verbs.put("asCompleted", bodies -> asCompleted(bodies).iterator().next());
        verbs.put(
                "group",
                bodies -> group(g -> {
                    bodies.forEach(g::start);
                    sleep(LONG);
                    return null;
                }));
        return verbs;
    }

    @Test
    void who_is_cancelled_is_stopped_when_all_have_cleaned_up() {
        verbs().forEach((name, verb) -> {
            double begin = now();
            var slow = new double[1];
            var waiting = task(
                    name,
                    () -> verb.apply(List.of(gives(LONG, "quick"), () -> {
                        try {
                            sleep(LONG);
                            return "slept";
                        } finally {
                            sleep(5);
                            slow[0] = now() - begin;
                        }
                    })));
            sleep(1);
            waiting.cancel();
            assertEquals(new Cancelled<>(), waiting.join(), name);
            assertEquals(6, now() - begin, .001, name);
            assertEquals(6, slow[0], .001, name);
        });
    }

    @Test
    void a_timeout_around_waits_for_the_clean_up_as_well() {
        verbs().forEach((name, verb) -> {
            double begin = now();
            assertThrows(
                    TimeoutException.class, () -> timeout(1, () -> verb.apply(List.of(play.sleeper("slow", 5)))), name);
            assertEquals(6, now() - begin, .001, name);
        });
    }

    @Test
    void who_is_cancelled_again_waits_no_longer() {
        verbs().forEach((name, verb) -> {
            if (name.equals("group")) {
                return; // which never leaves a task behind
            }
            double begin = now();
            var ended = new boolean[1];
            var waiting = task(
                    name,
                    () -> verb.apply(List.of(() -> {
                        unharmed(() -> unharmed(() -> sleep(5)));
                        ended[0] = true;
                        return "";
                    })));
            sleep(1);
            waiting.cancel();
            sleep(1);
            assertFalse(waiting.isDone(), name);
            waiting.cancel();
            assertEquals(new Cancelled<>(), waiting.join(), name);
            assertEquals(2, now() - begin, .001, name);
            assertFalse(ended[0], name);
            Async.tasks().stream().filter(each -> each.parent() == waiting).forEach(Task::cancel);
        });
    }

    @Test
    void a_clean_up_that_fails_is_heard_of() {
        for (String name : List.of("gather", "gather with a limit", "race", "firstSuccess", "asCompleted", "group")) {
            var waiting = task(() -> verbs().get(name).apply(List.of(gives(LONG, "quick"), failsWhenStopped(boom))));
            sleep(1);
            waiting.cancel();
            assertEquals(new Failure<>(boom), waiting.join(), name);
        }
    }

    @Test
    void who_fails_or_wins_waits_for_nobody() {
        assertThrows(IOException.class, () -> gather(fails(1, boom), play.sleeper("slow", 5)));
        assertEquals(1, now());
        assertEquals("won", race(gives(1, "won"), play.sleeper("slow", 5)));
        assertEquals("won", firstSuccess(gives(1, "won"), play.sleeper("slow", 5)));
        assertEquals(3, now());
    }

    @Test
    void who_only_looks_on_cancels_nobody_and_waits_for_nobody() {
        var slow = task(gives(5, "value"));
        var waiting = task(() -> awaitUntil(Until.ALL_COMPLETED, List.of(slow)));
        sleep(1);
        waiting.cancel();
        assertEquals(new Cancelled<>(), waiting.join());
        assertEquals(1, now());
        assertEquals("value", slow.await());
    }
}
