package jawait.net;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that does to its clients whatever a test says, byte by byte, on plain sockets. It counts its
/// connections.
final class BadServer implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    /// What a path does to whoever asks for it.
    interface Behaviour {
        void answer(Wire wire) throws Exception;
    }

    private final ServerSocket socket = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    private final Map<String, Behaviour> paths = new ConcurrentHashMap<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

    BadServer() throws IOException {
        Thread.ofPlatform().daemon().name("bad-server").start(this::accept);
    }

    /// A port of this machine at which nobody listens, nor can while this is open.
    static Socket deafPort() throws IOException {
        var bound = new Socket();
        bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return bound;
    }

    BadServer on(String path, Behaviour behaviour) {
        paths.put(path, behaviour);
        return this;
    }

    /// A path that gives these bytes, then closes.
    BadServer sends(String path, String raw) {
        return on(path, wire -> {
            wire.send(raw);
            wire.close();
        });
    }

    String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    /// How many connections there are.
    int connections() {
        return now.get();
    }

    int peak() {
        return most.get();
    }

    int total() {
        return all.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                all.incrementAndGet();
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var wire = new Wire(client);
            while (wire.receive()) {
                paths.getOrDefault(wire.path(), BadServer::unknown).answer(wire);
            }
        } catch (Exception e) {
            // the client has gone, or the test is over
        } finally {
            open.remove(client);
            now.decrementAndGet();
        }
    }

    private static void unknown(Wire wire) throws IOException {
        wire.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
    }

    /// One connection.
    static final class Wire {
        private final Socket socket;
        private final InputStream in;
        private List<String> head = List.of();

        Wire(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        /// Reads the head of the next request; false when there is none.
        private boolean receive() throws IOException {
            var bytes = new ByteArrayOutputStream();
            while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return false;
                }
                bytes.write(next);
            }
            head = bytes.toString(StandardCharsets.ISO_8859_1).lines().toList();
            return true;
        }

        String path() {
            return head.getFirst().split(" ")[1].replaceFirst("\\?.*", "");
        }

        List<String> head() {
            return head;
        }

        String header(String name) {
            return head.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }

        Wire send(String raw) throws IOException {
            return send(raw.getBytes(StandardCharsets.UTF_8));
        }

        Wire send(byte[] raw) throws IOException {
            socket.getOutputStream().write(raw);
            socket.getOutputStream().flush();
            return this;
        }

        /// A whole answer, after which the connection goes on.
        void reply(String body) throws IOException {
            send("HTTP/1.1 200 OK\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
                    + body);
        }

        /// Waits until the client has closed its end.
        void awaitEnd() {
            try {
                while (in.read() >= 0) {
                    // whatever it still says
                }
            } catch (IOException e) {
                // it had not read all that came
            }
        }

        void close() throws IOException {
            socket.close();
        }
    }

    /// Waits until the last connection is closed.
    void awaitNobody() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (now.get() > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("there are still " + now + " connections");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /// Waits for a latch that another thread opens.
    static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not happen within " + PATIENCE_SECONDS + " s");
        }
    }
}
