package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// The article's web service as a script, in a JVM of its own that finds the database by `DATABASE_URL`.
class WebArticleTest {
    @Test
    void five_hundred_who_ask_at_once_share_twenty_connections() throws Exception {
        var lines = Script.run(
                "/article/UserService.java",
                Map.of("DATABASE_URL", TestDatabase.url().replace("jdbc:", "")));
        assertEquals(4, lines.size(), lines::toString);
        assertEquals(
                "[{\"id\":1,\"name\":\"Ada\",\"email\":\"ada@example.com\"},{\"id\":2,\"name\":\"Alan\",\"email\":null}]",
                lines.get(0));
        assertEquals("500 answers, 1 of them different", lines.get(1));
        long most = Long.parseLong(lines.get(2).replace("connections at once: ", ""));
        assertTrue(5 <= most && most <= 20, lines::toString);
        assertTrue(
                lines.get(3).matches("served 501, in flight \\d+, errors 0, p50 [\\d.,]+ ms, p99 [\\d.,]+ ms"),
                lines::toString);
        System.getLogger("jawait.net.test").log(System.Logger.Level.INFO, lines.get(2) + "; " + lines.get(3));
    }
}
