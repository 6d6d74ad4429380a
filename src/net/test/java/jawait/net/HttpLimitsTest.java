package jawait.net;

import static jawait.Async.await;
import static jawait.Async.gather;
import static jawait.Async.moveOnAfter;
import static jawait.Async.outcomes;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import jawait.Async;
import jawait.Cancelled;
import jawait.Success;
import jawait.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How many at once, who waits, and what is left behind when calls are ended.
class HttpLimitsTest {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private BadServer server;
    private Http http;

    @BeforeEach
    void a_server() throws IOException {
        server = new BadServer();
        http = Http.client();
    }

    @AfterEach
    void closed() throws IOException {
        http.close();
        server.close();
    }

    private static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!so.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what);
            sleep(.005);
        }
    }

    @Test
    void ten_thousand_calls_go_over_twenty_connections() {
        server.on("/n", wire -> wire.reply(wire.header("X-Number")));
        var replies = gather(
                IntStream.range(0, 10_000).boxed().toList(),
                i -> http.request("GET", server.url("/n"))
                        .header("X-Number", String.valueOf(i))
                        .send()
                        .text());
        assertEquals(IntStream.range(0, 10_000).mapToObj(String::valueOf).toList(), replies);
        assertTrue(server.peak() <= 20, "connections at once: " + server.peak());
        assertEquals(server.peak(), server.total(), "none is closed only to be opened again");
        until("ten are kept: " + server.connections(), () -> server.connections() == 10);
        assertEquals(0, http.inFlight());
        assertEquals(0, http.waiting());
    }

    @Test
    void who_waits_for_a_connection_can_be_seen_and_cancelled() throws Exception {
        var go = new Semaphore(0);
        server.on("/slow", wire -> {
            go.acquire();
            wire.reply("fine");
        });
        Http one = http.limit(1);
        Task<String> first = task("first", () -> one.get(server.url("/slow")).text());
        until("the first is under way", () -> one.inFlight() == 1);
        Task<String> second = task("second", () -> one.get(server.url("/slow")).text());
        until(
                "the second waits",
                () -> Async.pstree()
                        .contains("second running, waiting on AsyncSemaphore[0 of 1 available] (held by first)"));
        assertEquals(1, one.waiting());
        until(
                "the first waits",
                () -> first.toString().contains("waiting on the answer to GET " + server.url("/slow")));
        assertTrue(one.toString().endsWith("1 in flight, 1 waiting]"), one::toString);
        second.cancel();
        assertThrows(CancellationException.class, () -> await(second));
        assertEquals(0, one.waiting());
        go.release();
        assertEquals("fine", await(first));
        one.close();
    }

    @Test
    void a_wait_for_a_connection_has_an_end_when_one_is_set() throws Exception {
        server.on("/slow", BadServer.Wire::awaitEnd);
        Http one = http.limit(1).poolTimeout(.2);
        var first = task(() -> one.get(server.url("/slow")));
        until("the first is under way", () -> one.inFlight() == 1);
        String error = assertThrows(HttpTimeoutException.class, () -> one.get(server.url("/slow")))
                .getMessage();
        assertEquals(
                "GET " + server.url("/slow")
                        + ": none of the client's 1 connections became free within 200 ms (1 in use, 0 more waiting)",
                error);
        first.cancel();
        outcomes(first);
        one.close();
    }

    @Test
    void the_wait_for_a_connection_is_not_part_of_the_timeout() throws Exception {
        server.on("/slow", wire -> {
            sleep(3.5);
            wire.reply("fine");
        });
        server.on("/fine", wire -> wire.reply("fine"));
        Http one = http.limit(1);
        var slow = task(() -> one.get(server.url("/slow")).text());
        until("the slow one is under way", () -> one.inFlight() == 1);
        assertEquals("fine", one.timeout(3).get(server.url("/fine")).text());
        assertEquals("fine", await(slow));
        one.close();
    }

    @Test
    void cancelling_closes_the_connection_whatever_it_waits_for() throws Exception {
        for (String start :
                new String[] {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"}) {
            var asked = new CountDownLatch(1);
            var gone = new CountDownLatch(1);
            server.on("/hangs", wire -> {
                wire.send(start);
                asked.countDown();
                wire.awaitEnd();
                gone.countDown();
            });
            var call = task(() -> http.get(server.url("/hangs")));
            BadServer.await(asked);
            call.cancel();
            assertInstanceOf(Cancelled.class, outcomes(call).getFirst());
            BadServer.await(gone);
            assertEquals(0, http.inFlight());
        }
    }

    @Test
    void an_outer_timeout_is_its_own() throws Exception {
        server.on("/hangs", BadServer.Wire::awaitEnd);
        assertThrows(TimeoutException.class, () -> timeout(.2, () -> http.get(server.url("/hangs"))));
        server.awaitNobody();
        assertEquals(0, http.inFlight());
    }

    @Test
    void ten_thousand_calls_ended_at_random_leave_nothing_behind() {
        server.on("/n", wire -> {
            wire.send("HTTP/1.1 200 OK\r\n");
            Thread.yield();
            wire.send("Content-Length: 5\r\n\r\nhe");
            Thread.yield();
            wire.send("llo");
        });
        var random = new Random(42);
        double[] ends = IntStream.range(0, 10_000)
                .mapToDouble(i -> random.nextDouble() * .1)
                .toArray();
        var outcomes = gather(
                40,
                IntStream.range(0, 10_000).boxed().toList(),
                i -> moveOnAfter(ends[i], () -> http.get(server.url("/n")).text())
                        .orElse("stopped"));
        long whole = outcomes.stream().filter("hello"::equals).count();
        assertEquals(10_000, whole + outcomes.stream().filter("stopped"::equals).count());
        assertTrue(whole > 0 && whole < 10_000, "some of each: " + whole);
        assertEquals(0, http.inFlight());
        assertEquals(0, http.waiting());
        until("only idle connections are left: " + server.connections(), () -> server.connections() <= 10);
        assertEquals(
                20,
                gather(
                                IntStream.range(0, 20).boxed().toList(),
                                i -> http.get(server.url("/n")).text())
                        .size());
    }

    @Test
    void closing_the_client_ends_what_is_under_way() throws Exception {
        var asked = new CountDownLatch(2);
        server.on("/hangs", wire -> {
            asked.countDown();
            wire.awaitEnd();
        });
        var call = task(() -> http.get(server.url("/hangs")));
        var other = task(() -> http.bearer("x").get(server.url("/hangs")));
        BadServer.await(asked);
        http.close();
        for (var ended : new Task<?>[] {call, other}) {
            String error = assertThrows(IOException.class, () -> await(() -> ended.await()))
                    .getMessage();
            assertEquals("GET " + server.url("/hangs") + ": the client was closed meanwhile", error);
        }
        until("the connections are closed", () -> server.connections() == 0);
    }

    @Test
    void a_plain_thread_is_as_good() throws Exception {
        server.on("/fine", wire -> wire.reply("fine")).on("/hangs", BadServer.Wire::awaitEnd);
        assertEquals("fine", http.get(server.url("/fine")).text());
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> http.get(server.url("/hangs")));
        assertEquals(0, http.inFlight());
    }

    @Test
    void two_clients_made_of_one_share_its_limit_unless_they_have_their_own() throws Exception {
        server.on("/hangs", BadServer.Wire::awaitEnd);
        Http one = http.limit(1);
        Http api = one.baseUrl(server.url("/")).bearer("x").timeout(5);
        var call = task(() -> api.get("/hangs"));
        until("it is under way", () -> one.inFlight() == 1);
        assertEquals(0, one.limit(1).inFlight());
        assertInstanceOf(Success.class, Async.attempt(() -> call.cancel()));
        until("it has ended", () -> one.inFlight() == 0);
        one.close();
    }

    @Test
    void as_many_are_kept_as_was_said() {
        server.on("/fine", wire -> {
            sleep(.05);
            wire.reply("fine");
        });
        try (Http three = http.keepAlive(3)) {
            gather(IntStream.range(0, 40).boxed().toList(), i -> three.get(server.url("/fine")));
            assertTrue(server.peak() <= 20, "connections at once: " + server.peak());
            until("three are kept: " + server.connections(), () -> server.connections() == 3);
            var late = assertThrows(IllegalStateException.class, () -> three.keepAlive(1_000_000));
            assertTrue(
                    late.getMessage().startsWith("keepAlive(1000000) comes too late: the JDK has one number"),
                    late::toString);
        }
        until("none is left: " + server.connections(), () -> server.connections() == 0);
    }

    @Test
    void in_virtual_time_the_server_still_has_all_its_time() {
        server.on("/slow", wire -> {
            long end = System.nanoTime() + 200_000_000;
            while (System.nanoTime() < end) {
                Thread.yield();
            }
            wire.reply("fine");
        });
        assertEquals("fine", Async.virtualTime(() -> {
            sleep(3600);
            return http.get(server.url("/slow")).text();
        }));
        server.on("/silent", BadServer.Wire::awaitEnd);
        assertThrows(
                HttpTimeoutException.class,
                () -> await(
                        () -> Async.virtualTime(() -> http.timeout(.3).get(server.url("/silent"))), IOException.class));
    }

    @Test
    void more_at_once_than_the_jdk_keeps_are_not_opened_anew_either() {
        server.on("/n", wire -> wire.reply(wire.header("X-Number")));
        try (Http fifty = http.limit(55)) {
            gather(IntStream.range(0, 2000).boxed().toList(), i -> fifty.get(server.url("/n")));
            assertTrue(server.peak() <= 55, "connections at once: " + server.peak());
            assertEquals(server.peak(), server.total(), "none is closed only to be opened again");
            until("ten are kept: " + server.connections(), () -> server.connections() == 10);
        }
    }
}
