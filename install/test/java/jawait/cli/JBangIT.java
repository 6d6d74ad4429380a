package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jawait.engine.maven.Coordinates;
import jawait.engine.maven.MavenResolver;
import jawait.engine.maven.Request;
import jawait.engine.maven.Resolution;
import jawait.engine.maven.Transfers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exported notebooks, run by [JBang](https://jbang.dev) as their first line says.
class JBangIT {
    private static final String JBANG = "dev.jbang:jbang-cli:0.132.1";

    /// JBang's Java half prints the command that its shell half runs, and ends with 255.
    private static final String SHELL_HALF = """
            command=$("$JAVA_HOME/bin/java" -cp "$0" dev.jbang.Main --quiet "$@") || status=$?
            [ "$status" = 255 ] && eval "exec $command"
            echo "$command"
            exit 1
            """;

    @TempDir
    Path folder;

    private Commands user;

    @BeforeEach
    void set_up() throws IOException {
        user = new Commands(folder.toRealPath());
    }

    @Test
    void a_notebook_with_a_library_needs_nothing_of_ours() throws Exception {
        assertEquals("name | age\n-----+----\nAda  |  36\nbold\n", run("""
                //%%
                record Person(String name, int age) {}
                List.of(new Person("Ada", 36))
                //%%
                //DEPS org.jsoup:jsoup:1.24.1
                import org.jsoup.Jsoup;
                Jsoup.parse("<b>bold</b>").text()
                """));
    }

    @Test
    void a_notebook_of_tasks_runs_once_our_jars_are_where_jbang_looks() throws Exception {
        assertEquals("[1, 4, 9]\nshown\nlate\n", run("""
                //%%
                var gate = event();
                var late = task(() -> { gate.await(); IO.println("late"); });
                gather(List.of(1, 2, 3), n -> n * n)
                //%%
                display("shown");
                gate.set();
                """));
    }

    private String run(String script) throws Exception {
        var jbang = jbang();
        user.notebook("nb.ipynb", script);
        var made = user.run("", "export", "nb.ipynb", "-o", "App.java");
        assertEquals(0, made.code(), made.err());
        var builder = new ProcessBuilder("sh", "-c", SHELL_HALF, jbang, "App.java").directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JBANG_DIR", folder.resolve("jbang").toString());
        builder.environment().put("JBANG_REPO", repository().toString());
        builder.environment().put("JBANG_NO_VERSION_CHECK", "true");
        var err = folder.resolve("err").toFile();
        var process = builder.redirectError(err).start();
        try {
            var out = new String(process.getInputStream().readAllBytes());
            assertEquals(true, process.waitFor(240, TimeUnit.SECONDS), "it goes on");
            assertEquals(0, process.exitValue(), Files.readString(err.toPath()));
            return out;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String jbang() throws InterruptedException {
        var request = new Request(List.of(Coordinates.maven(JBANG)), List.of(), new Request.Places(List.of(), false));
        return switch (new MavenResolver().resolve(request, Transfers.SILENT)) {
            case Resolution.Resolved(var files, var tree) ->
                files.stream().map(found -> found.file().toString()).collect(Collectors.joining(File.pathSeparator));
            case Resolution.Failed(var why) -> abort("JBang is not to be had: " + why);
        };
    }

    /// A repository of JBang's own, with the jars just built as `mvn install` would put them there.
    private Path repository() throws IOException {
        var repository = folder.resolve("repository");
        for (var name : List.of("jawait", "jawait-display")) {
            var place = Files.createDirectories(repository.resolve("dev/jawait/" + name + "/0.1.0-SNAPSHOT"));
            var file = name + "-0.1.0-SNAPSHOT";
            Files.copy(Repository.ROOT.resolve("target/jawait-cli/lib/" + file + ".jar"), place.resolve(file + ".jar"));
            Files.writeString(place.resolve(file + ".pom"), """
                    <project><modelVersion>4.0.0</modelVersion><groupId>dev.jawait</groupId>
                    <artifactId>%s</artifactId><version>0.1.0-SNAPSHOT</version></project>
                    """.formatted(name));
        }
        return repository;
    }
}
