package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `%use net` in the packaged kernel, which has the bundle beside its jars and no network.
class NetIT {
    private static final String SERVER = """
            import com.sun.net.httpserver.HttpServer;
            record User(int id, String name) {}
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/users/1", exchange -> {
                byte[] body = Json.write(new User(1, "Ada")).getBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            var asked = event();
            server.createContext("/slow", exchange -> { asked.set(); sleep(30); });
            server.start();
            var http = Http.client().baseUrl("http://127.0.0.1:" + server.getAddress().getPort());""";

    @TempDir
    Path folder;

    private Jupyter jupyter;

    @BeforeEach
    void set_up() throws IOException {
        jupyter = Jupyter.in(folder);
    }

    /// The answers of one kernel to pairs of a word and a piece of code.
    private List<String> ask(String... wordsAndCode) throws Exception {
        var questions = Jupyter.JSON.createArrayNode();
        for (int i = 0; i < wordsAndCode.length; i += 2) {
            questions.addArray().add(wordsAndCode[i]).add(wordsAndCode[i + 1]);
        }
        Path file = folder.resolve("questions.json");
        Jupyter.JSON.writeValue(file.toFile(), questions);
        var ended = jupyter.run("install/test/resources/ask_kernel.py", file.toString());
        assertEquals(0, ended.code(), ended.err());
        var answers = new ArrayList<String>();
        Jupyter.JSON.readTree(ended.out()).forEach(answer -> answers.add(answer.asText()));
        return answers;
    }

    @Test
    void json_is_looked_at_with_the_bundle_and_without() throws Exception {
        var said = ask(
                "run", "Json.of(Map.of(\"a\", 1))",
                "run", "%use net",
                "run", "Json.of(Map.of(\"a\", 1))",
                "run", "Json.read(\"[1]\")",
                "run", "jawait.display.Json.of(List.of(2))");

        assertEquals(List.of("{a=1}", "", "{\n  \"a\" : 1\n}", "[1]", "[2]"), said);
    }

    @Test
    void a_cell_serves_and_asks_and_sees_what_it_waits_for() throws Exception {
        var said = ask(
                "run", "%use net",
                "run", SERVER,
                "run", "http.get(\"/users/1\").raiseForStatus().json(User.class)",
                "run", "gather(List.of(1, 2, 3), i -> http.get(\"/users/1\").status())",
                "run", "http.get(\"/no such\")",
                "run", """
                        var slow = task("slow", () -> http.get("/slow"));
                        asked.await();
                        while (!pstree().contains("waiting on the answer")) sleep(.01);
                        IO.println(pstree());
                        slow.cancel();
                        outcomes(slow)""",
                "run", "http");
        assertAll(
                () -> assertEquals("", said.get(0).strip()),
                () -> assertEquals("", said.get(1).strip()),
                () -> assertEquals("User[id=1, name=Ada]", said.get(2).strip()),
                () -> assertEquals("[200, 200, 200]", said.get(3).strip()),
                () -> assertTrue(said.get(4).contains("found a space at position"), said.get(4)),
                () -> assertTrue(
                        said.get(5).contains("slow running, waiting on the answer to GET http://127.0.0.1:"),
                        said.get(5)),
                () -> assertTrue(said.get(5).contains("[Cancelled[]]"), said.get(5)),
                () -> assertTrue(said.get(6).contains("0 in flight, 0 waiting]"), said.get(6)));
    }

    @Test
    void its_names_complete_and_tell_what_they_promise() throws Exception {
        var said = ask(
                "run", "%use net\nvar http = Http.client();",
                "complete", "Http.",
                "complete", "http.",
                "inspect", "Http.client",
                "inspect", "http.timeout(",
                "inspect", "HttpReply");
        assertAll(
                () -> assertTrue(said.get(1).contains("client()"), said.get(1)),
                () -> assertTrue(said.get(2).contains("get(") && said.get(2).contains("timeout("), said.get(2)),
                () -> assertTrue(said.get(3).contains("A client with connections of its own"), said.get(3)),
                () -> assertTrue(said.get(4).contains("How many seconds an exchange may take"), said.get(4)),
                () -> assertTrue(said.get(5).contains("An answer with its body in memory"), said.get(5)));
    }

    @Test
    void what_its_methods_take_and_throw_needs_no_import() throws Exception {
        var said = ask(
                "run",
                "%use net",
                "run",
                "Json.read(\"[{}]\", new TypeReference<List<Map<String, Object>>>() {})",
                "run",
                """
                        var tree = new ObjectMapper().readTree("[1, 2]");
                        try (Db db = Db.pool("postgres://ada@127.0.0.1:1/none").timeout(1)) {
                            db.fetch("SELECT 1");
                        } catch (SQLException e) {
                            IO.println(tree + " " + e.getMessage().startsWith("cannot connect"));
                        }""");
        assertAll(
                () -> assertEquals("[{}]", said.get(1).strip()),
                () -> assertEquals("[1,2] true", said.get(2).strip()));
    }

    @Test
    void nothing_of_it_hides_a_name_of_java() throws Exception {
        var said = ask("run", "%use net", "run", """
                Queue<Integer> queue = new LinkedList<>();
                List<Map<String, Duration>> list = new ArrayList<>();
                Path path = Path.of("x");
                URI uri = URI.create("x:y");
                Optional<InputStream> none = Optional.empty();""");
        assertFalse(said.get(1).contains("ambiguous"), said.get(1));
        assertEquals("", said.get(1).strip());
    }

    @Test
    void a_cell_with_a_fixed_port_that_is_run_again_says_who_has_it_and_replaces_it_when_told_to() throws Exception {
        String serve =
                "try { server = Web.serve(port, Web.routes()); } catch (BindException e) { IO.println(e.getMessage()); }";
        var said = ask(
                "run",
                """
                        %use net
                        int port;
                        try (var free = new ServerSocket(0)) { port = free.getLocalPort(); }
                        Web server;""",
                "run",
                serve,
                "run",
                serve,
                "run",
                "//! replace\n" + serve,
                "run",
                "IO.println(server); server.close();");
        String again = said.get(2);
        assertAll(
                () -> assertEquals("", said.get(1)),
                () -> assertTrue(again.contains("still has 1 live task: server http://127.0.0.1:"), again),
                () -> assertTrue(again.contains("in use by the server that In[2] started"), again),
                () -> assertEquals("", said.get(3)),
                () -> assertTrue(said.get(4).contains("running]"), said.get(4)));
    }
}
