package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A running task as a result, as clients see it: a result that keeps its id, and a card that JupyterLab can change.
class TaskCardTest {
    private static final String CARD = "application/vnd.jawait.task+json";

    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    private static JsonNode card(JsonNode content) {
        return content.path("data").path(CARD);
    }

    private static String id(JsonNode content) {
        return content.path("transient").path("display_id").asText();
    }

    @Test
    void the_card_comes_before_the_cell_is_idle_and_changes_afterwards() {
        client.execute("var gate = event();").reply("ok");
        String code = "task(\"slow\", () -> { gate.await(); return 42; })";
        String[] ids = {"", ""};
        var cell = client.execute(code).busy().input(code, 2).published("execute_result", content -> {
            ids[0] = id(content);
            assertTrue(ids[0].startsWith("jawait-task-"), ids[0]);
            assertTrue(content.path("data").path("text/plain").asText().startsWith("Task[slow running"));
            assertTrue(content.path("data").path("text/html").asText().contains("started by In[2]"));
        });
        cell.published("display_data", content -> {
            ids[1] = id(content);
            assertEquals("slow", card(content).path("name").asText());
            assertEquals("In[2]", card(content).path("cell").asText());
            assertTrue(content.path("data").path("text/html").asText().contains("<b>slow</b>"));
        });
        cell.idleButForCards();
        client.execute("gate.set();").reply("ok");
        boolean result = false;
        boolean card = false;
        while (!result || !card) {
            var update = cell.any();
            assertEquals("update_display_data", update.type());
            var content = update.content();
            boolean ended = content.path("data").path("text/plain").asText().equals("Task[slow done: 42]");
            result |= ended && id(content).equals(ids[0]);
            card |= ended
                    && id(content).equals(ids[1])
                    && card(content).path("about").asText().equals("42");
        }
    }

    @Test
    void a_task_that_has_ended_is_a_result_and_nothing_else() {
        client.execute("var done = task(\"done\", () -> 1); await(done);").reply("ok");
        client.execute("done")
                .busy()
                .input("done", 2)
                .result("Task[done done: 1]")
                .idle();
    }
}
