package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The article's HTTP and semaphore examples as scripts, each in a JVM of its own: `java Script.java`.
class HttpArticleTest {
    private static List<String> run(String script) throws Exception {
        return Script.run("/article/" + script, Map.of());
    }

    private static double seconds(String line, String text) {
        var found = Pattern.compile(text + " ([\\d.]+) s").matcher(line);
        assertTrue(found.find(), line);
        return Double.parseDouble(found.group(1));
    }

    @Test
    void ten_pages_at_once_take_as_long_as_one() throws Exception {
        var said = run("SyncAndAsync.java");
        double before = seconds(said.get(0), "one by one:");
        double after = seconds(said.get(1), "at once:");
        assertTrue(5 <= before && before < 20, said::toString);
        assertTrue(.5 <= after && after < 5, said::toString);
        assertEquals("first: {path=/0}, last: {path=/9}", said.get(2));
    }

    @Test
    void a_hundred_results_with_their_errors_over_twenty_connections() throws Exception {
        var said = run("FetchAll.java");
        assertEquals("100 results", said.get(0), said::toString);
        assertEquals("13th: 404, 50th: timeout", said.get(2), said::toString);
        assertEquals("at once: 20 at most", said.get(3), said::toString);
        assertTrue(said.get(1).contains("title=post 1"), said::toString);
        assertTrue(said.get(4).startsWith("data: {\"id\": 1"), said::toString);
        assertEquals("error: UnknownHostException", said.get(5), said::toString);
    }

    @Test
    void a_semaphore_of_ten_lets_ten_through() throws Exception {
        var said = run("Limited.java");
        double took = seconds(said.get(0), "50 answers in");
        assertTrue(.5 <= took && took < 10, said::toString);
        assertEquals("at once: 10", said.get(1));
    }
}
