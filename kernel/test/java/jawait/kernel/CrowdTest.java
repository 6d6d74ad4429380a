package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Very much at once, and the kernel answers.
class CrowdTest {
    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    @Test
    void a_thousand_requests_at_once_are_all_answered() {
        var all = new ArrayList<Conversation>();
        for (int i = 0; i < 100; i++) {
            all.add(client.execute(String.valueOf(i), Map.of("silent", true)));
            all.add(client.ask("shell", "is_complete_request", Map.of("code", "f(")));
            for (int n = 0; n < 4; n++) {
                all.add(client.ask("shell", "kernel_info_request", Map.of()));
                all.add(client.ask("control", "kernel_info_request", Map.of()));
            }
        }
        for (var one : all) {
            one.busy().idle().reply();
        }
        client.execute("6 * 7").busy().input("6 * 7", 1).result("42").idle().reply("ok");
    }

    @Test
    void the_heartbeat_beats_while_every_carrier_computes() {
        client.execute("for (int i = 0; i < 64; i++) task(() -> { while (true) {} });")
                .reply("ok");
        for (int i = 0; i < 20; i++) {
            assertEquals("beat " + i, client.heartbeat("beat " + i));
        }
        client.ask("control", "kernel_info_request", Map.of()).busy().idle().reply("kernel_info_reply", "ok");
    }
}
