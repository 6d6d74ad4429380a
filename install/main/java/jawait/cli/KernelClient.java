package jawait.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// As much of a Jupyter client as it takes to try a kernel: run a cell, see its value, end the kernel. One thread's.
final class KernelClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DELIMITER = "<IDS|MSG>";
    private static final long PATIENCE_MILLIS = 500;

    private final ZContext context = new ZContext();
    private final ZMQ.Socket shell = context.createSocket(SocketType.DEALER);
    private final ZMQ.Socket control = context.createSocket(SocketType.DEALER);
    private final ZMQ.Socket iopub = context.createSocket(SocketType.SUB);
    private final String session = UUID.randomUUID().toString();
    private final String key;
    private final BooleanSupplier alive;

    private KernelClient(KernelProcess.Ports ports, String key, BooleanSupplier alive) {
        this.key = key;
        this.alive = alive;
        shell.connect("tcp://127.0.0.1:" + ports.shell());
        control.connect("tcp://127.0.0.1:" + ports.control());
        iopub.subscribe(new byte[0]);
        iopub.connect("tcp://127.0.0.1:" + ports.iopub());
    }

    /// What a cell came to.
    ///
    /// @param status `ok`, `error` or `aborted`
    /// @param text the value as text, or the error's name and message; empty when there is nothing to show
    record Answer(String status, String text) {}

    /// Connects and waits until both replies and outputs arrive.
    static KernelClient connect(KernelProcess.Ports ports, String key, BooleanSupplier alive, Duration limit) {
        var client = new KernelClient(ports, key, alive);
        var deadline = System.nanoTime() + limit.toNanos();
        // Outputs sent before the subscription is known are lost, so ask again until one comes through.
        do {
            client.send(client.shell, "kernel_info_request", Map.of());
            client.checkAlive(deadline, "answer");
        } while (client.receive(client.iopub, PATIENCE_MILLIS) == null);
        return client;
    }

    /// Runs a cell and waits for its end.
    ///
    /// @throws Trouble when the kernel dies or takes longer than `limit`
    Answer execute(String code, Duration limit) {
        var content =
                Map.<String, Object>of("code", code, "silent", false, "store_history", true, "allow_stdin", false);
        var request = send(shell, "execute_request", content);
        var deadline = System.nanoTime() + limit.toNanos();
        var status = "";
        var text = "";
        while (true) {
            checkAlive(deadline, "finish a cell");
            var message = receive(iopub, PATIENCE_MILLIS);
            if (message == null || !message.request().equals(request)) {
                continue;
            }
            switch (message.type()) {
                case "execute_result" ->
                    text = message.content().at("/data/text~1plain").asText();
                case "error" -> {
                    status = "error";
                    text = message.content().path("ename").asText() + ": "
                            + message.content().path("evalue").asText();
                }
                case "status" -> {
                    if (message.content().path("execution_state").asText().equals("idle")) {
                        return new Answer(status.isEmpty() ? "ok" : status, text);
                    }
                }
                default -> {}
            }
        }
    }

    /// Asks the kernel to end.
    void shutdown() {
        send(control, "shutdown_request", Map.of("restart", false));
        receive(control, 5_000);
    }

    private void checkAlive(long deadline, String deed) {
        if (!alive.getAsBoolean()) {
            throw new Trouble("the kernel ended before it could " + deed + "; its last words are above");
        }
        if (System.nanoTime() > deadline) {
            throw new Trouble("the kernel did not " + deed + " in time");
        }
    }

    private record Incoming(String type, String request, JsonNode content) {}

    private String send(ZMQ.Socket socket, String type, Map<String, ?> content) {
        var id = UUID.randomUUID().toString();
        var header = Map.of(
                "msg_id",
                id,
                "session",
                session,
                "username",
                "jawait",
                "version",
                "5.5",
                "msg_type",
                type,
                "date",
                "2026-01-01T00:00:00Z");
        try {
            var parts = List.of(JSON.writeValueAsString(header), "{}", "{}", JSON.writeValueAsString(content));
            socket.sendMore(DELIMITER);
            socket.sendMore(sign(parts));
            for (int i = 0; i < 3; i++) {
                socket.sendMore(parts.get(i));
            }
            socket.send(parts.get(3));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return id;
    }

    private String sign(List<String> parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            parts.forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Incoming receive(ZMQ.Socket socket, long millis) {
        socket.setReceiveTimeOut((int) millis);
        var frame = socket.recvStr();
        while (frame != null && !frame.equals(DELIMITER) && socket.hasReceiveMore()) {
            frame = socket.recvStr();
        }
        if (frame == null || !frame.equals(DELIMITER)) {
            return null;
        }
        socket.recvStr(); // the signature: whoever listens here started the kernel itself
        try {
            var header = JSON.readTree(socket.recvStr());
            var parent = JSON.readTree(socket.recvStr());
            socket.recvStr();
            var content = JSON.readTree(socket.recvStr());
            while (socket.hasReceiveMore()) {
                socket.recv();
            }
            return new Incoming(
                    header.path("msg_type").asText(), parent.path("msg_id").asText(), content);
        } catch (JsonProcessingException broken) {
            throw new Trouble("the kernel sent a message that is no JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    @Override
    public void close() {
        context.setLinger(0);
        context.close();
    }
}
