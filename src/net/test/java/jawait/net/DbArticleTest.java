package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// The article's database examples as a script, in a JVM of its own that finds the database by
/// `DATABASE_URL`.
class DbArticleTest {
    @Test
    void five_hundred_readers_share_a_pool_of_five_to_twenty() throws Exception {
        var lines = Script.run(
                "/article/Users.java", Map.of("DATABASE_URL", TestDatabase.url().replace("jdbc:", "")));
        assertEquals(4, lines.size(), lines::toString);
        assertEquals(
                "[User[id=1, name=Ada, email=ada@example.com], User[id=2, name=Alan, email=alan@example.com]]",
                lines.get(0));
        assertTrue(lines.get(1).matches("500 answers, p50 [\\d.,]+ ms, p99 [\\d.,]+ ms"), lines::toString);
        assertEquals("connections at once: 20 or fewer", lines.get(2));
        assertEquals("as JSON: [{\"id\":1,\"name\":\"Ada\"},{\"id\":2,\"name\":\"Alan\"}]", lines.get(3));
    }
}
