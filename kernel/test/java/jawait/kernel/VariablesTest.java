package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The variable inspector, without a debugger (T62).
class VariablesTest {
    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    private void debug(String command, Map<String, ?> arguments, Consumer<JsonNode> check) {
        client.ask(
                        "control",
                        "debug_request",
                        Map.of("type", "request", "seq", 7, "command", command, "arguments", arguments))
                .busy()
                .idle()
                .replied("debug_reply", content -> {
                    assertEquals(command, content.path("command").asText());
                    assertEquals(7, content.path("request_seq").asInt());
                    check.accept(content);
                });
    }

    private Map<String, String> variables() {
        var found = new TreeMap<String, String>();
        debug(
                "inspectVariables",
                Map.of(),
                content -> content.path("body")
                        .path("variables")
                        .forEach(variable -> found.put(
                                variable.path("name").asText(),
                                variable.path("type").asText() + " "
                                        + variable.path("value").asText())));
        return found;
    }

    @Test
    void variables_are_told_with_types_and_values_also_while_a_cell_runs() {
        assertEquals(Map.of(), variables());
        client.execute("int n = 42; var list = List.of(1, 2); String text = \"a\"; void f() {}")
                .reply("ok");
        client.execute("n * 2").reply("ok");
        var loop = client.execute("while (true) {}").busy().input("while (true) {}", 3);
        assertEquals(Map.of("n", "int 42", "list", "java.util.List<Integer> [1, 2]", "text", "String a"), variables());
        client.ask("control", "interrupt_request", Map.of()).reply("interrupt_reply", "ok");
        loop.reply("error");
    }

    @Test
    void a_value_that_cannot_be_shown_does_not_hold_up_the_others() {
        client.execute("class Endless { public String toString() { while (true) {} } }")
                .reply("ok");
        client.execute("var e = new Endless(); int n = 1;").reply("ok");
        assertTrue(variables().get("e").contains("does not come to an end"));
        client.execute("n").busy().input("n", 3).result("1");
    }

    @Test
    void one_is_shown_in_all_its_forms_and_the_rest_of_a_debugger_is_refused() {
        client.execute("var t = task(() -> 1); await(t);").reply("ok");
        debug("richInspectVariables", Map.of("variableName", "t"), content -> {
            assertTrue(content.path("success").asBoolean(), content::toString);
            assertTrue(content.path("body").path("data").has("text/html"), content::toString);
        });
        debug("debugInfo", Map.of(), content -> {
            assertEquals(false, content.path("body").path("isStarted").asBoolean());
            assertEquals(3_339_675_911L, content.path("body").path("hashSeed").asLong());
        });
        debug("modules", Map.of(), content -> {
            assertTrue(content.path("success").asBoolean(), content::toString);
            assertTrue(content.path("body").path("modules").isArray());
        });
        refused("richInspectVariables", Map.of("variableName", "nothing"), "there is no variable nothing");
        for (var command :
                List.of("initialize", "attach", "dumpCell", "setBreakpoints", "configurationDone", "evaluate")) {
            refused(command, Map.of(), "no debugger");
        }
    }

    @Test
    void one_is_copied_under_another_name() {
        client.execute("var list = List.of(1, 2);").reply("ok");
        debug(
                "copyToGlobals",
                Map.of("srcVariableName", "list", "dstVariableName", "copy", "srcFrameId", 0),
                content -> assertTrue(content.path("success").asBoolean(), content::toString));
        client.execute("copy.get(1)").busy().input("copy.get(1)", 2).result("2");
        refused("copyToGlobals", Map.of("srcVariableName", "none", "dstVariableName", "copy"), "no variable none");
        refused("copyToGlobals", Map.of("srcVariableName", "list", "dstVariableName", "a b"), "found a b");
    }

    private void refused(String command, Map<String, ?> arguments, String why) {
        debug(command, arguments, content -> {
            assertEquals(false, content.path("success").asBoolean());
            assertTrue(content.path("message").asText().contains(why), content::toString);
        });
    }
}
