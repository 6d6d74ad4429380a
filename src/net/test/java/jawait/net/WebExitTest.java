package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A program whose `main` has ended and that only serves, in a JVM of its own.
class WebExitTest {
    @Test
    void serves_until_it_is_told_to_end_and_then_stops_in_order() throws Exception {
        var jvm = Script.start("/UntilToldToStop.java", Map.of());
        try (var said = jvm.inputReader();
                var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(said.readLine() + "/slow"))
                    .build();
            var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
            assertEquals("asked", said.readLine());
            jvm.toHandle().destroy(); // unlike that of the process, it leaves the streams open
            assertEquals(List.of("cancelled", "stopped"), said.lines().toList());
            assertEquals(503, answer.get().statusCode());
        } finally {
            jvm.destroyForcibly();
        }
    }
}
