package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the threads of HTTP clients are called, by which the report of a deadlock tells ours from the user's.
class HttpSelectorTest {
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("jawait-http-") || name.startsWith("HttpClient-"))
                .collect(Collectors.toSet());
    }

    private static Set<String> since(Set<String> before) {
        var now = new HashSet<>(threads());
        now.removeAll(before);
        return now;
    }

    @Test
    void a_client_of_ours_has_a_thread_of_our_name() throws Exception {
        try (var service = new Service(Web.routes().get("/a", () -> "<a>"))) {
            var before = threads();
            try (var http = Http.client()) {
                assertEquals("<a>", http.get(service.web.url() + "/a").text());
                var more = since(before);
                assertTrue(
                        !more.isEmpty() && more.stream().allMatch(name -> name.matches("jawait-http-\\d+")),
                        more::toString);
            }
        }
    }

    @Test
    void a_client_of_the_user_s_keeps_its_name() {
        var before = threads();
        try (var _ = HttpClient.newHttpClient()) {
            var more = since(before);
            assertTrue(more.stream().anyMatch(name -> name.startsWith("HttpClient-")), more::toString);
        }
    }
}
