package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import jawait.engine.Session;
import jawait.engine.history.History;
import jawait.kernel.socket.ConnectionFile;
import jawait.kernel.wire.WireException;
import org.junit.jupiter.api.Test;
import org.zeromq.ZMQ;

/// Encrypted sockets (T11): keys in the connection file, all five channels, nobody else gets an answer.
class CurveTest {
    private static ConnectionFile keys(String publicKey, String secretKey) {
        return new ConnectionFile(Map.of(
                "ip",
                "127.0.0.1",
                "key",
                FakeFrontend.KEY,
                "curve_publickey",
                publicKey,
                "curve_secretkey",
                secretKey));
    }

    @Test
    void a_client_that_knows_the_public_key_is_served_on_every_channel() {
        var pair = ZMQ.Curve.generateKeyPair();
        try (var client = FakeFrontend.start(keys(pair.publicKey, pair.secretKey))) {
            client.execute("1 + 2").busy().input("1 + 2", 1).result("3").idle().reply("ok");
            client.execute("new Scanner(System.in).nextLine()")
                    .answers("", "typed")
                    .reply("ok");
            client.ask("control", "kernel_info_request", Map.of()).reply("kernel_info_reply", "ok");
            assertEquals("alive", client.heartbeat("alive"));
        }
    }

    @Test
    void who_speaks_in_the_clear_hears_nothing() {
        var pair = ZMQ.Curve.generateKeyPair();
        try (var client = FakeFrontend.start(keys(pair.publicKey, pair.secretKey))) {
            for (var channel : List.of("shell", "control", "iopub", "hb")) {
                assertFalse(client.answersInTheClear(channel, 300), channel);
            }
            client.ask("shell", "kernel_info_request", Map.of()).reply("kernel_info_reply", "ok");
        }
    }

    @Test
    void keys_that_are_none_are_refused_in_a_sentence() {
        var good = ZMQ.Curve.generateKeyPair();
        for (var file : List.of(
                keys(good.publicKey, ""),
                keys("", good.secretKey),
                keys("short", "short"),
                keys(" ".repeat(40), good.secretKey))) {
            var problem = assertThrows(
                    WireException.class, () -> Kernel.start(file, Session.begin(), new History(null), () -> {}));
            assertTrue(String.valueOf(problem.getMessage()).contains("40 Z85 characters"), problem::toString);
            assertFalse(String.valueOf(problem.getMessage()).contains(good.secretKey), "the secret must not be shown");
        }
    }
}
