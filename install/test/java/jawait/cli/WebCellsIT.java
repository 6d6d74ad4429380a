package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Web services that cells start: by `%use net` from the folder that the build fills, run by `jawait run`.
class WebCellsIT {
    private static final String[] CELLS = {
        "%use net",
        """
        var first = Web.serve(0, Web.routes()
                .get("/hello", request -> { System.out.println("the first hears"); return "hello"; })
                .get("/boom", request -> { throw new IllegalStateException("boom of the first"); }));""",
        """
        var second = Web.serve(0, Web.routes().get("/hello", () -> { IO.println("the second hears"); return "hi"; }));""",
        """
        String get(String url) throws Exception {
            var request = java.net.http.HttpRequest.newBuilder(URI.create(url)).build();
            var answer = java.net.http.HttpClient.newHttpClient()
                    .send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
        get(first.url() + "/hello") + ", " + get(second.url() + "/hello")""",
        "get(first.url() + \"/boom\")",
        """
        try {
            Web.serve(first.port(), Web.routes());
        } catch (BindException e) {
            IO.println(e.getMessage());
        }""",
        "first.close(); second.close(); IO.println(first.stats().errors());",
    };

    @TempDir
    Path folder;

    private JsonNode run(Path file) throws Exception {
        Path jar;
        try (var jars = Files.list(Repository.ROOT.resolve("target/jawait-cli/lib"))) {
            jar = jars.filter(each -> each.getFileName().toString().startsWith("jawait-cli-"))
                    .findFirst()
                    .orElseThrow();
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        var said = Files.createTempFile(folder, "said", "");
        var builder = new ProcessBuilder(
                        List.of(java.toString(), "-jar", jar.toString(), "run", "--save", file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(Map.of("HOME", folder.toString()));
        assertEquals(0, builder.start().waitFor(), () -> {
            try {
                return Files.readString(said);
            } catch (java.io.IOException e) {
                return e.toString();
            }
        });
        return Jupyter.JSON.readTree(file.toFile());
    }

    @Test
    void what_a_request_prints_and_what_fails_in_it_stands_below_the_cell_that_started_its_server() throws Exception {
        JsonNode notebook = run(new Jupyter(folder, "none").notebook(CELLS));
        String first = Jupyter.outputs(Jupyter.cell(notebook, "cell-1")).replaceAll("\u001b\\[[0-9;]*m", "");
        String refused = Jupyter.outputs(Jupyter.cell(notebook, "cell-5"));
        assertAll(
                () -> assertEquals("200 hello, 200 hi", Jupyter.outputs(Jupyter.cell(notebook, "cell-3"))),
                () -> assertTrue(first.startsWith("the first hears\n"), first),
                () -> assertEquals(1, first.split("IllegalStateException: boom of the first", -1).length - 1, first),
                () -> assertTrue(first.contains("GET /boom #2") && first.contains("Cell In[2], line 3"), first),
                () -> assertEquals("the second hears\n", Jupyter.outputs(Jupyter.cell(notebook, "cell-2"))),
                () -> assertTrue(
                        Jupyter.outputs(Jupyter.cell(notebook, "cell-4")).startsWith("500 {")),
                () -> assertTrue(refused.contains("in use by the server that In[2] started"), refused),
                () -> assertEquals("1\n", Jupyter.outputs(Jupyter.cell(notebook, "cell-6"))));
    }
}
