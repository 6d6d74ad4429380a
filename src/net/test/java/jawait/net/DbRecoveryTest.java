package jawait.net;

import static jawait.Async.await;
import static jawait.Async.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jawait.Async;
import jawait.AsyncGenerator;
import jawait.Task;
import org.junit.jupiter.api.Test;

/// The server is killed in the middle of everything, and comes back.
class DbRecoveryTest {
    private static void kill(PgServer server) throws Exception {
        ProcessHandle main = ProcessHandle.of(server.pid()).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(main.descendants().toList());
        main.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        while (server.answers()) {
            Thread.yield();
        }
        all.add(main);
        for (ProcessHandle each : all) {
            while (each.isAlive() && each.info().command().isPresent()) {
                Thread.yield();
            }
        }
        // where the first process buries nobody, the dead would count as running
        Files.delete(server.data().resolve("postmaster.pid"));
    }

    @Test
    void a_pool_recovers_and_no_transaction_is_half_done() throws Exception {
        PgServer server = PgServer.start(PgBinaries.here());
        try (Db db = Db.pool(server.url()).min(2).max(8).timeout(20)) {
            db.execute("CREATE TABLE pairs (id serial, side text)");
            AsyncGenerator<Db.Notification> listening = db.listen("x");
            var over = new AtomicBoolean();
            var failed = new AtomicInteger();
            var succeeded = new AtomicInteger();
            List<Task<Void>> workers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                workers.add(task(() -> {
                    while (!over.get()) {
                        try {
                            db.transaction(tx -> {
                                tx.execute("INSERT INTO pairs (side) VALUES ('left')");
                                tx.execute("INSERT INTO pairs (side) VALUES ('right')");
                            });
                            succeeded.incrementAndGet();
                        } catch (SQLException e) {
                            failed.incrementAndGet();
                        }
                    }
                }));
            }
            awaitMore(succeeded, 100);
            kill(server);
            assertThrows(SQLException.class, listening::first);
            server.serve();
            awaitMore(succeeded, 100);
            over.set(true);
            workers.forEach(worker -> await(worker));
            assertTrue(failed.get() > 0, "the kill was noticed");
            assertEquals(0, db.stats().active() + db.stats().waiting());
            long left = db.fetchValue(long.class, "SELECT count(*) FROM pairs WHERE side = 'left'");
            assertEquals(left, db.fetchValue("SELECT count(*) FROM pairs WHERE side = 'right'"));
            assertTrue(left >= 100 && left <= succeeded.get() + failed.get(), left + " pairs");
        } finally {
            server.stop();
        }
    }

    private static void awaitMore(AtomicInteger count, int more) {
        int wanted = count.get() + more;
        while (count.get() < wanted) {
            Thread.yield();
        }
    }

    @Test
    void connections_that_the_server_has_ended_fail_one_call_and_not_one_each() throws Exception {
        try (Db db = TestDatabase.named("ended").min(4).max(4);
                Db other = Db.pool(Pg.url())) {
            Async.gather(List.of(1, 2, 3, 4), _ -> db.fetch("SELECT pg_sleep(0.2)"));
            while (db.stats().idle() < 4) {
                Thread.yield(); // the pool opens them beside the calls
            }
            other.execute(
                    "SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity WHERE application_name = 'ended'");
            int failed = 0;
            for (int i = 0; i < 8; i++) {
                try {
                    db.fetch("SELECT 1");
                } catch (SQLException e) {
                    failed++;
                }
            }
            assertTrue(failed <= 1, failed + " calls failed");
        }
    }
}
