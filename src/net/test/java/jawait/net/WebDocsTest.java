package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a service says of itself.
class WebDocsTest {
    enum Kind {
        SMALL,
        LARGE
    }

    record Box<T>(T content, List<Box<T>> inner) {}

    record Thing(
            String name, int count, Kind kind, Optional<LocalDate> day, Map<String, Double> weights, Box<Long> box) {}

    private static WebRoutes routes() {
        return Web.routes()
                .title("Things")
                .get("/things", () -> List.of())
                .summary("All things")
                .takes("page", int.class)
                .returns(new TypeReference<List<Thing>>() {})
                .post("/things", Thing.class, (thing, _) -> thing)
                .get("/things/{id}", _ -> "")
                .takes("id", long.class)
                .any("/any/{rest...}", _ -> "");
    }

    @Test
    void routes_and_records_are_told_as_open_api() throws Exception {
        try (var service = new Service(routes())) {
            JsonNode api = Json.mapper().readTree(service.get("/openapi.json").text());
            assertEquals("3.1.0", api.at("/openapi").asText());
            assertEquals("Things", api.at("/info/title").asText());
            JsonNode get = api.at("/paths/~1things/get");
            assertEquals("All things", get.at("/summary").asText());
            assertEquals("page", get.at("/parameters/0/name").asText());
            assertEquals("query", get.at("/parameters/0/in").asText());
            assertEquals(
                    "#/components/schemas/Thing",
                    get.at("/responses/200/content/application~1json/schema/items/$ref")
                            .asText());
            JsonNode thing = api.at("/components/schemas/Thing");
            assertEquals(
                    "[\"name\",\"count\",\"kind\",\"weights\",\"box\"]",
                    thing.at("/required").toString());
            assertEquals(
                    "[\"SMALL\",\"LARGE\"]", thing.at("/properties/kind/enum").toString());
            assertEquals("date", thing.at("/properties/day/anyOf/0/format").asText());
            assertEquals(
                    "number",
                    thing.at("/properties/weights/additionalProperties/type").asText());
            JsonNode box = api.at("/components/schemas/Box_Long");
            assertEquals("integer", box.at("/properties/content/type").asText());
            assertEquals(
                    "#/components/schemas/Box_Long",
                    box.at("/properties/inner/items/$ref").asText());
            assertEquals(
                    "path", api.at("/paths/~1things~1{id}/get/parameters/0/in").asText());
            assertTrue(api.at("/paths/~1any~1{rest}").has("delete"));
            assertTrue(!api.toString().contains("/docs"));
        }
    }

    @Test
    void the_page_needs_nothing_from_elsewhere() throws Exception {
        try (var service = new Service(routes())) {
            var page = service.get("/docs");
            assertEquals("text/html; charset=utf-8", page.header("Content-Type"));
            assertTrue(page.text().contains("openapi.json"));
            assertTrue(!page.text().replace("https://example.com", "").contains("://"), "it names another site");
        }
    }

    @Test
    void both_can_be_had_otherwise_or_not_at_all() throws Exception {
        try (var service = new Service(Web.routes().get("/docs", () -> "mine"))) {
            assertEquals("200 mine", service.get("/docs").toString());
        }
        try (var service = new Service(Web.routes().docs(false))) {
            assertEquals(404, service.get("/docs").status());
            assertEquals(404, service.get("/openapi.json").status());
        }
    }
}
