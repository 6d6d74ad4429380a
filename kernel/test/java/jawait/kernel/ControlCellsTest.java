package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Cells that come by control (T57).
class ControlCellsTest {
    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    private Conversation control(String code) {
        return client.ask("control", "execute_request", Map.of("code", code));
    }

    @Test
    void one_runs_while_the_main_line_is_busy_and_knows_its_variables() {
        client.execute("int n = 6;").reply("ok");
        var gate = "var gate = new CountDownLatch(1);";
        client.execute(gate).reply("ok");
        var waiting = client.execute("while (gate.getCount() > 0) sleep(.01); n")
                .busy()
                .input("while (gate.getCount() > 0) sleep(.01); n", 3);
        control("n * 7").busy().input("n * 7", 1).result("42").idle().reply("ok");
        control("n = 1; gate.countDown();").reply("ok");
        waiting.result("1").idle().reply("ok");
    }

    @Test
    void they_run_one_after_the_other_in_turn_with_what_else_is_asked_on_control() {
        client.execute("var order = new StringBuffer(); var gate = new CountDownLatch(1);")
                .reply("ok");
        var talks = new ArrayList<Conversation>();
        talks.add(control("gate.await(); order.append(1);"));
        talks.add(control("order.append(2);"));
        var usage = client.ask("control", "usage_request", Map.of());
        talks.add(control("order.append(3);"));
        client.execute("order.append(0); gate.countDown();").reply("ok");
        var replies = new ArrayList<String>();
        for (var talk : List.of(talks.get(0), talks.get(1), usage, talks.get(2))) {
            talk.busy();
            replies.add(talk.reply().type());
        }
        assertEquals(List.of("execute_reply", "execute_reply", "usage_reply", "execute_reply"), replies);
        client.execute("order.toString()").busy().input("order.toString()", 3).result("0123");
    }

    @Test
    void one_is_interrupted_and_what_waits_behind_it_on_control_is_aborted() {
        var loop = control("while (true) {}").busy().input("while (true) {}", 1);
        var cut = control("1 + 1");
        var other = client.execute("2 + 2");
        other.reply("ok");
        client.ask("control", "interrupt_request", Map.of()).reply("interrupt_reply", "ok");
        loop.reply("error");
        cut.busy().idle().reply("aborted");
        control("3").busy().input("3", 2).result("3").idle().reply("ok");
    }
}
