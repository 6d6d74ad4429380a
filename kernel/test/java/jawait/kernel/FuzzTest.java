package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ten thousand messages of a client gone mad. What is signed and has a header is answered with busy and idle; the
/// rest is dropped; and then everything works as before.
class FuzzTest {
    private static final int CASES = 10_000;
    private static final long SEED = Long.getLong("jawait.fuzz.seed", 20_261_125L);
    private static final List<String> CHANNELS = List.of("shell", "shell", "shell", "control", "control", "stdin");
    private static final List<String> CHEAP = List.of(
            "kernel_info_request",
            "comm_info_request",
            "history_request",
            "interrupt_request",
            "connect_request",
            "comm_open",
            "comm_msg",
            "comm_close",
            "input_reply",
            "no_such_request",
            "",
            "execute_reply");
    /// They ask the compiler, so there are fewer of them.
    private static final List<String> DEAR =
            List.of("execute_request", "complete_request", "inspect_request", "is_complete_request", "usage_request");

    private final FakeFrontend client = FakeFrontend.start();
    private final Random random = new Random(SEED);
    private final Set<String> unanswered = new HashSet<>();
    private final Logger log = Logger.getLogger("jawait.kernel");
    private List<byte[]> last = List.of();
    private String lastId = "";
    private String lastChannel = "shell";

    @BeforeEach
    void quiet() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void end() {
        log.setLevel(null);
        client.close();
    }

    @Test
    void ten_thousand_broken_messages_leave_the_kernel_as_it_was() {
        client.execute("int kept = 42;").reply("ok");
        for (int i = 0; i < CASES; i++) {
            var channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
            switch (random.nextInt(6)) {
                case 0 -> client.send(channel, garbage());
                case 1 -> client.send(channel, damaged(signed(false)));
                case 2 -> client.send(lastChannel, last.isEmpty() ? garbage() : last);
                case 3 -> client.send(channel, brokenParts());
                default -> sendSigned(channel);
            }
            client.takeIdles(unanswered);
        }
        client.awaitIdles(unanswered);
        assertEquals(Set.of(), unanswered, "requests without an idle, seed " + SEED);
        client.execute("kept")
                .busy()
                .published("execute_input", content -> {})
                .result("42")
                .idle()
                .reply("ok");
        assertEquals("alive", client.heartbeat("alive"));
    }

    private void sendSigned(String channel) {
        last = signed(true);
        lastChannel = channel;
        if (!channel.equals("stdin")) {
            unanswered.add(lastId);
        }
        client.send(channel, last);
    }

    private List<byte[]> signed(boolean known) {
        boolean dear = known && random.nextInt(60) == 0;
        var types = dear ? DEAR : CHEAP;
        var type = types.get(random.nextInt(types.size()));
        lastId = client.frames().nextId();
        if (type.equals("input_reply")) {
            type = "kernel_info_request"; // an answer to no question has no busy and idle
        }
        return client.frames().of(lastId, type, content());
    }

    private Map<String, ?> content() {
        var content = new LinkedHashMap<String, Object>();
        for (var name : List.of(
                "code",
                "cursor_pos",
                "silent",
                "comm_id",
                "target_name",
                "data",
                "n",
                "hist_access_type",
                "pattern",
                "detail_level",
                "user_expressions",
                "stop_on_error",
                "session",
                "output",
                "unique",
                "start",
                "stop")) {
            if (random.nextBoolean()) {
                content.put(name, value(3));
            }
        }
        return content;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 9)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> random.nextDouble() * 1e300;
            case 3 -> random.nextBoolean();
            case 4 -> text();
            case 5 -> "";
            case 6 -> -1;
            case 7 -> "range";
            case 8 -> "1 +";
            case 9 -> List.of(value(depth - 1), value(depth - 1));
            case 10 -> Map.of(text(), value(depth - 1));
            default -> List.of();
        };
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) (random.nextInt(10) == 0 ? random.nextInt(0xD000) : 32 + random.nextInt(95)));
        }
        return text.toString();
    }

    private byte[] bytes(int most) {
        var some = new byte[random.nextInt(most)];
        random.nextBytes(some);
        return some;
    }

    private List<byte[]> garbage() {
        var frames = new ArrayList<byte[]>();
        for (int i = 1 + random.nextInt(9); i > 0; i--) {
            frames.add(random.nextInt(3) == 0 ? TestFrames.bytes("<IDS|MSG>") : bytes(60));
        }
        return frames;
    }

    /// A good message with one frame changed, lost, doubled or cut.
    private List<byte[]> damaged(List<byte[]> good) {
        var frames = new ArrayList<>(good);
        int at = random.nextInt(frames.size());
        switch (random.nextInt(4)) {
            case 0 -> frames.set(at, bytes(100));
            case 1 -> frames.remove(at);
            case 2 -> frames.subList(Math.max(1, at), frames.size()).clear();
            default -> frames.add(1 + random.nextInt(Math.min(3, frames.size() - 1)), bytes(70));
        }
        return frames;
    }

    /// Rightly signed, but its parts are no JSON, not what they should be, or too deep.
    private List<byte[]> brokenParts() {
        var header = TestFrames.text(TestFrames.header(client.frames().nextId(), "kernel_info_request"));
        var bad = List.of(
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "1e999",
                "{\"msg_id\": 1}",
                "{\"a\": NaN}",
                "[".repeat(5_000),
                "{\"a\":".repeat(2_000),
                "\uFEFF{}",
                header.replace("msg_id", "msg_no"),
                "{\"msg_id\":\"x\",\"msg_id\":2}");
        var parts = new ArrayList<>(List.of(header, "{}", "{}", "{}"));
        parts.set(random.nextInt(3), bad.get(random.nextInt(bad.size())));
        return client.frames().signed(parts.toArray(String[]::new));
    }
}
