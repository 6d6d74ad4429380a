package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Widgets, as the front end's side of the state protocol 2.1 sees them (T53).
class WidgetTest {
    private static final String ESM = "export default { render() {} }";

    private final FakeFrontend client = FakeFrontend.start();
    private String id = "";

    @AfterEach
    void end() {
        client.close();
    }

    /// Makes a widget `w` in a cell, which shows it.
    private Conversation make(String state) {
        var code = "var w = Widget.of(\"" + ESM + "\", " + state + "); w";
        var cell = client.execute(code).busy().input(code, 1);
        var opening = cell.any();
        assertEquals("comm_open", opening.type());
        assertEquals("2.1.0", opening.metadata().path("version").asText());
        assertEquals("jupyter.widget", opening.content().path("target_name").asText());
        var sent = opening.content().path("data").path("state");
        assertEquals(ESM, sent.path("_esm").asText());
        assertEquals("AnyModel", sent.path("_model_name").asText());
        id = opening.content().path("comm_id").asText();
        return cell.published("execute_result", content -> {
                    var view = content.path("data").path("application/vnd.jupyter.widget-view+json");
                    assertEquals(id, view.path("model_id").asText());
                    assertEquals(2, view.path("version_major").asInt());
                    assertTrue(content.path("data").path("text/plain").asText().startsWith("Widget {"));
                })
                .idle();
    }

    private Conversation say(Map<String, ?> data) {
        return client.ask("shell", "comm_msg", Map.of("comm_id", id, "data", data));
    }

    private Conversation change(Map<String, ?> state) {
        return say(Map.of("method", "update", "state", state, "buffer_paths", List.of()));
    }

    private static JsonNode data(JsonNode content, String method) {
        assertEquals(method, content.path("data").path("method").asText(), content::toString);
        return content.path("data");
    }

    private void run(String code) {
        client.execute(code).reply("ok");
    }

    @Test
    void what_the_front_end_changes_is_echoed_and_handled_below_the_cell_that_asked() {
        make("Map.of(\"n\", 1)");
        var code =
                "w.onChange(\"n\", n -> { System.out.println(\"n is \" + n); w.set(\"twice\", w.number(\"n\") * 2); });";
        var cell = client.execute(code).busy().input(code, 2).idle();
        change(Map.of("n", 5))
                .busy()
                .published(
                        "comm_msg",
                        content -> assertEquals(
                                5,
                                data(content, "echo_update")
                                        .path("state")
                                        .path("n")
                                        .asInt()))
                .published(
                        "comm_msg",
                        content -> assertEquals(
                                10.0,
                                data(content, "update")
                                        .path("state")
                                        .path("twice")
                                        .asDouble()))
                .idle();
        cell.stdout("n is 5\n");
        client.execute("w.get(\"n\")").busy().input("w.get(\"n\")", 3).result("5");
    }

    @Test
    void what_java_sets_is_sent_below_its_cell_also_from_a_task_and_while_a_cell_runs() {
        make("Map.of(\"n\", 1)");
        var code = "var go = new CountDownLatch(1); task(() -> { go.await(); w.set(\"n\", 2); return 1; });"
                + " w.set(Map.of(\"a\", List.of(1, 2), \"b\", true));";
        var cell = client.execute(code).busy().input(code, 2).published("comm_msg", content -> {
            var state = data(content, "update").path("state");
            assertEquals(2, state.path("a").size());
            assertTrue(state.path("b").asBoolean());
        });
        cell.idle();
        var loop = client.execute("go.countDown(); while (true) {}").busy();
        cell.published(
                "comm_msg",
                content -> assertEquals(
                        2, data(content, "update").path("state").path("n").asInt()));
        client.ask("control", "interrupt_request", Map.of()).reply("interrupt_reply", "ok");
        loop.reply("error");
    }

    @Test
    void the_state_is_told_to_who_asks_for_one_widget_or_for_all() {
        make("Map.of(\"n\", 1, \"pixels\", new byte[] {1, 2, (byte) 255})");
        var answer = say(Map.of("method", "request_state")).busy().any();
        var state = data(answer.content(), "update");
        assertEquals(1, state.path("state").path("n").asInt());
        assertFalse(state.path("state").has("pixels"));
        assertEquals("[[\"pixels\"]]", state.path("buffer_paths").toString());
        assertArrayEquals(new byte[] {1, 2, (byte) 255}, answer.buffers().getFirst());

        client.ask(
                        "shell",
                        "comm_open",
                        Map.of("comm_id", "control", "target_name", "jupyter.widget.control", "data", Map.of()))
                .busy()
                .idle();
        var talk = client.ask(
                        "shell", "comm_msg", Map.of("comm_id", "control", "data", Map.of("method", "request_states")))
                .busy();
        var all = talk.any();
        talk.idle();
        var states = data(all.content(), "update_states");
        assertEquals(
                "AnyModel", states.path("states").path(id).path("model_name").asText());
        assertEquals(
                "anywidget", states.path("states").path(id).path("model_module").asText());
        assertEquals(1, states.path("states").path(id).path("state").path("n").asInt());
        assertEquals(
                "[[\"" + id + "\",\"state\",\"pixels\"]]",
                states.path("buffer_paths").toString());
        assertEquals(1, all.buffers().size());
    }

    @Test
    void bytes_come_and_go_from_any_depth() {
        make("Map.of()");
        run("w.onChange(\"deep\", d -> w.set(\"back\", d));");
        var update = Map.of(
                "method",
                "update",
                "state",
                Map.of("deep", Map.of("list", new ArrayList<>(java.util.Arrays.asList(1, null)))),
                "buffer_paths",
                List.of(List.of("deep", "list", 1), List.of("deep", "own")));
        var request = client.frames().nextId();
        var frames = new ArrayList<>(client.frames().of(request, "comm_msg", Map.of("comm_id", id, "data", update)));
        frames.add(new byte[] {7});
        frames.add(new byte[] {8, 9});
        client.send("shell", frames);
        var talk = new Conversation(client, "shell", request).busy();
        assertEquals(2, talk.any().buffers().size());
        var back = talk.any();
        talk.idle();
        assertEquals(
                "[[\"back\",\"list\",1],[\"back\",\"own\"]]",
                data(back.content(), "update").path("buffer_paths").toString());
        assertArrayEquals(new byte[] {7}, back.buffers().getFirst());
        assertArrayEquals(new byte[] {8, 9}, back.buffers().getLast());
    }

    @Test
    void either_side_says_something_beside_the_state() {
        make("Map.of()");
        run("w.onMessage(m -> w.send(\"heard \" + m.content(), new byte[] {1}));");
        var talk = say(Map.of("method", "custom", "content", "hello")).busy();
        var answer = talk.any();
        talk.idle();
        assertEquals(
                "heard hello", data(answer.content(), "custom").path("content").asText());
        assertEquals(1, answer.buffers().size());
    }

    @Test
    void a_handler_that_fails_is_told_below_its_cell_and_the_others_are_called() {
        make("Map.of(\"a\", 1, \"b\", 1)");
        var code = "w.onChange(\"a\", a -> { throw new IllegalStateException(\"bad \" + a); });";
        var cell = client.execute(code).busy().input(code, 2).idle();
        run("w.onChange(\"b\", b -> w.set(\"c\", b));");
        var both = new java.util.LinkedHashMap<String, Object>();
        both.put("a", 2);
        both.put("b", 3);
        change(both)
                .busy()
                .published("comm_msg", content -> data(content, "echo_update"))
                .published("comm_msg", content -> data(content, "update"))
                .idle();
        cell.published(
                "stream", content -> assertTrue(content.path("text").asText().contains("bad 2"), content::toString));
    }

    @Test
    void one_that_is_closed_on_either_side_keeps_its_state_to_itself() {
        make("Map.of(\"n\", 1)");
        client.ask("shell", "comm_close", Map.of("comm_id", id, "data", Map.of()))
                .busy()
                .idle();
        var code = "w.set(\"n\", 2); w.close(); w.number(\"n\")";
        client.execute(code).busy().input(code, 2).result("2.0").idle();
        client.execute("w.send(1)").reply("error");
        client.execute("Widget.of(Map.of(\"n\", 1))").reply("error");
    }
}
