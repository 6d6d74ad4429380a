package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The article's web service as a script, in a JVM of its own that finds the database by `DATABASE_URL`.
class WebArticleTest {
    @Test
    void five_hundred_who_ask_at_once_share_twenty_connections() throws Exception {
        var source = Path.of(
                WebArticleTest.class.getResource("/article/UserService.java").toURI());
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
                "[{\"id\":1,\"name\":\"Ada\",\"email\":\"ada@example.com\"},{\"id\":2,\"name\":\"Alan\",\"email\":null}]",
                lines.get(0));
        assertEquals("500 answers, 1 of them different", lines.get(1));
        long most = Long.parseLong(lines.get(2).replace("connections at once: ", ""));
        assertTrue(5 <= most && most <= 20, said);
        assertTrue(
                lines.get(3).matches("served 501, in flight \\d+, errors 0, p50 [\\d.,]+ ms, p99 [\\d.,]+ ms"), said);
        System.getLogger("jawait.net.test").log(System.Logger.Level.INFO, lines.get(2) + "; " + lines.get(3));
    }
}
