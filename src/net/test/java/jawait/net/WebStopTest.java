package jawait.net;

import static jawait.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import jawait.Task;
import org.junit.jupiter.api.Test;

/// How a server ends.
class WebStopTest {
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    private WebRoutes slow() {
        return Web.routes().onStop(() -> seen.add("stopped")).get("/slow", () -> {
            begun.countDown();
            try {
                gate.await();
                seen.add("answered");
                return "slow";
            } catch (InterruptedException e) {
                seen.add("cancelled");
                throw e;
            }
        });
    }

    private static Task<?> taskOf(Web web) {
        return tasks().stream()
                .filter(task -> task.name().equals("server " + web.url()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void requests_that_run_come_to_their_end_and_new_ones_are_refused() throws Exception {
        try (var service = new Service(slow())) {
            var asking = task(() -> service.get("/slow").toString());
            begun.await();
            var stopping = task(() -> service.web.stop());
            int port = service.web.port();
            timeout(20, () -> {
                while (true) {
                    try (var _ = new Socket("127.0.0.1", port)) {
                        Thread.onSpinWait();
                    } catch (ConnectException e) {
                        break;
                    } catch (IOException e) {
                        Thread.onSpinWait();
                    }
                }
            });
            assertTrue(!stopping.isDone());
            gate.countDown();
            assertEquals("200 slow", await(asking));
            await(stopping);
            assertEquals(List.of("answered", "stopped"), List.copyOf(seen));
            assertTrue(service.web.toString().endsWith("1 route, stopped]"), service.web.toString());
            Web.serve(port, Web.routes()).close(); // the port is free again
        }
    }

    @Test
    void those_that_take_longer_than_the_grace_are_cancelled() throws Exception {
        try (var service = new Service(slow().grace(.05))) {
            var asking = task(() -> service.get("/slow"));
            begun.await();
            service.web.stop();
            assertEquals(List.of("cancelled", "stopped"), List.copyOf(seen));
            assertEquals(503, await(asking).status());
        }
    }

    @Test
    void cancelling_its_task_stops_it_and_frees_the_port_before_the_task_ends() throws Exception {
        try (var service = new Service(slow().grace(0))) {
            var asking = task(() -> service.get("/slow"));
            begun.await();
            var task = taskOf(service.web);
            task.cancel();
            service.web.join();
            assertTrue(task.isDone());
            assertEquals(List.of("cancelled", "stopped"), List.copyOf(seen));
            Web.serve(service.web.port(), Web.routes()).close();
            attempt(asking);
        }
    }

    @Test
    void streams_end_at_once_events_whole() throws Exception {
        var routes = Web.routes()
                .get(
                        "/events",
                        () -> Reply.events(generate(y -> {
                            y.yield(1);
                            sleep(1000);
                        })));
        try (var service = new Service(routes);
                var socket = service.socket()) {
            Service.write(socket, "GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
            Service.readUntil(socket, "data: 1\n\n");
            long begin = System.nanoTime();
            service.web.stop();
            assertTrue(System.nanoTime() - begin < 4e9, "it waited for the stream");
        }
    }

    @Test
    void a_request_may_stop_its_server() throws Exception {
        var routes = Web.routes();
        try (var service = new Service(routes)) {
            routes.post("/stop", _ -> {
                service.web.stop();
                return "bye";
            });
            assertEquals("200 bye", service.send("POST", "/stop", "").toString());
            service.web.join();
            assertThrows(IOException.class, () -> service.get("/"));
        }
    }

    @Test
    void a_task_of_a_request_may_stop_its_server_too() throws Exception {
        var routes = Web.routes();
        try (var service = new Service(routes)) {
            routes.post(
                    "/stop",
                    _ -> gather(List.of("bye"), word -> {
                        service.web.stop();
                        return word;
                    }));
            assertEquals("200 [\"bye\"]", service.send("POST", "/stop", "").toString());
            service.web.join();
        }
    }

    @Test
    void a_failing_action_at_the_end_is_thrown_after_the_others_have_run() throws Exception {
        var web = Web.serve(0, Web.routes().onStop(() -> seen.add("last")).onStop(() -> {
            throw new IOException("cannot close");
        }));
        assertEquals("cannot close", assertThrows(IOException.class, web::close).getMessage());
        assertEquals(List.of("last"), List.copyOf(seen));
    }

    @Test
    void nothing_is_left_of_it() throws Exception {
        var web = Web.serve(0, slow());
        var task = taskOf(web);
        web.close();
        web.close();
        assertTrue(task.isDone());
        assertTrue(tasks().stream().noneMatch(each -> each.name().contains(web.url())));
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("HTTP-Dispatcher") && !thread.isDaemon()));
    }
}
