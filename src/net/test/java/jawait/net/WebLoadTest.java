package jawait.net;

import static jawait.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many requests.
class WebLoadTest {
    @Test
    void ten_thousand_requests_leave_nothing_behind() throws Exception {
        record Item(int id, String name) {}
        try (var service = new Service(Web.routes().get("/items/{id}", r -> new Item(r.path("id", int.class), "x")))) {
            List<Integer> statuses = gather(
                    32,
                    IntStream.range(0, 10_000).boxed().toList(),
                    i -> service.get("/items/" + i).status());
            assertTrue(statuses.stream().allMatch(status -> status == 200));
            service.web.stop(); // which waits for the tasks whose answers have come
            assertTrue(tasks().stream().noneMatch(task -> task.name().startsWith("GET /items")));
            assertEquals(10_000, service.web.stats().served());
            assertEquals(0, service.web.stats().inFlight());
        }
    }

    @Test
    void five_hundred_that_wait_wait_at_once() throws Exception {
        var barrier = barrier(500);
        try (var service = new Service(Web.routes().get("/", () -> Map.of("arrived", barrier.await())))) {
            var answers = gather(IntStream.range(0, 500)
                    .<java.util.concurrent.Callable<String>>mapToObj(
                            _ -> () -> service.raw("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .toList());
            assertEquals(
                    500,
                    answers.stream()
                            .distinct()
                            .filter(text -> text.contains("arrived"))
                            .count());
        }
    }
}
