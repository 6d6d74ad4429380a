package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jawait.kernel.wire.WireException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged kernel as a process: how it is started, and every way in which it ends.
class KernelProcessIT {
    @TempDir
    private Path folder;

    @Test
    void it_starts_however_the_connection_file_is_named_and_ends_when_asked()
            throws IOException, WireException, InterruptedException {
        for (var option : List.of("-f FILE", "--connection-file FILE", "--connection-file=FILE", "FILE")) {
            var words = option.startsWith("--connection-file=") ? new String[] {option} : option.split(" ");
            try (var kernel = KernelProcess.start(folder, Map.of(), words);
                    var client = kernel.client()) {
                client.execute("1 + 2")
                        .busy()
                        .input("1 + 2", 1)
                        .result("3")
                        .idle()
                        .reply("ok");
                client.ask("control", "shutdown_request", Map.of("restart", false))
                        .reply("shutdown_reply", "ok");
                assertEquals(0, kernel.exit(), option);
            }
        }
    }

    @Test
    void a_thread_that_never_ends_does_not_keep_it_alive() throws IOException, WireException, InterruptedException {
        try (var kernel = KernelProcess.start(folder, Map.of(), "-f", "FILE");
                var client = kernel.client()) {
            client.execute("Thread.ofPlatform().start(() -> { while (true) {} });")
                    .reply("ok");
            client.execute("Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));")
                    .reply("ok");
            client.ask("shell", "shutdown_request", Map.of("restart", true)).reply("shutdown_reply", "ok");
            assertEquals(0, kernel.exit());
        }
    }

    @Test
    void the_processes_that_cells_have_started_end_with_it() throws IOException, WireException, InterruptedException {
        try (var kernel = KernelProcess.start(folder, Map.of(), "-f", "FILE");
                var client = kernel.client()) {
            long pid = started(client, "env", 1);
            long detached = started(client, "setsid", 2);
            client.ask("control", "shutdown_request", Map.of("restart", false)).reply("shutdown_reply", "ok");
            assertEquals(0, kernel.exit());
            assertTrue(ends(pid), "the process is left behind");
            assertTrue(runs(detached), "who has a session of his own goes on");
            ProcessHandle.of(detached).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static long started(FakeFrontend client, String how, int count) throws IOException, WireException {
        var program = "\"" + how + "\", \"sh\", \"-c\", \"echo; exec sleep 600\"";
        // Its line comes when it has become what it is to be, in a session of its own or not.
        var code = "var p" + count + " = new ProcessBuilder(" + program + ").start(); p" + count
                + ".inputReader().readLine(); p" + count + ".pid()";
        var shown = client.execute(code).busy().input(code, count).any();
        long pid = shown.content().path("data").path("text/plain").asLong();
        assertTrue(runs(pid), shown::toString);
        return pid;
    }

    /// Whether it comes to its end: a process that was killed is there until it is its turn once more.
    private static boolean ends(long pid) {
        for (long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); runs(pid); Thread.onSpinWait()) {
            if (System.nanoTime() > until) {
                return false;
            }
        }
        return true;
    }

    /// One that has ended is listed until somebody asks for it, but has no program.
    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).flatMap(each -> each.info().command()).isPresent();
    }

    @Test
    void sigterm_ends_it_cleanly() throws IOException, WireException, InterruptedException {
        try (var kernel = KernelProcess.start(folder, Map.of(), "-f", "FILE");
                var client = kernel.client()) {
            client.execute("1").reply("ok");
            assertTrue(kernel.handle().destroy());
            assertEquals(143, kernel.exit());
        }
    }

    @Test
    void sigint_interrupts_the_cell_and_not_the_kernel() throws IOException, WireException, InterruptedException {
        try (var kernel = KernelProcess.start(folder, Map.of(), "-f", "FILE");
                var client = kernel.client()) {
            client.execute("1").reply("ok");
            var loop = client.execute("System.out.println(\"looping\"); while (true) {}")
                    .busy();
            loop.any();
            loop.stdout("looping\n");
            new ProcessBuilder("kill", "-INT", String.valueOf(kernel.handle().pid()))
                    .start()
                    .waitFor();
            loop.reply("error");
            client.execute("2").reply("ok");
        }
    }

    @Test
    void it_ends_when_its_parent_does() throws IOException, WireException, InterruptedException {
        var parent = new ProcessBuilder("sleep", "600").start();
        var variables = Map.of("JPY_PARENT_PID", String.valueOf(parent.pid()));
        try (var kernel = KernelProcess.start(folder, variables, "-f", "FILE");
                var client = kernel.client()) {
            client.execute("1").reply("ok");
            parent.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
            assertEquals(0, kernel.exit());
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void the_file_with_chosen_ports_is_its_owners_only() throws IOException, WireException {
        try (var kernel = KernelProcess.start(folder, Map.of(), "-f", "FILE");
                var client = kernel.client()) {
            client.ask("shell", "kernel_info_request", Map.of()).reply("kernel_info_reply", "ok");
            var mode = Files.getPosixFilePermissions(folder.resolve("kernel 1.json"));
            assertEquals("rw-------", PosixFilePermissions.toString(mode));
        }
    }

    @Test
    void without_a_file_it_writes_one_where_jupyter_looks_and_removes_it_at_the_end()
            throws IOException, WireException, InterruptedException {
        var variables = Map.of("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
        try (var kernel = KernelProcess.alone(folder, variables, "--ip=127.0.0.2");
                var client = kernel.client()) {
            client.execute("6 * 7").busy().input("6 * 7", 1).result("42");
            var mode = Files.getPosixFilePermissions(kernel.connection());
            assertEquals("rw-------", PosixFilePermissions.toString(mode));
            client.ask("control", "shutdown_request", Map.of("restart", false)).reply("shutdown_reply", "ok");
            assertEquals(0, kernel.exit());
            assertTrue(Files.notExists(kernel.connection()));
        }
    }

    @Test
    void restarted_on_the_same_file_it_binds_the_same_ports_at_once()
            throws IOException, WireException, InterruptedException {
        for (int round = 0; round < 3; round++) {
            try (var kernel = round == 0
                            ? KernelProcess.start(folder, Map.of(), "-f", "FILE")
                            : KernelProcess.again(folder, Map.of(), "-f", "FILE");
                    var client = kernel.client()) {
                client.execute("1 + 2").busy().input("1 + 2", 1).result("3").idle();
                client.ask("control", "shutdown_request", Map.of("restart", true))
                        .reply("shutdown_reply", "ok");
                assertEquals(0, kernel.exit());
            }
        }
    }

    @Test
    void what_cannot_be_served_is_said_in_one_sentence() throws IOException, InterruptedException {
        said("{\"transport\": \"pigeon\", \"key\": \"\"}", "the transport tcp or ipc", "-f", "FILE");
        said("{\"signature_scheme\": \"rot13\", \"key\": \"x\"}", "hmac-sha256", "-f", "FILE");
        said("{ no JSON", "JSON", "-f", "FILE");
        said("{}", "found --verbose", "--verbose");
        said("{}", "a value after -f", "-f");
        said("{}", "nor a folder", "-f", "no/such/folder/kernel.json");
    }

    private void said(String file, String sentence, String... option) throws IOException, InterruptedException {
        try (var kernel = KernelProcess.start(folder, file, Map.of(), option)) {
            assertEquals(2, kernel.exit());
            var lines = Files.readAllLines(folder.resolve("stderr.txt"));
            assertEquals(1, lines.size(), lines::toString);
            assertTrue(lines.getFirst().contains(sentence), lines::toString);
        }
    }

    @Test
    void what_another_kernels_database_left_behind_is_no_news() throws IOException, WireException {
        var left = folder.resolve("sqlite-" + org.sqlite.SQLiteJDBCLoader.getVersion() + "-left-libsqlitejdbc.so");
        Files.createDirectories(left.resolve("cannot be deleted"));
        var variables = Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Dorg.sqlite.tmpdir=" + folder,
                "JAWAIT_HISTORY",
                folder.resolve("history.sqlite").toString());
        try (var kernel = KernelProcess.start(folder, variables, "-f", "FILE");
                var client = kernel.client()) {
            client.execute("1").reply("ok");
            client.ask("shell", "history_request", Map.of("hist_access_type", "tail", "n", 1))
                    .reply("history_reply", "ok");
            var said = Files.readString(folder.resolve("stderr.txt"));
            assertTrue(said.lines().allMatch(line -> line.startsWith("Picked up JAVA_TOOL_OPTIONS")), said);
        }
    }

    @Test
    void what_a_logger_writes_stands_below_the_cell_that_logs() throws IOException, WireException {
        try (var kernel = KernelProcess.start(folder, Map.of(), "-f", "FILE");
                var client = kernel.client()) {
            client.execute("var log = java.util.logging.Logger.getLogger(\"mine\");")
                    .reply("ok");
            for (int count = 2; count < 4; count++) {
                var code = "log.warning(\"word " + count + "\")";
                var cell = client.execute(code).busy().input(code, count);
                var said = new StringBuilder();
                for (var message = cell.any(); message.type().equals("stream"); message = cell.any()) {
                    said.append(message.content().path("text").asText());
                }
                assertTrue(said.toString().contains("word " + count), said::toString);
            }
        }
    }

    @Test
    void a_cell_of_fifty_megabytes_is_answered() throws IOException, WireException {
        try (var kernel = KernelProcess.start(folder, Map.of(), "-f", "FILE");
                var client = kernel.client()) {
            client.execute("/* " + "x".repeat(50_000_000) + " */ 6 * 7").reply("ok");
            client.execute("6 * 7").busy().input("6 * 7", 2).result("42").idle().reply("ok");
        }
    }
}
