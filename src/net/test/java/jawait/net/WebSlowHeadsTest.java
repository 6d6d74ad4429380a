package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Clients that take their time with what comes before the body.
class WebSlowHeadsTest {
    private static Service service() throws Exception {
        WebRoutes routes = Web.routes().post("/echo", request -> request.text()).get("/a", () -> "<a>");
        routes.longestHead = Duration.ofSeconds(3);
        return new Service(routes);
    }

    @Test
    void whoever_sends_half_a_head_is_hung_up_on() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (var service = service()) {
            for (String half : List.of("G", "GET /a HTTP/1.1\r\n", "GET /a HTTP/1.1\r\nHost: x\r\nX-A: ")) {
                var socket = service.socket();
                slow.add(socket);
                Service.write(socket, half);
            }
            assertEquals("200 <a>", service.get("/a").toString());
            for (var socket : slow) {
                assertEquals(-1, socket.getInputStream().read());
            }
            assertEquals("200 <a>", service.get("/a").toString());
            service.web.stop(); // which waits for the tasks whose answers have come
            assertEquals(0, service.web.stats().inFlight());
        }
        for (var socket : slow) {
            socket.close();
        }
    }

    @Test
    void one_that_begins_its_second_request_only_is_hung_up_on_too() throws Exception {
        try (var service = service();
                var socket = service.socket()) {
            Service.write(socket, "GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
            assertTrue(Service.readUntil(socket, "<a>").startsWith("HTTP/1.1 200"));
            Service.write(socket, "GET /a");
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void a_body_may_take_longer() throws Exception {
        try (var service = service();
                var whole = service.socket();
                var half = service.socket()) {
            Service.write(whole, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\na");
            Service.write(half, "POST");
            assertEquals(-1, half.getInputStream().read()); // the time of heads is over
            Service.write(whole, "b");
            assertTrue(Service.readUntil(whole, "ab").startsWith("HTTP/1.1 200"));
        }
    }
}
