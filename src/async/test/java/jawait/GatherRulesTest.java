package jawait;

import static jawait.Async.async;
import static jawait.Async.await;
import static jawait.Async.currentTask;
import static jawait.Async.gather;
import static jawait.Async.moveOnAfter;
import static jawait.Async.shield;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Play.LONG;
import static jawait.Play.fails;
import static jawait.Play.failsWhenStopped;
import static jawait.Play.gives;
import static jawait.Play.now;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Many at once, which succeed together or fail at the first failure.
@ExtendWith(Virtually.class)
class GatherRulesTest {
    private final IOException boom = new IOException("boom");
    private final Play play = new Play();

    private void throwsBoom(double at, Action body) {
        assertSame(boom, assertThrows(IOException.class, body::run));
        assertEquals(at, now());
    }

    @Test
    void results_are_in_the_order_of_the_bodies_whatever_the_order_of_the_ends() {
        assertEquals(List.of("a", "b", "c"), gather(gives(3, "a"), gives(1, "b"), gives(2, "c")));
        assertEquals(3, now());
    }

    @Test
    void all_of_them_take_as_long_as_the_slowest() {
        assertEquals(
                1000,
                gather(IntStream.range(0, 1000).mapToObj(i -> async(gives(5, i))))
                        .size());
        assertEquals(5, now());
    }

    @Test
    void tasks_that_have_ended_are_gathered_without_waiting() {
        var done = List.of(task(() -> 1), task(() -> 2));
        sleep(1);
        assertEquals(List.of(1, 2), gather(done));
        assertEquals(1, now());
    }

    @Test
    void nothing_is_gathered_at_once() {
        assertEquals(List.of(), gather());
        assertEquals(List.of(), gather(List.of()));
        assertEquals(List.of(), gather(Stream.of()));
        assertEquals(List.of(), gather(List.<Integer>of(), i -> i));
        assertEquals(0, now());
    }

    @Test
    void each_body_runs_in_a_task_of_its_own_whose_parent_gathers() {
        var parents =
                gather(() -> currentTask().parent(), async(() -> currentTask().parent()));
        parents.forEach(parent -> assertSame(currentTask(), parent));
    }

    @Test
    void the_list_of_results_cannot_be_changed() {
        var results = gather(() -> 1, () -> 2);
        assertThrows(UnsupportedOperationException.class, () -> results.set(0, 3));
    }

    @Test
    void the_first_failure_is_thrown_at_once_and_its_siblings_are_stopped() {
        throwsBoom(1, () -> gather(play.sleeper("a"), fails(1, boom), play.sleeper("b")));
        sleep(1);
        play.heard("a stopped at 1 s", "b stopped at 1 s");
    }

    @Test
    void a_failure_does_not_wait_for_the_clean_up_of_the_others() {
        throwsBoom(1, () -> gather(play.sleeper("slow", 5), fails(1, boom)));
        sleep(9);
        play.heard("slow stopped at 1 s", "slow cleaned up at 6 s");
    }

    @Test
    void siblings_that_were_running_before_go_on_where_a_group_s_would_stop() {
        var hot = task(gives(5, 42));
        throwsBoom(1, () -> gather(hot, fails(1, boom)));
        assertEquals(42, await(hot));
        assertEquals(5, now());
    }

    @Test
    void a_task_that_failed_before_fails_the_gather_at_once_and_the_others_never_begin() {
        var failed = task(fails(0, boom));
        failed.onDone(() -> failed.exceptionNow());
        sleep(1);
        throwsBoom(1, () -> gather(failed, play.sleeper("other")));
        sleep(1);
        play.heard();
    }

    @Test
    void of_failures_at_the_same_moment_the_first_is_thrown_and_the_others_are_suppressed() {
        var others = List.of(new IllegalStateException("2"), new IllegalStateException("3"));
        throwsBoom(1, () -> gather(fails(1, boom), fails(1, others.getFirst()), fails(1, others.getLast())));
        sleep(1);
        assertEquals(others, List.of(boom.getSuppressed()));
    }

    @Test
    void failures_of_stopped_siblings_are_suppressed_in_the_one_that_was_thrown() {
        var late = new IllegalStateException("late");
        throwsBoom(1, () -> gather(fails(1, boom), failsWhenStopped(late)));
        sleep(1);
        assertEquals(List.of(late), List.of(boom.getSuppressed()));
    }

    @Test
    void an_error_is_thrown_like_any_failure() {
        var error = new StackOverflowError();
        assertSame(error, assertThrows(StackOverflowError.class, () -> gather(fails(1, error), play.sleeper("a"))));
        sleep(1);
        play.heard("a stopped at 1 s");
    }

    @Test
    void a_child_cancelled_by_somebody_else_fails_the_gather_and_stops_the_others() {
        var hot = task(play.sleeper("hot"));
        task(() -> {
            sleep(1);
            hot.cancel();
        });
        var error = assertThrows(CancellationException.class, () -> gather(hot, play.sleeper("other")));
        assertTrue(error.getMessage().contains("task " + hot.name() + " was cancelled"));
        sleep(1);
        play.heard("hot stopped at 1 s", "other stopped at 1 s");
    }

    @Test
    void cancelling_who_gathers_cancels_all_children_those_included_that_ran_before() {
        var hot = task(play.sleeper("hot"));
        var gathering = task(() -> gather(hot, play.sleeper("a"), async(play.sleeper("b"))));
        sleep(1);
        gathering.cancel();
        assertEquals(new Cancelled<>(), gathering.join());
        hot.join();
        sleep(1);
        play.heard("hot stopped at 1 s", "a stopped at 1 s", "b stopped at 1 s");
    }

    @Test
    void a_shielded_child_goes_on_when_the_gather_is_cancelled() {
        var gathering = task(() -> gather(() -> shield(() -> {
            sleep(5);
            play.say("shielded");
        })));
        sleep(1);
        gathering.cancel();
        assertEquals(new Cancelled<>(), gathering.join());
        sleep(9);
        play.heard("shielded at 5 s");
    }

    @Test
    void a_shielded_gather_goes_on_when_its_awaiter_is_cancelled() {
        var awaiter = task(() -> shield(() -> gather(gives(5, 1), () -> {
            sleep(5);
            play.say("child ended");
            return 2;
        })));
        sleep(1);
        awaiter.cancel();
        assertEquals(new Cancelled<>(), awaiter.join());
        sleep(9);
        play.heard("child ended at 5 s");
    }

    @Test
    void a_timeout_around_stops_all_children() {
        assertThrows(TimeoutException.class, () -> timeout(2, () -> gather(play.sleeper("a"), play.sleeper("b"))));
        sleep(1);
        play.heard("a stopped at 2 s", "b stopped at 2 s");
    }

    @Test
    void a_timeout_of_one_child_fails_the_gather() {
        assertThrows(
                TimeoutException.class, () -> gather(() -> timeout(2, gives(LONG, "never")), play.sleeper("other")));
        sleep(1);
        play.heard("other stopped at 2 s");
    }

    @Test
    void gathers_in_gathers_pass_on_failure_and_stop() {
        throwsBoom(
                2,
                () -> gather(
                        () -> gather(play.sleeper("a"), play.sleeper("b")),
                        () -> gather(fails(2, boom), play.sleeper("c"))));
        sleep(1);
        play.heard("c stopped at 2 s", "a stopped at 2 s", "b stopped at 2 s");
    }

    @Test
    void a_coroutine_in_the_list_twice_is_refused_where_asyncio_would_run_it_once() {
        var twice = async(gives(1, 42));
        var first = new AtomicInteger();
        refuses(IllegalStateException.class, "cannot reuse", () -> gather(() -> first.incrementAndGet(), twice, twice));
        sleep(1);
        assertEquals(0, first.get());
    }

    @Test
    void a_task_in_the_list_twice_counts_twice() {
        var twice = task(gives(1, 42));
        assertEquals(List.of(42, 42, 42), gather(twice, twice, twice));
    }

    @Test
    void items_are_mapped_all_at_once_or_so_many_at_a_time() {
        assertEquals(List.of(2, 4, 6), gather(List.of(1, 2, 3), i -> await(gives(1, i * 2))));
        assertEquals(1, now());
        assertEquals(List.of(1, 2, 3, 4, 5), gather(2, List.of(1, 2, 3, 4, 5), i -> await(gives(1, i))));
        assertEquals(4, now());
    }

    @Test
    void with_a_limit_the_next_begins_when_any_has_ended() {
        gather(2, List.of(5, 1, 1, 1, 1, 1), seconds -> await(gives(seconds, 0)));
        assertEquals(5, now());
    }

    @Test
    void with_a_limit_a_failure_takes_no_further_items() {
        var taken = new AtomicInteger();
        Iterable<Integer> endless =
                () -> Stream.generate(taken::incrementAndGet).iterator();
        throwsBoom(1, () -> gather(3, endless, i -> i == 2 ? await(fails(1, boom)) : await(gives(2, "" + i))));
        assertEquals(3, taken.get());
    }

    @Test
    void with_a_limit_a_cancel_takes_no_further_items_and_stops_those_that_run() {
        assertFalse(moveOnAfter(1, () -> {
            gather(2, List.of("a", "b", "c"), name -> await(play.sleeper(name)));
        }));
        sleep(1);
        play.heard("a stopped at 1 s", "b stopped at 1 s");
    }

    @Test
    void an_iteration_that_fails_stops_those_it_gave_before() {
        Iterable<Callable<String>> failing = () -> new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Callable<String> next() {
                if (given++ == 2) {
                    throw new IllegalStateException("no more");
                }
                sleep(1);
                return play.sleeper("child " + given);
            }
        };
        refuses(IllegalStateException.class, "no more", () -> gather(failing));
        sleep(1);
        play.heard("child 1 stopped at 2 s");
    }

    @Test
    void null_bodies_and_bad_limits_are_refused_before_anything_begins() {
        Callable<String> said = () -> {
            play.say("never");
            return "";
        };
        var withNull = new ArrayList<>(List.of(said, said));
        withNull.add(null);
        refuses(NullPointerException.class, "gather: body 3 is null", () -> gather(withNull));
        refuses(NullPointerException.class, "gather: body 2 of 2 is null", () -> gather(said, null));
        refuses(NullPointerException.class, "gather: the items are null", () -> gather(1, (List<String>) null, i -> i));
        refuses(
                NullPointerException.class,
                "gather: the function is null",
                () -> gather(1, List.of(1), (Fn<Integer, String>) null));
        refuses(IllegalArgumentException.class, "found -1", () -> gather(-1, List.of(1), i -> await(said)));
        sleep(1);
        play.heard();
    }

    @Test
    void a_gather_says_how_many_are_left() {
        var gathering = task(() -> gather(gives(1, 1), gives(2, 2), gives(3, 3)));
        sleep(1.5);
        assertTrue(gathering.toString().contains("waiting on gather (2 of 3 left)"), gathering::toString);
        gathering.join();
    }

    @Test
    void a_gather_that_is_refused_leaves_nothing_with_the_tasks_that_run() {
        var hot = task(play.sleeper("hot"));
        var used = async(() -> "used");
        await(used);
        List<Callable<?>> bodies = new ArrayList<>(List.of(hot, task(() -> "other"), used));
        var other = new WeakReference<>(bodies.get(1));
        assertThrows(IllegalStateException.class, () -> gather(bodies));
        bodies.clear();
        until(() -> {
            System.gc();
            return other.refersTo(null);
        });
        hot.cancel();
    }
}
