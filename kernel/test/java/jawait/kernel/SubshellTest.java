package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Subshells (T61): cells beside the main line.
class SubshellTest {
    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    private String create() {
        var id = new StringBuilder();
        client.ask("control", "create_subshell_request", Map.of())
                .busy()
                .idle()
                .replied("create_subshell_reply", content -> {
                    assertEquals("ok", content.path("status").asText());
                    id.append(content.path("subshell_id").asText());
                });
        return id.toString();
    }

    private List<String> list() {
        var ids = new ArrayList<String>();
        client.ask("control", "list_subshell_request", Map.of())
                .busy()
                .idle()
                .replied(
                        "list_subshell_reply",
                        content -> content.path("subshell_id").forEach(id -> ids.add(id.asText())));
        return ids;
    }

    private Conversation execute(String subshell, String code) {
        return client.ask("execute_request", Map.of("code", code), subshell);
    }

    @Test
    void they_are_made_listed_and_deleted() {
        assertEquals(List.of(), list());
        var first = create();
        var second = create();
        assertEquals(List.of(first, second), list());
        client.ask("control", "delete_subshell_request", Map.of("subshell_id", first))
                .busy()
                .idle()
                .reply("delete_subshell_reply", "ok");
        assertEquals(List.of(second), list());
        client.ask("control", "delete_subshell_request", Map.of("subshell_id", first))
                .busy()
                .idle()
                .reply("delete_subshell_reply", "error");
    }

    @Test
    void a_cell_runs_beside_the_main_line_with_its_variables_and_a_count_of_its_own() {
        client.execute("var gate = new CountDownLatch(1); int n = 20;").reply("ok");
        client.execute("n + 1").reply("ok");
        var waiting = client.execute("while (gate.getCount() > 0) sleep(.01); n")
                .busy()
                .input("while (gate.getCount() > 0) sleep(.01); n", 3);
        var beside = create();
        execute(beside, "n = 42; n")
                .busy()
                .input("n = 42; n", 1)
                .result("42")
                .idle()
                .reply("ok");
        execute(beside, "System.out.println(n); gate.countDown();")
                .busy()
                .input("System.out.println(n); gate.countDown();", 2)
                .stdout("42\n")
                .idle()
                .reply("ok");
        waiting.result("42").idle().reply("ok");
        client.execute("n").busy().input("n", 4).result("42");
        execute(beside, "throw new IllegalStateException()")
                .published("status", state -> {})
                .input("throw new IllegalStateException()", 3)
                .published(
                        "error",
                        error -> assertTrue(
                                error.path("traceback").toString().contains("In[3] of subshell 1"), error::toString));
    }

    @Test
    void an_interrupt_stops_the_cells_of_all_of_them() {
        var one = create();
        var two = create();
        var loops = List.of(
                client.execute("while (true) {}").busy().input("while (true) {}", 1),
                execute(one, "while (true) {}").busy().input("while (true) {}", 1),
                execute(two, "sleep(1000)").busy().input("sleep(1000)", 1));
        client.ask("control", "interrupt_request", Map.of()).reply("interrupt_reply", "ok");
        loops.forEach(loop -> loop.reply("error"));
        execute(one, "1").busy().input("1", 2).result("1").idle();
    }

    @Test
    void what_waits_in_a_deleted_one_is_aborted_and_what_is_sent_to_it_refused() {
        client.execute("var gate = new CountDownLatch(1);").reply("ok");
        var beside = create();
        var running = execute(beside, "while (gate.getCount() > 0) sleep(.01);")
                .busy()
                .input("while (gate.getCount() > 0) sleep(.01);", 1);
        var queued = execute(beside, "1");
        client.ask("shell", "kernel_info_request", Map.of()).reply("kernel_info_reply", "ok"); // both have arrived
        client.ask("control", "delete_subshell_request", Map.of("subshell_id", beside))
                .reply("delete_subshell_reply", "ok");
        queued.busy().idle().reply("aborted");
        client.execute("gate.countDown()").reply("ok");
        running.idle().reply("ok");
        for (var type : List.of("execute", "complete", "inspect", "kernel_info")) {
            client.ask(type + "_request", Map.of("code", "1", "cursor_pos", 1), beside)
                    .busy()
                    .idle()
                    .replied(type + "_reply", content -> {
                        assertEquals("error", content.path("status").asText());
                        assertEquals(
                                "UnknownSubshellError", content.path("ename").asText());
                    });
        }
    }

    @Test
    void each_asks_for_the_history_of_its_own_cells() {
        client.execute("int main = 1;").reply("ok");
        var beside = create();
        execute(beside, "int beside = 2;").reply("ok");
        var range = Map.of("hist_access_type", "range", "session", 0);
        client.ask("history_request", range, beside)
                .replied(
                        "history_reply",
                        content -> assertEquals(
                                "int beside = 2;",
                                content.path("history").path(0).path(2).asText(),
                                content::toString));
        client.ask("shell", "history_request", range)
                .replied(
                        "history_reply",
                        content -> assertEquals(
                                "int main = 1;",
                                content.path("history").path(0).path(2).asText(),
                                content::toString));
    }
}
