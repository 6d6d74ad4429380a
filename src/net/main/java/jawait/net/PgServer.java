package jawait.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL of our own: a folder of data and the process that serves it, until the JVM ends or it is
/// stopped.
///
/// It listens on the loopback address only and wants a password that nobody else knows, since who may log
/// in as its superuser may run programs as you. It is not meant to survive a crash of the machine, and so
/// never waits for the disk.
final class PgServer {
    private static final int PORTS = 5;
    private static final int TAIL = 15;
    private static final long STOP_SECONDS = 15;

    private final PgPlatform platform;
    private final Path programs;
    private final Path folder;
    private final String password = HexFormat.of().formatHex(random(16));
    private final PgWatcher watcher;
    private int port;

    private PgServer(PgPlatform platform, Path programs, Path folder) throws IOException {
        this.platform = platform;
        this.programs = programs;
        this.folder = folder;
        this.watcher = PgWatcher.of(platform, programs, folder);
    }

    /// Makes a data folder and starts the server. Takes about a second, and longer when the binaries have
    /// to be fetched and unpacked. An interrupt ends it and leaves nothing behind.
    ///
    /// @throws IOException with a sentence and the end of the server's log
    static PgServer start(PgBinaries binaries) throws IOException, InterruptedException {
        Path programs = binaries.folder().resolve("bin");
        Path all = binaries.cache().resolve("data");
        PgWatcher.sweep(all);
        String name = ProcessHandle.current().pid() + "-" + HexFormat.of().formatHex(random(4));
        Path folder = Files.createDirectories(all.resolve(name));
        PgServer server;
        try {
            server = new PgServer(binaries.platform(), programs, folder);
        } catch (IOException e) {
            PgArchive.delete(folder);
            throw e;
        }
        boolean started = false;
        try {
            server.create();
            server.serve();
            started = true;
            return server;
        } finally {
            if (!started) {
                server.stop();
            }
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&password=" + password;
    }

    int port() {
        return port;
    }

    /// The number of its main process.
    long pid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data().resolve("postmaster.pid")).getFirst());
    }

    Path data() {
        return folder.resolve("data");
    }

    private void create() throws IOException, InterruptedException {
        Path secret = Files.writeString(folder.resolve("password"), password);
        run(
                "initdb",
                List.of(
                        "-D",
                        data().toString(),
                        "-U",
                        "postgres",
                        "-A",
                        "scram-sha-256",
                        "--pwfile",
                        secret.toString(),
                        "-E",
                        "UTF8",
                        "--locale",
                        "C",
                        "--locale-provider",
                        "builtin",
                        "--builtin-locale",
                        "C.UTF-8",
                        "--no-sync"));
        Files.delete(secret);
    }

    /// Starts the server on a free port; again on another one when somebody else was faster.
    void serve() throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            port = port == 0 || tries > 1 ? freePort() : port;
            Files.writeString(data().resolve("postgresql.auto.conf"), settings(port));
            try {
                run(
                        "pg_ctl",
                        List.of("-D", data().toString(), "-l", log().toString(), "-w", "-t", "60", "-s", "start"));
                return;
            } catch (IOException e) {
                if (tries == PORTS || !String.valueOf(e.getMessage()).contains("Address already in use")) {
                    throw e;
                }
            }
        }
    }

    private static String settings(int port) {
        return """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 200
                timezone = 'UTC'
                log_timezone = 'UTC'
                fsync = off
                full_page_writes = off
                synchronous_commit = off
                logging_collector = off
                client_connection_check_interval = 1s
                """.formatted(port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    private void run(String program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(PgWatcher.unprivileged(platform));
        command.add(programs.resolve(platform.isWindows() ? program + ".exe" : program)
                .toString());
        command.addAll(arguments);
        Path said = folder.resolve(program + ".out");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("LC_MESSAGES", "C");
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process process = builder.start();
        process.getOutputStream().close();
        int code;
        try {
            code = process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
        if (code != 0) {
            throw failed(program, code, said);
        }
    }

    private IOException failed(String program, int code, Path said) throws IOException {
        List<String> lines =
                Stream.concat(tail(said).stream(), tail(log()).stream()).toList();
        String hint = String.join("\n", lines).contains("unshare")
                ? " PostgreSQL refuses to run as root, and becoming nobody by unshare is not allowed here: run as"
                        + " another user, or set DATABASE_URL to a PostgreSQL that runs already."
                : " Set DATABASE_URL to use a PostgreSQL that runs already.";
        return new IOException("Pg.start: PostgreSQL does not start: " + program + " ended with code " + code + "."
                + hint + (lines.isEmpty() ? "" : " It said:\n  " + String.join("\n  ", lines)));
    }

    private static List<String> tail(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        List<String> lines = Files.readString(file).lines().toList();
        return lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
    }

    /// Whether somebody listens.
    boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Ends the server and deletes its data; heeds no interrupt.
    void stop() {
        Process ending = watcher.end();
        boolean interrupted = false;
        for (boolean ended = false; !ended; ) {
            try {
                if (!ending.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    ending.destroyForcibly();
                }
                ended = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
