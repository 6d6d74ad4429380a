package jawait.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A kernel started for ourselves, as Jupyter would start it. Closing it ends it.
final class KernelProcess implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final Ports ports;
    private final String key;

    private KernelProcess(Process process, Path folder, Ports ports, String key) {
        this.process = process;
        this.folder = folder;
        this.ports = ports;
        this.key = key;
    }

    /// The five ports of a connection file.
    record Ports(int shell, int iopub, int stdin, int control, int heartbeat) {}

    /// Starts a kernel and returns at once; its first answer tells that it is up.
    ///
    /// @param argv its command, with [Launch#CONNECTION_FILE] in it
    static KernelProcess start(List<String> argv) throws IOException {
        var ports = freePorts();
        var key = UUID.randomUUID().toString();
        var folder = Files.createTempDirectory("jawait-kernel-");
        var file = Files.writeString(folder.resolve("connection.json"), connection(ports, key));
        var command = argv.stream()
                .map(word -> word.equals(Launch.CONNECTION_FILE) ? file.toString() : word)
                .toList();
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putIfAbsent("JAWAIT_LOG", "WARNING");
        builder.environment().put("JAWAIT_HISTORY", "off");
        return new KernelProcess(builder.start(), folder, ports, key);
    }

    private static String connection(Ports ports, String key) {
        return """
                {"transport": "tcp", "ip": "127.0.0.1", "signature_scheme": "hmac-sha256", "key": "%s",
                 "shell_port": %d, "iopub_port": %d, "stdin_port": %d, "control_port": %d, "hb_port": %d}
                """.formatted(key, ports.shell(), ports.iopub(), ports.stdin(), ports.control(), ports.heartbeat());
    }

    private static Ports freePorts() throws IOException {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < 5; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            var free = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            return new Ports(free[0], free[1], free[2], free[3], free[4]);
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }

    /// Connects to it; waits up to a minute for its first answer.
    KernelClient client() {
        return KernelClient.connect(ports, key, process::isAlive, Duration.ofMinutes(1));
    }

    /// Waits for the process to end by itself.
    void awaitEnd(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Trouble("the kernel did not end within " + limit.toSeconds() + " s of its shutdown request");
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(folder.resolve("connection.json"));
        Files.deleteIfExists(folder);
    }
}
