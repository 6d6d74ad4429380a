package jawait.net;

import static jawait.Async.await;
import static jawait.Async.gather;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import jawait.Success;
import jawait.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whatever is stopped while the database works on it ends there too, and costs the pool nothing.
class DbCancelTest {
    private static final String RUNNING =
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = ? AND state <> 'idle'";

    static Db observer;

    @BeforeAll
    static void open() {
        observer = TestDatabase.named("observer").max(1);
    }

    @AfterAll
    static void close() {
        observer.close();
    }

    private static void awaitRunning(String name, long count) throws Exception {
        while (observer.fetchValue(long.class, RUNNING, name) != count) {
            Thread.yield();
        }
    }

    @Test
    void a_cancelled_query_ends_on_the_server_and_the_connection_is_used_again() throws Exception {
        try (Db db = TestDatabase.named("victim").max(1)) {
            int process = db.fetchValue(int.class, "SELECT pg_backend_pid()");
            Task<Object> sleeper = task(() -> db.fetchValue("SELECT pg_sleep(600)"));
            awaitRunning("victim", 1);
            sleeper.cancel();
            assertThrows(CancellationException.class, () -> await(sleeper));
            assertEquals(0L, observer.fetchValue(RUNNING, "victim"));
            assertEquals(process, db.fetchValue("SELECT pg_backend_pid()"));
        }
    }

    @Test
    void a_timeout_ends_a_query_too_also_on_a_plain_thread() throws Exception {
        try (Db db = TestDatabase.named("timeout").max(1)) {
            int process = db.fetchValue(int.class, "SELECT pg_backend_pid()");
            assertThrows(TimeoutException.class, () -> timeout(.05, () -> db.execute("SELECT pg_sleep(600)")));
            assertEquals(process, db.fetchValue("SELECT pg_backend_pid()"));
        }
    }

    @Test
    void whatever_is_cancelled_leaves_the_pool_whole() throws Exception {
        try (Db db = TestDatabase.named("whatever").max(2)) {
            db.execute("CREATE TABLE t (i int); INSERT INTO t SELECT generate_series(1, 1000)");
            List<jawait.Action> slow = List.of(
                    () -> db.executeMany("SELECT pg_sleep(600) WHERE ? > 0", List.of(1, 2)),
                    () -> db.transaction(tx -> tx.execute("DELETE FROM t; SELECT pg_sleep(600)")),
                    () -> db.stream("SELECT pg_sleep(600)").toList(),
                    () -> db.stream("SELECT CASE WHEN i > 700 THEN pg_sleep(600) END FROM t ORDER BY i")
                            .toList(),
                    () -> db.copyOut("COPY (SELECT pg_sleep(600)) TO STDOUT", new java.io.StringWriter()),
                    () -> db.copyIn("t", endless()));
            for (jawait.Action each : slow) {
                Task<Void> task = task(each);
                awaitRunning("whatever", 1);
                task.cancel();
                assertThrows(CancellationException.class, () -> await(task));
                awaitRunning("whatever", 0);
                assertEquals(1000L, db.fetchValue("SELECT count(*) FROM t"));
                assertEquals(0, db.stats().active());
            }
        }
    }

    private static Iterable<List<Integer>> endless() {
        return () -> java.util.stream.Stream.generate(() -> List.of(1)).iterator();
    }

    @Test
    void a_cancelled_transaction_is_rolled_back_and_a_cancel_before_the_commit_counts() throws Exception {
        try (Db db = TestDatabase.named("undone").max(1)) {
            db.execute("CREATE TABLE t (i int)");
            Task<Void> late = task(() -> db.transaction(tx -> {
                tx.execute("INSERT INTO t VALUES (1)");
                jawait.Async.currentTask().cancel();
            }));
            assertThrows(CancellationException.class, () -> await(late));
            assertEquals(0L, db.fetchValue("SELECT count(*) FROM t"));
        }
    }

    @Test
    void ten_thousand_random_cancels_lose_and_leak_nothing() throws Exception {
        Random random = new Random(7);
        try (Db db = TestDatabase.named("storm").min(4).max(4).timeout(60)) {
            db.execute("CREATE TABLE t (i int); INSERT INTO t VALUES (0)");
            int succeeded = 0;
            for (int round = 0; round < 50; round++) {
                List<Task<Boolean>> tasks = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    tasks.add(task(() -> db.transaction(tx -> tx.execute("UPDATE t SET i = i + 1") == 1)));
                }
                List<Task<Boolean>> order = new ArrayList<>(tasks);
                java.util.Collections.shuffle(order, random);
                for (Task<Boolean> each : order) {
                    for (int spin = random.nextInt(200); spin > 0; spin--) {
                        Thread.onSpinWait();
                    }
                    each.cancel();
                }
                for (Task<Boolean> each : tasks) {
                    var outcome = jawait.Async.attempt(each);
                    succeeded += outcome instanceof Success ? 1 : 0;
                    assertTrue(outcome instanceof Success || each.isCancelled(), outcome.toString());
                }
            }
            assertEquals(0, db.stats().waiting() + db.stats().active());
            awaitRunning("storm", 0);
            int stored = db.fetchValue(int.class, "SELECT i FROM t");
            assertTrue(stored >= succeeded, stored + " commits, " + succeeded + " told");
            assertEquals(
                    4,
                    gather(List.of(1, 2, 3, 4), i -> db.fetchValue("SELECT pg_sleep(0.01)"))
                            .size());
        }
    }
}
