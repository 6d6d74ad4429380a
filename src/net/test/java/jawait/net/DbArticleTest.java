package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The article's database examples as a script, in a JVM of its own that finds the database by
/// `DATABASE_URL`.
class DbArticleTest {
    @Test
    void five_hundred_readers_share_a_pool_of_five_to_twenty() throws Exception {
        var source =
                Path.of(DbArticleTest.class.getResource("/article/Users.java").toURI());
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        source.toString())
                .redirectErrorStream(true);
        builder.environment().put("DATABASE_URL", TestDatabase.url().replace("jdbc:", ""));
        var jvm = builder.start();
        var said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, jvm.waitFor(), said);
        var lines = said.lines().toList();
        assertEquals(4, lines.size(), said);
        assertEquals(
                "[User[id=1, name=Ada, email=ada@example.com], User[id=2, name=Alan, email=alan@example.com]]",
                lines.get(0));
        assertTrue(lines.get(1).matches("500 answers, p50 [\\d.,]+ ms, p99 [\\d.,]+ ms"), said);
        assertEquals("connections at once: 20 or fewer", lines.get(2));
        assertEquals("as JSON: [{\"id\":1,\"name\":\"Ada\"},{\"id\":2,\"name\":\"Alan\"}]", lines.get(3));
    }
}
