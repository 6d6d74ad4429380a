package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs that do not come to their end: signals, a reader that goes away, a terminal that is closed.
class BrokenOffIT {
    private static final String STUBBORN = """
            //%%
            Thread.ofPlatform().start(() -> { while (true) { try { Thread.sleep(60_000); } catch (Exception e) {} } });
            var background = task("background", () -> { while (true) sleep(1); });
            IO.println("looping");
            while (true) {}
            """;

    @TempDir
    Path folder;

    private Commands user;

    @BeforeEach
    void set_up() throws Exception {
        user = new Commands(folder.toRealPath());
        user.notebook("loop.ipynb", STUBBORN);
        user.write("o.ipynb", "old");
    }

    @ParameterizedTest(name = "SIG{0}")
    @CsvSource({"INT, 130", "TERM, 143", "KILL, 137"})
    void a_signal_ends_all_and_the_old_file_stays(String signal, int status) throws Exception {
        var process = user.start("run", "loop.ipynb", "-o", "o.ipynb");
        awaitLine(process, "looping");
        var children = process.descendants().toList();
        new ProcessBuilder("kill", "-s", signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it goes on");
        for (var child : children) {
            child.onExit().get(60, TimeUnit.SECONDS);
        }
        assertAll(
                () -> assertEquals(status, process.exitValue()),
                () -> assertEquals("old", Files.readString(folder.resolve("o.ipynb"))),
                () -> assertEquals(List.of("loop.ipynb", "made.jsh", "o.ipynb"), left()));
    }

    @ParameterizedTest(name = "SIG{0}")
    @CsvSource({"INT, 130", "TERM, 143", "KILL, 137"})
    void a_signal_ends_a_check_of_several_notebooks(String signal, int status) throws Exception {
        user.notebook("a.ipynb", "//%%\n1\n");
        user.run("", "run", "-q", "--save", "a.ipynb");
        user.notebook("b.ipynb", "//%%\nFiles.writeString(Path.of(\"running\"), \"\");\nwhile (true) {}\n");
        var saved = user.write(
                "b.ipynb",
                Files.readString(folder.resolve("b.ipynb"))
                        .replace("\"execution_count\": null", "\"execution_count\": 1"));
        var text = Files.readString(saved);
        var process = user.start("check", "--accept", "a.ipynb", "b.ipynb");
        try (var made = folder.getFileSystem().newWatchService()) {
            folder.register(made, StandardWatchEventKinds.ENTRY_CREATE);
            while (Files.notExists(folder.resolve("running")) && process.isAlive()) {
                var key = made.poll(1, TimeUnit.SECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
            }
        }
        var children = process.descendants().toList();
        assertFalse(children.isEmpty());
        new ProcessBuilder("kill", "-s", signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it goes on");
        assertEquals(status, process.exitValue());
        for (var child : children) {
            child.onExit().get(60, TimeUnit.SECONDS);
        }
        assertEquals(text, Files.readString(saved));
    }

    private List<String> left() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("cache"))
                    .sorted()
                    .toList();
        }
    }

    private static void awaitLine(Process process, String line) throws IOException {
        var out = process.inputReader();
        var seen = new ArrayList<String>();
        for (String each = out.readLine(); each != null; each = out.readLine()) {
            seen.add(each);
            if (each.equals(line)) {
                return;
            }
        }
        throw new AssertionError("ended with " + seen + "\n"
                + new String(process.getErrorStream().readAllBytes()));
    }

    @Test
    void a_reader_that_goes_away_ends_the_run() throws Exception {
        user.notebook("flood.ipynb", "//%%\nfor (long i = 0; ; i++) IO.println(\"line \" + i);\n");
        var process = user.start("run", "-q", "flood.ipynb");
        awaitLine(process, "line 0");
        process.getInputStream().close();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it goes on");
        assertEquals(141, process.exitValue());
        var err = new String(process.getErrorStream().readAllBytes());
        assertEquals("jawait: nobody reads the output any more; stopped\n", err);
    }

    @Test
    void a_terminal_that_is_closed_ends_the_run() throws Exception {
        var python = System.getenv("JAWAIT_TEST_PYTHON");
        assumeTrue(python != null, "JAWAIT_TEST_PYTHON names no Python with the test tools");
        var builder = new ProcessBuilder(
                        python,
                        Repository.ROOT.resolve("install/test/python/hangup.py").toString(),
                        Repository.ROOT.resolve("install/jawait").toString(),
                        "run",
                        "loop.ipynb")
                .directory(folder.toFile());
        builder.environment().putAll(user.settings());
        var process = builder.start();
        assertTrue(process.waitFor(240, TimeUnit.SECONDS), "it goes on");
        assertEquals("gone\n", new String(process.getInputStream().readAllBytes()));
    }

    @Test
    void a_cell_that_would_exit_fails_and_threads_that_stay_keep_nobody() throws Exception {
        user.notebook("exit.ipynb", """
                //%%
                Thread.ofPlatform().start(() -> { while (true) { try { Thread.sleep(60_000); } catch (Exception e) {} } });
                IO.println("started");
                //%%
                System.exit(3);
                """);
        var ended = user.run("", "run", "-q", "exit.ipynb", "-o", "o.ipynb");
        assertAll(
                () -> assertEquals(1, ended.code()),
                () -> assertTrue(ended.err().contains("exit(3) would end the session"), ended.err()),
                () -> assertFalse(Files.readString(folder.resolve("o.ipynb")).equals("old")));
    }
}
