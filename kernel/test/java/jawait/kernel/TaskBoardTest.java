package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The comm by which the side panel and the cards of JupyterLab see and cancel tasks.
class TaskBoardTest {
    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    private Conversation open(String id, boolean watch) {
        return client.ask(
                "shell",
                "comm_open",
                Map.of("comm_id", id, "target_name", "jawait.tasks", "data", Map.of("watch", watch)));
    }

    private Conversation say(String id, Map<String, ?> data) {
        return client.ask("shell", "comm_msg", Map.of("comm_id", id, "data", data));
    }

    private static JsonNode named(JsonNode tasks, String name) {
        for (var task : tasks) {
            if (task.path("name").asText().equals(name)) {
                return task;
            }
        }
        return tasks.path("none");
    }

    private static boolean isAsleep(JsonNode task) {
        return task.path("state").asText().equals("sleeping");
    }

    /// The next news that are of this kind.
    private static JsonNode news(Conversation panel, Predicate<JsonNode> wanted) {
        while (true) {
            var message = panel.any();
            var data = message.content().path("data");
            if (message.type().equals("comm_msg") && wanted.test(data)) {
                return data;
            }
        }
    }

    @Test
    void a_client_that_watches_hears_of_tasks_and_cancels_one() {
        var code = "var nap = task(\"nap <b>\", () -> sleep(1000));";
        client.execute(code).reply("ok");
        var seen = new HashMap<String, JsonNode>();
        var panel = open("panel", true);
        panel.busy()
                .published("comm_msg", content -> seen.put("session", content.at("/data/session")))
                .published("comm_msg", content -> seen.put("nap", named(content.at("/data/tasks"), "nap <b>")));
        assertEquals("In[1]", seen.get("nap").path("cell").asText());
        if (!isAsleep(seen.get("nap"))) {
            news(panel, data -> isAsleep(named(data.path("tasks"), "nap <b>")));
        }
        var id = seen.get("nap").path("id").asLong();
        var session = seen.get("session").asText();

        var busy = "task(\"second\", () -> sleep(1000)); while (true) {}";
        var cell = client.execute(busy).busy();
        var second = news(panel, data -> named(data.path("tasks"), "second").has("id"));
        assertTrue(named(second.path("tasks"), "second").path("above").asLong() > 0, second::toString);
        say("panel", Map.of("cancel", id, "session", session))
                .busy()
                .published(
                        "comm_msg",
                        content -> assertTrue(content.at("/data/found").asBoolean()))
                .idle();
        var ended = news(panel, data -> named(data.path("ended"), "nap <b>").has("id"));
        assertEquals(
                "cancelled", named(ended.path("ended"), "nap <b>").path("state").asText());
        say("panel", Map.of("watch", false)).busy().idle();
        client.ask("control", "interrupt_request", Map.of()).reply("interrupt_reply", "ok");
        cell.reply("error");
    }

    @Test
    void a_number_of_another_process_cancels_nothing() {
        client.execute("var nap = task(\"nap\", () -> sleep(1000));").reply("ok");
        open("card", false).busy().published("comm_msg", content -> {}).idle();
        for (var wrong : Map.of("a", Map.of("cancel", 1, "session", "older"), "b", Map.of("cancel", 1))
                .values()) {
            say("card", wrong)
                    .busy()
                    .published(
                            "comm_msg",
                            content -> assertFalse(content.at("/data/found").asBoolean()))
                    .idle();
        }
        say("card", Map.of("cancel", "x", "watch", "maybe")).busy().idle();
        client.execute("nap.isDone()")
                .busy()
                .input("nap.isDone()", 2)
                .result("false")
                .idle();
    }

    @Test
    void thousands_of_tasks_are_the_first_two_hundred_and_a_count() {
        client.execute("for (int i = 0; i < 10_000; i++) task(() -> sleep(1000));")
                .reply("ok");
        int[] total = {0};
        var panel = open("panel", true);
        panel.busy().published("comm_msg", content -> {}).published("comm_msg", content -> {
            assertEquals(200, content.at("/data/tasks").size());
            total[0] = content.at("/data/total").asInt();
        });
        if (total[0] != 10_000) { // tasks of the tests before come to their ends
            news(panel, data -> data.path("total").asInt() == 10_000);
        }
        say("panel", Map.of("watch", false)).busy().idle();
        client.execute("%cancel all").reply("ok");
    }
}
