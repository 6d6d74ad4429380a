package jawait.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// JSON, wherever it comes from: a tree to fold, or a table where it has rows.
class JsonShownTest {
    private static final String ROWS = "[{\"a\": 1, \"b\": \"x\"}, {\"a\": 2, \"b\": null}]";
    private static final String OBJECT = "{\"a\": {\"b\": [1, {\"c\": null}]}}";

    private static Object tree(Object value) {
        return String.valueOf(Render.of(value).get("application/json"));
    }

    @Test
    void a_text_that_is_an_object_or_an_array_is_read() {
        assertEquals("{a={b=[1, {c=null}]}}", tree(Json.of(OBJECT)));
        assertEquals("[1, 2]", tree(Json.of(" [1, 2]\n")));
        assertEquals(Map.of("n", 1), Json.of("{\"n\": 1}").toMimeBundle().get("application/json"));
    }

    @Test
    void any_other_text_is_a_text() {
        for (var text : List.of("hello", "[draft] of a title", "{", "3", "[1] and more", "")) {
            assertEquals(text, Json.of(text).toMimeBundle().get("application/json"));
        }
        assertEquals(
                List.of("[1]"),
                Json.of(List.of("[1]")).toMimeBundle().get("application/json"),
                "texts within stay texts");
    }

    @Test
    void objects_are_trees_and_lists_of_objects_that_are_alike_are_tables() throws Exception {
        var mapper = new ObjectMapper();
        assertEquals("{a={b=[1, {c=null}]}}", tree(mapper.readTree(OBJECT)));
        var rows = Render.of(mapper.readTree(ROWS));
        assertTrue(rows.text().startsWith("a | b"), rows.text());
        assertNull(rows.get("application/json"));
    }

    @Test
    void a_file_of_json_is_shown_below_its_path(@TempDir Path folder) throws Exception {
        var rows = Files.writeString(folder.resolve("rows.json"), ROWS);
        assertTrue(
                Render.of(rows).text().startsWith(rows + "\na | b"),
                Render.of(rows).text());
        assertTrue(Table.of(rows).toString().startsWith("a | b"));
        var object = Files.writeString(folder.resolve("object.JSON"), OBJECT);
        assertEquals(object.toString(), Render.of(object).text());
        assertEquals("{a={b=[1, {c=null}]}}", tree(object));
        var broken = Files.writeString(folder.resolve("broken.json"), "{\n\"a\": }");
        assertTrue(
                Render.of(broken).text().contains("expected a value in line 2, found «}»"),
                Render.of(broken).text());
        var none = folder.resolve("none.json");
        assertEquals(none.toString(), Render.of(none).text());
    }
}
