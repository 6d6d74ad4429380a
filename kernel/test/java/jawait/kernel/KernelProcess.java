package jawait.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import jawait.kernel.socket.ConnectionFile;
import jawait.kernel.wire.WireException;

/// The packaged kernel in a process of its own, as Jupyter starts it. Ended by its id when closed.
final class KernelProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path connection;

    private KernelProcess(Process process, Path connection) {
        this.process = process;
        this.connection = connection;
    }

    /// The command line that runs the packaged kernel, up to its own arguments.
    static List<String> command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java, "-jar", Objects.requireNonNull(System.getProperty("jawait.kernel.jar"), "jawait.kernel.jar"));
    }

    /// Starts it with free ports; its stderr goes to `stderr.txt` in the folder.
    ///
    /// @param option how the connection file is named, with FILE for its path
    static KernelProcess start(Path folder, Map<String, String> variables, String... option) throws IOException {
        return start(folder, "{\"ip\": \"127.0.0.1\", \"key\": \"a key\", \"shell_port\": 0}", variables, option);
    }

    /// Starts it with a connection file of the test's.
    static KernelProcess start(Path folder, String file, Map<String, String> variables, String... option)
            throws IOException {
        Files.writeString(folder.resolve("kernel 1.json"), file);
        return again(folder, variables, option);
    }

    /// Starts it once more with the file of the last one.
    static KernelProcess again(Path folder, Map<String, String> variables, String... option) throws IOException {
        var connection = folder.resolve("kernel 1.json");
        return new KernelProcess(run(folder, connection, variables, option), connection);
    }

    /// Starts it without a connection file.
    static KernelProcess alone(Path folder, Map<String, String> variables, String... option) throws IOException {
        var process = run(folder, folder, variables, option);
        var runtime = Path.of(Objects.requireNonNull(variables.get("JUPYTER_RUNTIME_DIR")));
        return new KernelProcess(process, runtime.resolve("kernel-" + process.pid() + ".json"));
    }

    private static Process run(Path folder, Path connection, Map<String, String> variables, String... option)
            throws IOException {
        var command = new ArrayList<>(command());
        for (var word : option) {
            command.add(word.replace("FILE", connection.toString()));
        }
        var builder = new ProcessBuilder(command);
        builder.environment().put("JAWAIT_HISTORY", "off");
        builder.environment().putAll(variables);
        builder.redirectError(folder.resolve("stderr.txt").toFile());
        builder.redirectOutput(folder.resolve("stdout.txt").toFile());
        return builder.start();
    }

    /// A client, once the kernel has written its ports into the connection file.
    FakeFrontend client() throws IOException, WireException {
        for (long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
                !hasPorts() && System.nanoTime() < until && process.isAlive(); ) {
            Thread.onSpinWait();
        }
        return FakeFrontend.connect(ConnectionFile.read(connection));
    }

    private boolean hasPorts() throws IOException, WireException {
        return Files.exists(connection) && ConnectionFile.read(connection).port("hb_port") != 0;
    }

    /// Where it says its ports.
    Path connection() {
        return connection;
    }

    /// The exit code, once the process has ended.
    int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the kernel still runs");
        }
        return process.exitValue();
    }

    /// The process, to send it signals.
    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
