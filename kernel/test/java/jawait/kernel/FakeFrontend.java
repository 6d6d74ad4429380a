package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jawait.engine.Session;
import jawait.engine.history.History;
import jawait.kernel.socket.ConnectionFile;
import jawait.kernel.wire.WireException;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// A notebook without a screen: speaks to a kernel over real ZeroMQ, and reads what comes back message by message.
///
/// Used by one thread. What comes for another request than the one asked about is kept until somebody asks.
final class FakeFrontend implements AutoCloseable {
    static final String KEY = "a key for tests";
    private static final int PATIENCE_MILLIS = 120_000;
    // One JeroMQ connect in a hundred never begins its handshake (jeromq pull request 1022) and is then tried again.
    static final int HANDSHAKE_MILLIS = 1_000;

    static {
        // The logging library takes the System.err that it finds at first use; a session's is for cells.
        java.util.logging.Logger.getLogger("").getHandlers();
    }

    private final @Nullable Kernel kernel;
    private final ConnectionFile connection;
    private final CountDownLatch exited;
    private final ZContext context = new ZContext();
    private final Map<String, ZMQ.Socket> sockets = new HashMap<>();
    private final Map<String, Deque<TestMessage>> kept = new HashMap<>();
    private final TestFrames frames;
    private final JsonNode welcome;
    private final String identity;

    private FakeFrontend(@Nullable Kernel kernel, ConnectionFile connection, CountDownLatch exited) {
        this(kernel, connection, exited, "client-" + System.nanoTime());
    }

    private FakeFrontend(@Nullable Kernel kernel, ConnectionFile connection, CountDownLatch exited, String identity) {
        this.kernel = kernel;
        this.connection = connection;
        this.exited = exited;
        frames = new TestFrames(connection.text("key", ""));
        this.identity = identity;
        for (var channel : List.of("iopub", "shell", "control", "stdin")) {
            var socket = context.createSocket(channel.equals("iopub") ? SocketType.SUB : SocketType.DEALER);
            if (channel.equals("iopub")) {
                socket.subscribe("");
            } else {
                socket.setIdentity(TestFrames.bytes(identity));
            }
            socket.setHWM(0);
            socket.setReceiveTimeOut(PATIENCE_MILLIS);
            socket.setLinger(0);
            socket.setHandshakeIvl(HANDSHAKE_MILLIS);
            encrypt(socket);
            socket.connect("tcp://" + connection.text("ip", "127.0.0.1") + ":" + connection.port(channel + "_port"));
            sockets.put(channel, socket);
        }
        var first = read("iopub");
        assertEquals("iopub_welcome", first.type(), "the first message of a subscriber");
        welcome = first.content();
    }

    /// A kernel in this process with one client.
    static FakeFrontend start() {
        return start(ConnectionFile.local(KEY));
    }

    /// A kernel in this process that listens as the file says, with one client.
    static FakeFrontend start(ConnectionFile file) {
        return start(file, new History(null));
    }

    /// A kernel in this process with a history, with one client.
    static FakeFrontend start(History history) {
        return start(ConnectionFile.local(KEY), history);
    }

    private static FakeFrontend start(ConnectionFile file, History history) {
        try {
            var exited = new CountDownLatch(1);
            var kernel = Kernel.start(file, Session.begin(), history, exited::countDown);
            return new FakeFrontend(kernel, kernel.connection(), exited);
        } catch (WireException e) {
            throw new AssertionError(e);
        }
    }

    /// One more client of the same kernel.
    FakeFrontend second() {
        return new FakeFrontend(null, connection, exited);
    }

    /// The same client once more, as after a lost connection: it comes under the same name.
    FakeFrontend again() {
        return new FakeFrontend(null, connection, exited, identity);
    }

    /// A client of a kernel in another process.
    static FakeFrontend connect(ConnectionFile connection) {
        return new FakeFrontend(null, connection, new CountDownLatch(1));
    }

    /// The kernel, when it runs in this process.
    Kernel kernel() {
        return Objects.requireNonNull(kernel);
    }

    /// The content of the welcome that came first.
    JsonNode welcome() {
        return welcome;
    }

    /// Runs a cell.
    Conversation execute(String code) {
        return execute(code, Map.of());
    }

    /// Runs a cell with other fields than a notebook's.
    Conversation execute(String code, Map<String, ?> fields) {
        var content = new HashMap<String, Object>(fields);
        content.put("code", code);
        return ask("shell", "execute_request", content);
    }

    /// Runs a cell as JupyterLab does, which says which cell it is.
    Conversation executeCell(String code, String cellId) {
        var id = frames.nextId();
        send("shell", frames.of(id, "execute_request", Map.of("cellId", cellId), Map.of("code", code)));
        return new Conversation(this, "shell", id);
    }

    /// Sends any request.
    Conversation ask(String channel, String type, Map<String, ?> content) {
        var id = frames.nextId();
        send(channel, frames.of(id, type, content));
        return new Conversation(this, channel, id);
    }

    /// Sends a request for a subshell.
    Conversation ask(String type, Map<String, ?> content, String subshell) {
        var id = frames.nextId();
        send("shell", frames.of(id, type, content, subshell));
        return new Conversation(this, "shell", id);
    }

    /// Sends frames as they are.
    void send(String channel, List<byte[]> message) {
        var socket = Objects.requireNonNull(sockets.get(channel));
        for (int i = 0; i < message.size(); i++) {
            assertTrue(socket.send(message.get(i), i < message.size() - 1 ? ZMQ.SNDMORE : 0));
        }
    }

    TestFrames frames() {
        return frames;
    }

    /// Waits for the kernel's wish to end.
    boolean exited() throws InterruptedException {
        return exited.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// The next message on a channel that answers the request.
    TestMessage next(String channel, String request) {
        var mine = kept.computeIfAbsent(channel + " " + request, key -> new ArrayDeque<>());
        while (mine.isEmpty()) {
            var message = read(channel);
            kept.computeIfAbsent(channel + " " + message.parent(), key -> new ArrayDeque<>())
                    .add(message);
        }
        return mine.remove();
    }

    /// Whether something for the request was received already and nobody asked for it yet.
    boolean hasKept(String channel, String request) {
        return !kept.getOrDefault(channel + " " + request, new ArrayDeque<>()).isEmpty();
    }

    /// Takes off `waiting` the requests whose idle has come by now; nothing that has come is kept.
    void takeIdles(Set<String> waiting) {
        while (hasCome("iopub")) {
            takeIdle(waiting);
        }
        for (var channel : List.of("shell", "control", "stdin")) {
            while (hasCome(channel)) {
                Objects.requireNonNull(sockets.get(channel)).recv();
            }
        }
    }

    private boolean hasCome(String channel) {
        return (Objects.requireNonNull(sockets.get(channel)).getEvents() & ZMQ.Poller.POLLIN) != 0;
    }

    /// As [#takeIdles], until all have come; fails when nothing comes any more.
    void awaitIdles(Set<String> waiting) {
        while (!waiting.isEmpty()) {
            takeIdle(waiting);
        }
        takeIdles(waiting);
    }

    private void takeIdle(Set<String> waiting) {
        var message = read("iopub");
        if (message.content().path("execution_state").asText().equals("idle")) {
            waiting.remove(message.parent());
        }
    }

    private TestMessage read(String channel) {
        var socket = Objects.requireNonNull(sockets.get(channel));
        var parts = new java.util.ArrayList<byte[]>();
        do {
            byte[] part = socket.recv();
            if (part == null) {
                return fail("nothing came on " + channel + " in time; kept so far: " + kept);
            }
            parts.add(part);
        } while (socket.hasReceiveMore());
        return frames.read(parts);
    }

    /// Sends a ping on the heartbeat channel and reads it back.
    String heartbeat(String ping) {
        try (var socket = context.createSocket(SocketType.REQ)) {
            socket.setReceiveTimeOut(PATIENCE_MILLIS);
            socket.setHandshakeIvl(HANDSHAKE_MILLIS);
            encrypt(socket);
            socket.connect("tcp://" + connection.text("ip", "127.0.0.1") + ":" + connection.port("hb_port"));
            socket.send(ping);
            return String.valueOf(socket.recvStr());
        }
    }

    /// As jupyter_client does: with a key pair of the client's own, made for the occasion.
    private void encrypt(ZMQ.Socket socket) {
        var known = connection.text("curve_publickey", "");
        if (!known.isEmpty()) {
            var own = ZMQ.Curve.generateKeyPair();
            socket.setCurveServerKey(ZMQ.Curve.z85Decode(known));
            socket.setCurvePublicKey(ZMQ.Curve.z85Decode(own.publicKey));
            socket.setCurveSecretKey(ZMQ.Curve.z85Decode(own.secretKey));
        }
    }

    /// Whether a client that speaks in the clear gets an answer on a channel within so long.
    boolean answersInTheClear(String channel, int millis) {
        boolean listens = channel.equals("iopub");
        try (var socket = context.createSocket(listens ? SocketType.SUB : SocketType.DEALER)) {
            socket.setReceiveTimeOut(millis);
            socket.setLinger(0);
            socket.connect("tcp://" + connection.text("ip", "127.0.0.1") + ":" + connection.port(channel + "_port"));
            if (listens) {
                socket.subscribe("");
            } else {
                frames.of(frames.nextId(), "kernel_info_request", Map.of())
                        .forEach(frame -> socket.send(frame, ZMQ.SNDMORE));
                socket.send("");
            }
            return socket.recv() != null;
        }
    }

    @Override
    public void close() {
        context.close();
        if (kernel != null) {
            kernel.close();
        }
    }
}
