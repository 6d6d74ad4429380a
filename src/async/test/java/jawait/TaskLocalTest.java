package jawait;

import static jawait.Async.async;
import static jawait.Async.attempt;
import static jawait.Async.await;
import static jawait.Async.cpu;
import static jawait.Async.every;
import static jawait.Async.gather;
import static jawait.Async.generate;
import static jawait.Async.group;
import static jawait.Async.moveOnAfter;
import static jawait.Async.retry;
import static jawait.Async.shield;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static jawait.Async.toThread;
import static jawait.Scene.pass;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import jawait.runtime.Origin;
import jawait.runtime.Root;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Variables of which every task has its own.
class TaskLocalTest {
    private final TaskLocal<String> user = TaskLocal.of("nobody");
    private final TaskLocal.Binding ada = user.set("ada");
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void nobody_again() {
        ada.close();
        assertEquals("nobody", user.get());
    }

    @Test
    void a_variable_has_its_initial_value_until_it_is_set() {
        TaskLocal<Integer> depth = TaskLocal.of(0);
        assertEquals(0, depth.get());
        assertEquals("TaskLocal[not set]", depth.toString());
        depth.set(1);
        assertEquals(1, depth.get());
        assertEquals("TaskLocal[1]", depth.toString());
        TaskLocal<String> none = TaskLocal.of(null);
        assertNull(none.get());
        none.set("some");
        none.set(null);
        assertNull(none.get());
        assertEquals("TaskLocal[null]", none.toString());
    }

    @Test
    void a_task_inherits_and_its_changes_are_its_own() {
        assertEquals("ada, bob", await(task(() -> {
            String inherited = user.get();
            user.set("bob");
            return inherited + ", " + user.get();
        })));
        assertEquals("ada", user.get());
    }

    @Test
    void a_task_keeps_what_it_began_with_when_its_starter_changes_it() throws Exception {
        Task<String> child = task(() -> {
            pass(gate);
            return user.get();
        });
        try (var _ = user.set("bob")) {
            gate.countDown();
            assertEquals("ada", await(child));
            assertEquals("bob", await(task(user::get)));
        }
    }

    @Test
    void every_task_has_its_own_also_when_they_are_many() {
        List<Integer> all = IntStream.range(0, 5000).boxed().toList();
        TaskLocal<Integer> own = TaskLocal.of(-1);
        assertEquals(all, gather(all, i -> {
            own.set(i);
            sleep(.001);
            return own.get();
        }));
        assertEquals(-1, own.get());
    }

    @Test
    void grandchildren_inherit_what_their_parent_has_set() {
        assertEquals("bob", await(task(() -> {
            user.set("bob");
            return await(task(() -> await(task(user::get))));
        })));
    }

    /// Every way in which a body comes to run as a task of its own.
    @Test
    void whoever_starts_a_body_gives_it_a_copy() throws Exception {
        Callable<String> body = () -> {
            String inherited = user.get();
            user.set("changed");
            return inherited;
        };
        var ticked = new CompletableFuture<String>();
        Task<Void> ticker = every(1000, () -> ticked.complete(body.call()));
        assertEquals(
                List.of("ada", "ada", "ada", "ada", "ada", "ada", "ada", "ada", "ada"),
                List.of(
                        await(task(body)),
                        await(toThread(body)),
                        await(cpu(body)),
                        gather(body).getFirst(),
                        gather(1, List.of(1), i -> body.call()).getFirst(),
                        group(g -> await(g.start(body))),
                        shield(body),
                        async(body).start().await(),
                        await(ticked)));
        assertEquals("ada", user.get());
        ticker.cancel();
    }

    /// Every way in which a body runs within its caller's task.
    @Test
    void whoever_runs_a_body_here_shares_its_values() throws Exception {
        var count = new AtomicInteger();
        Callable<Object> body = () -> user.set("bob " + count.incrementAndGet());
        await(body);
        assertEquals("bob 1", user.get());
        await(async(body));
        assertEquals("bob 2", user.get());
        timeout(5, body);
        assertEquals("bob 3", user.get());
        moveOnAfter(5, body);
        assertEquals("bob 4", user.get());
        attempt(body);
        assertEquals("bob 5", user.get());
        retry(1, body);
        assertEquals("bob 6", user.get());
        group(g -> body.call());
        assertEquals("bob 7", user.get());
        generate((Yielder<Object> y) -> y.yield(body.call())).forEach(x -> assertEquals("bob 8", user.get()));
        assertEquals("bob 8", user.get());
    }

    @Test
    void the_body_of_a_generator_in_a_loop_is_a_task_of_its_own() {
        var seen = new ArrayList<String>();
        AsyncGenerator<String> users = generate(y -> {
            y.yield(user.get());
            user.set("bob");
            y.yield(user.get());
        });
        for (String item : users) {
            seen.add(item + "/" + user.get());
        }
        assertEquals(List.of("ada/ada", "bob/ada"), seen);
    }

    @Test
    void a_callback_has_the_values_of_who_gave_it_and_leaves_none_behind() throws Exception {
        var seen = new CompletableFuture<String>();
        var after = new CompletableFuture<String>();
        Task<?> slow = task(() -> {
            user.set("the task's own");
            pass(gate);
        });
        slow.onDone(() -> {
            seen.complete(user.get());
            user.set("left behind");
        });
        slow.onDone(() -> after.complete(user.get()));
        user.set("bob");
        gate.countDown();
        assertEquals("ada", await(seen));
        assertEquals("ada", await(after));
        await(slow);
        slow.onDone(() -> user.set("at once"));
        assertEquals("bob", user.get());
    }

    @Test
    void a_threads_pool_keeps_nothing_of_a_task() {
        for (int i = 0; i < 20; i++) {
            assertEquals("ada", await(toThread(() -> {
                String inherited = user.get();
                user.set("left behind");
                return inherited;
            })));
            assertEquals("ada", await(cpu(() -> {
                String inherited = user.get();
                user.set("left behind");
                return inherited;
            })));
        }
    }

    @Test
    void plain_threads_inherit_too_and_those_of_an_executor_do_not() throws Exception {
        var seen = new AtomicReference<String>();
        Thread.ofVirtual().start(() -> seen.set(user.get())).join();
        assertEquals("ada", seen.getAndSet(null));
        Thread.ofPlatform().start(() -> seen.set(user.get())).join();
        assertEquals("ada", seen.getAndSet(null));
        try (var pool = Executors.newSingleThreadExecutor()) {
            Callable<String> body = user::get;
            assertEquals("ada", await(pool.submit(body)), "the executor's thread is started here");
            try (var _ = user.set("bob")) {
                assertEquals("ada", await(pool.submit(body)), "it was started before");
                assertEquals("bob", await(pool.submit(Origin.carry(body))), "a host carries it along");
                assertEquals("ada", await(pool.submit(body)), "and puts it back");
            }
        }
    }

    @Test
    void a_cells_root_task_begins_with_none() {
        var root = Root.start(new Origin(this, "In[1]"), getClass().getClassLoader(), "cell", user::get, () -> {});
        assertEquals("nobody", root.await());
    }

    @Test
    void a_value_holds_for_a_body_and_bodies_nest() {
        assertEquals("bob, eve, bob", user.where("bob", () -> {
            String outer = user.get();
            return outer + ", " + user.where("eve", user::get) + ", " + user.get();
        }));
        assertEquals("ada", user.get());
        user.where("bob", () -> {
            assertEquals("bob", user.get());
        });
        assertEquals("ada", user.get());
    }

    @Test
    void a_value_is_put_back_when_the_body_fails() {
        var boom = new IOException("boom");
        assertSame(
                boom,
                assertThrows(
                        IOException.class,
                        () -> user.where("bob", () -> {
                            throw boom;
                        })));
        assertEquals("ada", user.get());
        assertThrows(TimeoutException.class, () -> timeout(.001, () -> user.where("bob", () -> sleep(1000))));
        assertEquals("ada", user.get());
    }

    @Test
    void a_cancelled_task_cleans_up_with_its_own_values() {
        var seen = new CompletableFuture<String>();
        Task<Void> task = task(() -> user.where("bob", () -> {
            try {
                sleep(1000);
            } finally {
                seen.complete(user.get());
            }
        }));
        until(() -> task.toString().contains("sleeping"));
        task.cancel();
        assertEquals("bob", await(seen));
        assertEquals(new Cancelled<Void>(), task.join());
    }

    @Test
    void a_binding_puts_back_what_was_there_when_it_was_made_once() {
        TaskLocal<Integer> depth = TaskLocal.of(0);
        var first = depth.set(1);
        var second = depth.set(2);
        second.close();
        assertEquals(1, depth.get());
        second.close();
        assertEquals(1, depth.get());
        var third = depth.set(3);
        first.close();
        assertEquals(0, depth.get(), "out of turn: what was there before the first");
        third.close();
        assertEquals(1, depth.get(), "what was there before the third");
    }

    @Test
    void a_binding_is_closed_by_its_own_task_only() {
        var bound = user.set("bob");
        refuses(
                IllegalStateException.class,
                "expected the value to be put back by thread "
                        + Thread.currentThread().getName() + ", which has set it, found task thief",
                () -> await(task("thief", bound::close)));
        var escaped = await(task("setter", () -> user.set("eve")));
        refuses(IllegalStateException.class, "put back by task setter", escaped::close);
        assertEquals("bob", user.get());
        bound.close();
        assertEquals("ada", user.get());
    }

    @Test
    void a_binding_made_within_a_timeout_may_be_closed_after_it() throws Exception {
        var bound = timeout(5, () -> user.set("bob"));
        assertEquals("bob", user.get());
        bound.close();
        assertEquals("ada", user.get());
    }

    @Test
    void variables_do_not_see_each_other() {
        TaskLocal<String> other = TaskLocal.of("nobody");
        var bound = other.set("eve");
        assertEquals(List.of("ada", "eve"), List.of(user.get(), other.get()));
        assertEquals("adaeve", await(task(() -> user.get() + other.get())));
        bound.close();
        assertEquals(List.of("ada", "nobody"), List.of(user.get(), other.get()));
    }

    @Test
    void a_made_value_is_made_once_for_each_task_that_has_inherited_none() {
        var made = new AtomicInteger();
        TaskLocal<Integer> number = TaskLocal.withInitial(made::incrementAndGet);
        assertEquals(List.of(1, 2), gather(1, List.of("a", "b"), x -> {
            assertEquals(number.get(), number.get());
            assertEquals(number.get(), await(task(number::get)));
            return number.get();
        }));
        assertEquals(3, number.get());
        assertEquals(3, number.get());
        assertEquals(3, await(task(number::get)));
    }

    @Test
    void misuse_is_named() {
        refuses(NullPointerException.class, "the supplier is null", () -> TaskLocal.withInitial(null));
        refuses(NullPointerException.class, "where: the body is null", () -> user.where("bob", (Callable<?>) null));
        refuses(NullPointerException.class, "where: the body is null", () -> user.where("bob", (Action) null));
        assertEquals("ada", user.get());
        TaskLocal<String> broken = TaskLocal.withInitial(() -> {
            throw new IllegalStateException("no value today");
        });
        refuses(IllegalStateException.class, "no value today", broken::get);
        assertEquals("TaskLocal[not set]", broken.toString());
    }
}
