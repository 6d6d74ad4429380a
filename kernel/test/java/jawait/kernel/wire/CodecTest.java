package jawait.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Frames and JSON, where the conversations do not look.
class CodecTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Codec codec(String scheme) throws WireException {
        return new Codec(new Signer(scheme, "k"));
    }

    private static List<byte[]> request(Codec codec) {
        // What we send has the frames of what we receive.
        return codec.encode(List.of(bytes("route")), Header.NONE, Status.BUSY, Map.of());
    }

    @Test
    void every_scheme_reads_what_it_wrote() throws WireException {
        for (var scheme : List.of("hmac-sha256", "hmac-sha512", "hmac-md5")) {
            var codec = codec(scheme);
            var message = codec.decode(request(codec));
            assertEquals("status", message.header().type());
            assertInstanceOf(Unknown.class, message.content());
            assertEquals("route", new String(message.route().getFirst(), StandardCharsets.UTF_8));
        }
        assertThrows(WireException.class, () -> new Signer("rot13", "k"));
        assertThrows(WireException.class, () -> new Signer("hmac-rot13", "k"));
    }

    @Test
    void without_a_key_nothing_is_signed_or_checked() throws WireException {
        var codec = new Codec(new Signer("hmac-sha256", ""));
        var frames = request(codec);
        assertEquals(0, frames.get(2).length);
        frames.set(2, bytes("anything"));
        codec.decode(frames);
        codec.decode(frames);
    }

    @Test
    void each_signed_frame_counts_and_buffers_do_not() throws WireException {
        var codec = codec("hmac-sha256");
        for (int i = 3; i < 7; i++) {
            var frames = new ArrayList<>(request(codec));
            frames.set(i, bytes(new String(frames.get(i), StandardCharsets.UTF_8) + " "));
            assertThrows(WireException.class, () -> codec.decode(frames));
        }
        var frames = new ArrayList<>(request(codec));
        frames.add(new byte[] {1, 2, 3});
        assertEquals(3, codec.decode(frames).buffers().getFirst().length);
    }

    @Test
    void the_oldest_signatures_are_forgotten_first() {
        var replays = new Replays(100);
        for (int i = 0; i <= 100; i++) {
            assertTrue(replays.isNew("s" + i));
        }
        assertFalse(replays.isNew("s100"));
        assertFalse(replays.isNew("s10"));
        assertTrue(replays.isNew("s9"));
    }

    @Test
    void json_has_no_nan_and_a_form_for_everything() throws WireException {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("nan", Double.NaN);
        tree.put("list", List.of(1, 2.5, "x", true, Map.of(3, 4)));
        tree.put("other", Thread.State.NEW);
        assertEquals("{\"nan\":null,\"list\":[1,2.5,\"x\",true,{\"3\":4}],\"other\":\"NEW\"}", Json.text(tree));
        tree.put("itself", tree);
        assertFalse(Json.text(tree).isEmpty());
        assertThrows(WireException.class, () -> Json.object("{} {}"));
        assertThrows(WireException.class, () -> Json.object("[".repeat(100_000)));
        assertTrue(Double.isNaN((double) Json.object("{\"x\": NaN}").get("x")));
    }

    @Test
    void names_of_errors_say_what_was_expected_and_found() {
        var fields = new Fields(Map.of("code", 7));
        var error = assertThrows(WireException.class, () -> fields.text("code"));
        assertEquals("expected String in the field \"code\", found Integer", error.getMessage());
    }
}
