package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Completion, inspection, completeness, history and what is displayed.
class HelpTest {
    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    private JsonNode ask(String verb, Map<String, ?> content) {
        var reply =
                client.ask("shell", verb + "_request", content).busy().idle().reply();
        assertEquals(verb + "_reply", reply.type());
        return reply.content();
    }

    private static List<String> matches(JsonNode reply) {
        var found = new ArrayList<String>();
        reply.path("matches").forEach(match -> found.add(match.asText()));
        return found;
    }

    @Test
    void completion_counts_in_code_points() {
        var code = "var s = \"😀😀\"; s.isEmp";
        var reply = ask("complete", Map.of("code", code, "cursor_pos", code.codePointCount(0, code.length())));
        assertTrue(matches(reply).stream().anyMatch(match -> match.startsWith("isEmpty")), reply::toString);
        int end = code.codePointCount(0, code.length());
        assertEquals(end, reply.path("cursor_end").asInt());
        assertEquals(end - "isEmp".length(), reply.path("cursor_start").asInt());
        var types = reply.path("metadata").path("_jupyter_types_experimental");
        assertEquals(reply.path("matches").size(), types.size());
        assertEquals(end, types.path(0).path("end").asInt());
    }

    @Test
    void a_cursor_that_is_missing_or_outside_is_the_end() {
        var code = "Math.floorMo";
        for (var reply : List.of(
                ask("complete", Map.of("code", code)),
                ask("complete", Map.of("code", code, "cursor_pos", 1_000_000)))) {
            assertTrue(matches(reply).stream().anyMatch(match -> match.startsWith("floorMod")), reply::toString);
        }
        assertTrue(ask("complete", Map.of("code", "x.", "cursor_pos", -3)).has("metadata"));
    }

    @Test
    void completeness_is_told_with_an_indent() {
        assertEquals(
                "complete",
                ask("is_complete", Map.of("code", "1 + 1")).path("status").asText());
        var open = ask("is_complete", Map.of("code", "for (;;) {"));
        assertEquals("incomplete", open.path("status").asText());
        assertFalse(open.path("indent").asText().isEmpty());
        assertEquals(
                "invalid",
                ask("is_complete", Map.of("code", "int )(")).path("status").asText());
    }

    @Test
    void inspection_always_has_plain_text() {
        var found = ask("inspect", Map.of("code", "Math.max", "cursor_pos", 6, "detail_level", 1));
        assertTrue(found.path("found").asBoolean());
        assertTrue(found.path("data").path("text/plain").asText().contains("max"));
        var nothing = ask("inspect", Map.of("code", "nobodyKnows", "cursor_pos", 3));
        assertFalse(nothing.path("found").asBoolean());
        assertEquals(0, nothing.path("data").size());
    }

    @Test
    void a_question_mark_opens_the_pager_and_runs_nothing() {
        client.execute("Math.max?").busy().input("Math.max?", 1).idle().replied("execute_reply", content -> {
            var page = content.path("payload").path(0);
            assertEquals("page", page.path("source").asText());
            assertEquals(0, page.path("start").asInt());
            assertTrue(page.path("data").path("text/plain").asText().contains("max"));
        });
    }

    @Test
    void the_help_of_a_magic_goes_to_the_pager_too() {
        client.execute("%time?").busy().input("%time?", 1).idle().replied("execute_reply", content -> {
            var page = content.path("payload").path(0).path("data");
            assertTrue(page.path("text/plain").asText().contains("%time CODE"), content::toString);
            assertTrue(page.has("text/markdown"));
        });
        var completed = ask("complete", Map.of("code", "int a;\n%%ti", "cursor_pos", 11));
        assertEquals(0, completed.path("matches").size(), completed::toString);
        completed = ask("complete", Map.of("code", "%ti", "cursor_pos", 3));
        assertTrue(matches(completed).containsAll(List.of("%time", "%timeit")), completed::toString);
        assertTrue(ask("inspect", Map.of("code", "%time", "cursor_pos", 3))
                .path("found")
                .asBoolean());
        assertEquals(
                "incomplete",
                ask("is_complete", Map.of("code", "%%bash\nls")).path("status").asText());
        assertEquals(
                "complete",
                ask("is_complete", Map.of("code", "%%bash\nls\n"))
                        .path("status")
                        .asText());
    }

    @Test
    void two_question_marks_and_a_leading_one_ask_too() {
        client.execute("int half(int n) { return n / 2; }").reply("ok");
        for (var asked : List.of("?half", "half?", "half()?", " half ? ")) {
            assertTrue(page(asked).contains("int half(int n)"), asked);
        }
        assertFalse(page("half?").contains("n / 2"));
        assertTrue(page("half??").contains("return n / 2;"));
        assertTrue(page("java.util.List?").contains("interface java.util.List<E>"));
        assertTrue(page("gather?").contains("Runs all bodies at once"));
        assertTrue(page("nobodyKnows?").contains("Nothing is known about nobodyKnows"));
    }

    private String page(String asked) {
        var text = new StringBuilder();
        client.execute(asked)
                .replied(
                        "execute_reply",
                        content -> text.append(content.path("payload")
                                .path(0)
                                .path("data")
                                .path("text/plain")
                                .asText()));
        return text.toString();
    }

    @Test
    void completions_carry_types_and_signatures() {
        var reply = ask("complete", Map.of("code", "\"\".substr", "cursor_pos", 9));
        var first = reply.path("metadata").path("_jupyter_types_experimental").path(0);
        assertEquals("substring(", first.path("text").asText());
        assertEquals("function", first.path("type").asText());
        assertTrue(first.path("signature").asText().startsWith("(int beginIndex) String"), first::toString);
        var type = ask("complete", Map.of("code", "ReentrantLo", "cursor_pos", 11));
        assertTrue(matches(type).contains("java.util.concurrent.locks.ReentrantLock"), type::toString);
    }

    @Test
    void inspection_has_three_forms_and_tells_of_the_call_around() {
        var code = "var s = \"😀\"; Math.max(1, ";
        var found = ask("inspect", Map.of("code", code, "cursor_pos", code.codePointCount(0, code.length())));
        for (var form : List.of("text/plain", "text/html", "text/markdown")) {
            assertTrue(found.path("data").path(form).asText().contains("int Math.max(int a, int b)"), form);
        }
    }

    @Test
    void history_is_found_by_tail_range_and_search() {
        for (var code : List.of("1 + 1", "int x = 3;", "1 + 1")) {
            client.execute(code).reply("ok");
        }
        client.execute("9", Map.of("silent", true)).reply("ok");
        assertEquals("[[1,2,\"int x = 3;\"],[1,3,\"1 + 1\"]]", history(Map.of("hist_access_type", "tail", "n", 2)));
        assertEquals(
                "[[1,1,[\"1 + 1\",\"2\"]],[1,2,[\"int x = 3;\",null]]]",
                history(Map.of("hist_access_type", "range", "session", 0, "start", 1, "stop", 3, "output", true)));
        assertEquals("[]", history(Map.of("hist_access_type", "range", "session", 7, "start", 1, "stop", 3)));
        assertEquals("[[1,2,\"int x = 3;\"]]", history(Map.of("hist_access_type", "search", "pattern", "int*")));
        assertEquals(
                "[[1,3,\"1 + 1\"]]", history(Map.of("hist_access_type", "search", "pattern", "1 ? 1", "unique", true)));
        assertEquals("[[1,3,\"1 + 1\"]]", history(Map.of("hist_access_type", "search", "pattern", "1*", "n", 1)));
    }

    private String history(Map<String, ?> query) {
        var content = new HashMap<String, Object>(query);
        content.put("raw", true);
        return ask("history", content).path("history").toString();
    }

    @Test
    void displays_are_shown_updated_and_cleared() {
        var code = "var id = displayUpdatable(\"one\"); updateDisplay(\"two\", id); clearOutput(true);";
        client.execute(code)
                .busy()
                .input(code, 1)
                .published(
                        "display_data",
                        content -> assertFalse(
                                content.path("transient")
                                        .path("display_id")
                                        .asText()
                                        .isEmpty(),
                                content::toString))
                .published(
                        "update_display_data",
                        content -> assertTrue(
                                content.path("data").path("text/plain").asText().contains("two")))
                .published(
                        "clear_output",
                        content -> assertTrue(content.path("wait").asBoolean()))
                .idle()
                .reply("ok");
    }

    @Test
    void a_task_as_a_result_is_updated_when_it_ends() {
        client.execute("var gate = new CountDownLatch(1);").reply("ok");
        var code = "task(() -> { gate.await(); return 5; })";
        var talk = client.execute(code).busy().input(code, 2);
        var ids = new ArrayList<String>();
        talk.published(
                        "execute_result",
                        content -> ids.add(
                                content.path("transient").path("display_id").asText()))
                .published("display_data", content -> {})
                .idleButForCards()
                .reply("ok");
        client.execute("gate.countDown();").reply("ok");
        var update = talk.any();
        while (!update.content().at("/transient/display_id").asText().equals(ids.getFirst())) {
            update = talk.any(); // of its card
        }
        assertEquals("update_display_data", update.type());
        assertTrue(update.content().at("/data/text~1plain").asText().contains("5"), update::toString);
    }
}
