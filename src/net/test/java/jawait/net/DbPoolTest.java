package jawait.net;

import static jawait.Async.await;
import static jawait.Async.event;
import static jawait.Async.gather;
import static jawait.Async.pstree;
import static jawait.Async.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import jawait.AsyncEvent;
import jawait.Task;
import org.junit.jupiter.api.Test;

/// Connections are shared fairly, visibly, and never more of them than there may be.
class DbPoolTest {
    private static final String OURS =
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = ? AND backend_type = 'client backend'";

    /// A task that has a connection until `release` is set.
    private static Task<Void> holder(Db db, String name, AsyncEvent release) {
        var has = event();
        Task<Void> task = task(name, () -> {
            db.transaction(tx -> {
                tx.execute("SELECT 1");
                has.set();
                release.await();
            });
        });
        has.await();
        return task;
    }

    @Test
    void five_hundred_transactions_never_have_more_than_twenty_connections() throws Exception {
        try (Db db = TestDatabase.named("crowd").min(5).max(20);
                Db other = TestDatabase.named("watcher").max(1)) {
            db.execute("CREATE TABLE counter (n int); INSERT INTO counter VALUES (0)");
            var over = new AtomicBoolean();
            Task<Long> watcher = task("watcher", () -> {
                long most = 0;
                boolean last;
                do { // once more when it is over: some are kept
                    last = over.get();
                    most = Math.max(most, other.fetchValue(long.class, OURS, "crowd"));
                } while (!last);
                return most;
            });
            List<Callable<Boolean>> bodies = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                bodies.add(() -> db.transaction(tx -> {
                    tx.execute("SELECT pg_sleep(0.002)");
                    return tx.execute("UPDATE counter SET n = n + 1") == 1;
                }));
            }
            assertTrue(gather(bodies).stream().allMatch(done -> done));
            over.set(true);
            long most = await(watcher);
            assertTrue(most > 1 && most <= 20, "the server saw " + most);
            assertEquals(500, db.fetchValue("SELECT n FROM counter"));
            assertEquals(0, db.stats().active() + db.stats().waiting());
            assertEquals(20, db.stats().max());
        }
    }

    @Test
    void who_waits_is_seen_with_whom_it_waits_for() throws Exception {
        try (Db db = TestDatabase.named("seen").max(1)) {
            var release = event();
            Task<Void> holder = holder(db, "holder", release);
            Task<Object> waiter = task("waiter", () -> db.fetchValue("SELECT 1"));
            while (!waiter.toString().contains("waiting on pool")) {
                Thread.yield();
            }
            String seen = pstree().lines()
                    .filter(line -> line.contains("waiter"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(seen.contains("waiting on pool of jdbc:postgresql://127.0.0.1:"), seen);
            assertTrue(seen.contains("/postgres (1 active, 1 waiting) (held by holder)"), seen);
            assertEquals(new Db.Stats(1, 0, 1, 1), db.stats());
            release.set();
            await(holder);
            assertEquals(1, await(waiter));
        }
    }

    @Test
    void an_exhausted_pool_names_who_has_the_connections() throws Exception {
        try (Db db = TestDatabase.named("exhausted").max(2).timeout(.1)) {
            var release = event();
            Task<Void> one = holder(db, "slow report", release);
            Task<Void> two = holder(db, "forgotten", release);
            var error = assertThrows(SQLTransientConnectionException.class, () -> db.fetch("SELECT 1"));
            String says = error.getMessage();
            assertTrue(says.contains("within 0.1 s: 2 of 2 are in use"), says);
            assertTrue(
                    says.matches("(?s).*task slow report for \\d+\\.\\d s, since .*DbPoolTest.*DbPoolTest.java:\\d+.*"),
                    says);
            assertTrue(says.contains("task forgotten"), says);
            assertTrue(says.contains("max(2)"), says);
            release.set();
            gather(one, two);
            assertEquals(1, db.fetchValue("SELECT 1"));
        }
    }

    @Test
    void a_wait_is_cancelled_at_once_and_the_line_goes_on() throws Exception {
        try (Db db = TestDatabase.named("line").max(1)) {
            var release = event();
            Task<Void> holder = holder(db, "holder", release);
            List<Task<Object>> waiters = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int number = i;
                waiters.add(task(() -> db.fetchValue("SELECT ?", number)));
            }
            while (db.stats().waiting() < 50) {
                Thread.yield();
            }
            for (int i = 0; i < 50; i += 2) {
                waiters.get(i).cancel();
            }
            for (int i = 0; i < 50; i += 2) {
                Task<Object> waiter = waiters.get(i);
                assertThrows(CancellationException.class, () -> await(waiter));
            }
            assertEquals(25, db.stats().waiting());
            release.set();
            await(holder);
            for (int i = 1; i < 50; i += 2) {
                assertEquals(i, await(waiters.get(i)));
            }
        }
    }

    @Test
    void two_who_wait_for_each_others_connection_are_told_as_a_deadlock() throws Exception {
        try (Db db = TestDatabase.named("deadlock").max(1)) {
            Task<Object> selfish = task("selfish", () -> db.transaction(tx -> db.fetchValue("SELECT 1")));
            while (!selfish.toString().contains("waiting on pool")) {
                Thread.yield();
            }
            assertTrue(pstree().contains("deadlock: selfish → selfish"), pstree());
            selfish.cancel();
            assertThrows(CancellationException.class, () -> await(selfish));
            assertEquals(1, db.fetchValue("SELECT 1"));
        }
    }

    @Test
    void closing_frees_the_servers_connections_and_whoever_waits() throws Exception {
        try (Db other = TestDatabase.named("observer").max(1)) {
            Db db = TestDatabase.named("closing").max(1);
            Task<Void> busy = task("busy", () -> {
                db.execute("SELECT pg_sleep(60)");
            });
            while (other.fetchValue(long.class, OURS + " AND state = 'active'", "closing") == 0) {
                Thread.yield();
            }
            Task<Object> waiter = task("waiter", () -> db.fetchValue("SELECT 1"));
            while (db.stats().waiting() == 0) {
                Thread.yield();
            }
            db.close();
            assertThrows(SQLException.class, () -> await(busy));
            assertThrows(IllegalStateException.class, () -> await(waiter));
            while (other.fetchValue(long.class, OURS, "closing") > 0) {
                Thread.yield();
            }
            db.close();
        }
    }

    @Test
    void a_data_source_of_the_users_is_as_good() throws Exception {
        var source = DbUrl.parse(TestDatabase.url(), "test").dataSource();
        try (Db db = Db.pool(source).max(2)) {
            assertEquals(7, db.fetchValue("SELECT ?::int", 7));
            assertThrows(IllegalStateException.class, () -> Db.pool(source).user("x"));
        }
    }
}
