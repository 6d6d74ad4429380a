package jawait.runtime;

import static jawait.Async.async;
import static jawait.Async.attempt;
import static jawait.Async.await;
import static jawait.Async.gather;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.race;
import static jawait.Async.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import jawait.Coroutine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A forgotten `await` is told of, once the garbage is collected.
class NeverAwaitedTest {
    private record Report(Unawaited coroutine, Origin origin) {}

    private final Origin cell = new Origin(new Object(), "In[1]");
    private final ConcurrentLinkedQueue<Report> reports = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void listen() {
        Tasks.onNeverAwaited(coroutine -> reports.add(new Report(coroutine, Origin.current())));
    }

    @AfterEach
    void do_not_listen() {
        Tasks.onNeverAwaited(coroutine -> {});
    }

    private <T> T inCell(Callable<T> body) {
        return Root.start(cell, getClass().getClassLoader(), "cell", body, () -> {})
                .await();
    }

    private static Coroutine<Integer> fetch(int number) {
        return async(() -> number);
    }

    /// Collects garbage until the report of a coroutine comes for which `wanted` holds.
    private Report collected(Predicate<Unawaited> wanted) {
        long give = System.nanoTime() + 30_000_000_000L;
        while (true) {
            for (Report report : reports) {
                if (wanted.test(report.coroutine)) {
                    return report;
                }
            }
            assertTrue(System.nanoTime() < give, () -> "no report came, but these: " + reports);
            System.gc();
            Thread.yield();
        }
    }

    /// All of this cell's reports, when one that is made now has come.
    private List<Unawaited> reported() {
        Origin mark = new Origin(new Object(), "mark");
        Root.start(mark, getClass().getClassLoader(), "mark", () -> fetch(0).toString(), () -> {})
                .await();
        collected(coroutine -> mark.equals(coroutine.origin()));
        System.gc();
        return reports.stream()
                .map(Report::coroutine)
                .filter(coroutine -> cell.equals(coroutine.origin()))
                .toList();
    }

    private boolean isOfCell(Unawaited coroutine) {
        return cell.equals(coroutine.origin());
    }

    @Test
    void a_forgotten_coroutine_is_reported_once_with_its_origin_and_place() {
        inCell(() -> fetch(1).toString());
        Report report = collected(this::isOfCell);
        assertEquals(cell, report.origin, "the hook runs under the coroutine's origin");
        assertEquals("fetch", report.coroutine.place().getMethodName());
        assertEquals(NeverAwaitedTest.class.getName(), report.coroutine.place().getClassName());
        assertTrue(
                report.coroutine
                        .toString()
                        .matches(
                                "a coroutine made at .*NeverAwaitedTest.fetch\\(NeverAwaitedTest.java:\\d+\\) was never awaited"),
                report.coroutine::toString);
        assertEquals(1, reported().size());
    }

    @Test
    void without_a_host_there_is_no_origin() {
        Report report = forget(() -> {
            throw new IOException("never thrown");
        });
        assertNull(report.coroutine.origin());
        assertNull(report.origin);
    }

    private Report forget(Callable<Object> body) {
        async(body);
        String name = body.getClass().getName();
        return collected(coroutine -> coroutine.body().equals(name));
    }

    /// Of a named class it is not known where each is made.
    private static final class Named implements Callable<Object> {
        @Override
        public Object call() {
            return this;
        }
    }

    @Test
    void a_body_of_a_named_class_is_known_by_its_name() {
        Report report = forget(new Named());
        assertEquals("a coroutine of " + Named.class.getName() + " was never awaited", report.coroutine.toString());
    }

    @Test
    void a_coroutine_that_waits_for_something_foreign_is_known_by_its_class() {
        inCell(() -> Coroutine.from((Object) new CompletableFuture<>()).toString());
        assertEquals(
                "a coroutine of java.util.concurrent.CompletableFuture was never awaited",
                collected(this::isOfCell).coroutine.toString());
        inCell(() -> Coroutine.from(new CompletableFuture<>(), String.class).toString());
        collected(
                any -> reports.stream().filter(each -> isOfCell(each.coroutine)).count() == 2);
        assertEquals(2, reported().size());
    }

    @Test
    void whatever_begins_a_coroutine_silences_the_report() {
        inCell(() -> {
            await(fetch(1));
            await(task(fetch(2)));
            await(fetch(3).start());
            gather(fetch(4), fetch(5));
            outcomes(fetch(6));
            race(fetch(7), fetch(8));
            attempt(fetch(9));
            moveOnAfter(5, fetch(10));
            await(jawait.Async.toThread(fetch(11)));
            await(jawait.Async.cpu(fetch(12)));
            fetch(13).call();
            Coroutine<Object> failing = async((Callable<Object>) () -> {
                throw new IOException("boom");
            });
            assertThrows(IOException.class, () -> await(failing));
            return gather(List.of(fetch(14)).stream());
        });
        assertEquals(List.of(), reported());
        assertEquals(List.of(), Tasks.neverAwaited(cell));
    }

    @Test
    void a_task_cancelled_before_it_began_has_used_its_coroutine() {
        inCell(() -> {
            var tasks = IntStream.range(0, 100).mapToObj(i -> task(fetch(i))).toList();
            tasks.forEach(jawait.Task::cancel);
            return outcomes(tasks);
        });
        assertEquals(List.of(), reported());
    }

    @Test
    void a_host_can_ask_which_have_not_begun() {
        List<Coroutine<Integer>> kept = inCell(() -> {
            List<Coroutine<Integer>> some = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                some.add(fetch(i));
            }
            return some;
        });
        List<Unawaited> unbegun = Tasks.neverAwaited(new Origin(cell.key(), "In[1]"));
        assertEquals(3, unbegun.size());
        assertEquals("fetch", unbegun.getFirst().place().getMethodName());
        assertEquals(List.of(), Tasks.neverAwaited(new Origin(new Object(), "In[2]")));
        await(kept.removeFirst());
        assertEquals(2, Tasks.neverAwaited(cell).size());
        await(kept.removeLast());
        await(kept.removeLast());
        assertEquals(List.of(), Tasks.neverAwaited(cell));
        assertEquals(List.of(), reported());
    }

    @Test
    void a_kept_coroutine_is_not_reported_while_it_is_kept() {
        Coroutine<Integer> kept = inCell(() -> fetch(1));
        assertEquals(List.of(), reported());
        assertEquals(1, await(kept));
    }

    @Test
    void of_a_flood_only_the_first_part_is_watched_and_room_is_made_for_others() {
        List<Coroutine<Integer>> kept =
                inCell(() -> IntStream.range(0, 50_000).mapToObj(i -> fetch(i)).toList());
        assertEquals(10_000, Tasks.neverAwaited(cell).size());
        kept.forEach(Coroutine::await);
        assertEquals(0, Tasks.neverAwaited(cell).size());
        inCell(() -> IntStream.range(0, 100).mapToObj(i -> fetch(i)).toList().size());
        long give = System.nanoTime() + 30_000_000_000L;
        while (reports.stream().filter(report -> isOfCell(report.coroutine)).count() < 100) {
            assertTrue(System.nanoTime() < give);
            System.gc();
        }
        assertEquals(0, Tasks.neverAwaited(cell).size());
        assertEquals(100, reported().size());
    }

    @Test
    void many_threads_make_and_use_coroutines_at_once() {
        inCell(() -> gather(IntStream.range(0, 2000).boxed().toList(), i -> {
            List<Coroutine<Integer>> own = new ArrayList<>();
            for (int k = 0; k < 10; k++) {
                own.add(fetch(k));
            }
            int sum = 0;
            for (Coroutine<Integer> each : own.reversed()) {
                sum += await(each);
            }
            return sum;
        }));
        assertEquals(List.of(), Tasks.neverAwaited(cell));
        assertEquals(List.of(), reported());
    }

    @Test
    void a_bad_hook_is_survived_and_none_is_refused() {
        Tasks.onNeverAwaited(coroutine -> {
            reports.add(new Report(coroutine, null));
            throw new IllegalStateException("a bad hook");
        });
        inCell(() -> fetch(1).toString());
        collected(this::isOfCell);
        listen();
        reports.clear();
        inCell(() -> fetch(1).toString());
        collected(this::isOfCell);
        assertThrows(NullPointerException.class, () -> Tasks.onNeverAwaited(null));
        assertThrows(NullPointerException.class, () -> Tasks.neverAwaited((Origin) null));
    }
}
