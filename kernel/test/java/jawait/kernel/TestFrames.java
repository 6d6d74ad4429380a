package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The client's side of the wire, written without the kernel's codec so that a mistake is not made twice.
final class TestFrames {
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());
    private static final String DELIMITER = "<IDS|MSG>";

    private final String key;
    private int count;

    TestFrames(String key) {
        this.key = key;
    }

    String nextId() {
        return "request-" + ++count + "-" + System.nanoTime();
    }

    /// A signed request.
    List<byte[]> of(String id, String type, Map<String, ?> content) {
        return of(id, type, Map.of(), content);
    }

    /// The same with metadata, which a notebook sends with its cells.
    List<byte[]> of(String id, String type, Map<String, ?> metadata, Map<String, ?> content) {
        return signed(text(header(id, type)), "{}", text(metadata), text(content));
    }

    /// A signed request for a subshell.
    List<byte[]> of(String id, String type, Map<String, ?> content, String subshell) {
        var header = header(id, type);
        header.put("subshell_id", subshell);
        return signed(text(header), "{}", "{}", text(content));
    }

    /// The header a client would write, with a key that no kernel knows.
    static Map<String, Object> header(String id, String type) {
        var header = new LinkedHashMap<String, Object>();
        header.put("msg_id", id);
        header.put("msg_type", type);
        header.put("session", "test");
        header.put("username", "tester");
        header.put("date", "2026-11-22T12:00:00.000000Z");
        header.put("version", "5.4");
        header.put("subshell_id", null);
        header.put("a key of the future", List.of(1, 1.50, true));
        return header;
    }

    /// Any four texts, signed.
    List<byte[]> signed(String... parts) {
        var frames = new ArrayList<byte[]>();
        frames.add(bytes(DELIMITER));
        frames.add(bytes(signature(List.of(parts))));
        for (var part : parts) {
            frames.add(bytes(part));
        }
        return frames;
    }

    /// Reads and checks a message from the kernel.
    TestMessage read(List<byte[]> frames) {
        int at = 0;
        while (!text(frames.get(at)).equals(DELIMITER)) {
            at++;
        }
        var parts =
                frames.subList(at + 2, at + 6).stream().map(TestFrames::text).toList();
        assertEquals(signature(parts), text(frames.get(at + 1)), "the signature of " + parts);
        var header = tree(parts.get(0));
        assertTrue(header.path("date").asText().endsWith("Z"), "a date with its zone");
        var parent = tree(parts.get(1)).path("msg_id").asText();
        var topic = at == 0 ? "" : text(frames.getFirst());
        return new TestMessage(
                topic,
                header,
                parts.get(1),
                tree(parts.get(2)),
                tree(parts.get(3)),
                parent,
                List.copyOf(frames.subList(at + 6, frames.size())));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(Map<String, ?> tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private String signature(List<String> parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(key), "HmacSHA256"));
            parts.forEach(part -> mac.update(bytes(part)));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
