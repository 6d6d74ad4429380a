package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Values out as JSON and in again.
class JsonTest {
    record User(int id, String name) {}

    record Stay(LocalDate day, Instant at, Duration length) {}

    @Test
    void a_record_goes_out_and_comes_back() {
        assertEquals("{\"id\":1,\"name\":\"Ada\"}", Json.write(new User(1, "Ada")));
        assertEquals(new User(1, "Ada"), Json.read("{\"name\":\"Ada\",\"id\":1,\"more\":true}", User.class));
        assertEquals(
                List.of(new User(1, "a")),
                Json.read("[{\"id\":1,\"name\":\"a\"}]", new TypeReference<List<User>>() {}));
        assertEquals(Map.of("a", List.of(1, 2.5)), Json.read("{\"a\":[1,2.5]}"));
    }

    @Test
    void times_are_iso_texts() {
        var stay = new Stay(LocalDate.of(2026, 11, 25), Instant.parse("2026-11-25T12:00:00Z"), Duration.ofSeconds(90));
        String text = Json.write(stay);
        assertEquals("{\"day\":\"2026-11-25\",\"at\":\"2026-11-25T12:00:00Z\",\"length\":\"PT1M30S\"}", text);
        assertEquals(stay, Json.read(text, Stay.class));
    }

    @Test
    void an_error_says_where() {
        var wrong = assertThrows(JsonException.class, () -> Json.read("{\"id\":\n \"x\"}", User.class));
        assertEquals("id", wrong.field());
        assertEquals(2, Integer.parseInt(wrong.getMessage().replaceAll("(?s).*line (\\d+), column.*", "$1")));
        var broken = assertThrows(JsonException.class, () -> Json.read("{\"id\": 1"));
        assertEquals("", broken.field());
        assertEquals(
                "JSON at line 1, column 9: Unexpected end-of-input: expected close marker for Object"
                        + " (opened at line 1, column 1)",
                broken.getMessage());
    }

    @Test
    void a_value_that_holds_itself_is_refused_in_a_line() {
        Map<String, Object> loop = new java.util.HashMap<>();
        loop.put("me", loop);
        var error = assertThrows(JsonException.class, () -> Json.write(loop));
        assertTrue(error.getMessage().startsWith("JSON, field me.me.me."), error.getMessage());
        assertTrue(error.getMessage().length() < 300, error.getMessage());
    }

    @Test
    void a_value_can_be_looked_at() {
        record Point(int x) {}
        var forms = Json.of(new Point(1)).toMimeBundle();
        assertEquals(java.util.Map.of("x", 1), forms.get("application/json"));
        assertEquals("{\n  \"x\" : 1\n}", forms.get("text/plain"));
        assertEquals(java.util.Map.of("text/plain", "null"), Json.of(null).toMimeBundle());
    }

    @Test
    void a_text_that_is_an_object_or_an_array_is_read_to_be_looked_at() {
        assertEquals("{\n  \"a\" : [ 1.5 ]\n}", Json.of("{\"a\": [1.5]}").text());
        assertEquals(
                java.util.Map.of("a", 1), Json.of("{\"a\": 1}").toMimeBundle().get("application/json"));
        for (var text : java.util.List.of("hello", "3", "", "[1] and more", "{")) {
            assertEquals(text, Json.of(text).toMimeBundle().get("application/json"));
        }
    }
}
