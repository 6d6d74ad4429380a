package jawait.net;

import static jawait.net.WebSchema.ordered;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What a service says of itself: OpenAPI 3.1, and a page that shows it and needs nothing else.
final class WebDocs {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private WebDocs() {}

    /// The routes, and these two: after them, so that a user's own of the same path goes before.
    static List<WebRoute> with(WebRoutes routes) {
        List<WebRoute> all = new ArrayList<>(routes.all());
        all.add(route("/openapi.json", _ -> openApi(routes)));
        all.add(route("/docs", _ -> Reply.html(page())));
        return List.copyOf(all);
    }

    private static WebRoute route(String path, WebHandler handler) {
        return new WebRoute("GET", WebPattern.of(path), handler, WebRoute.Notes.NONE, false);
    }

    private static String page() {
        try (InputStream in = WebDocs.class.getResourceAsStream("docs.html")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> openApi(WebRoutes routes) {
        var schema = new WebSchema();
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (WebRoute route : routes.all()) {
            if (route.shown()) {
                var methods = paths.computeIfAbsent(route.path().openApi(), _ -> new LinkedHashMap<>());
                for (String method : route.method().equals(WebRoute.ANY) ? METHODS : List.of(route.method())) {
                    methods.putIfAbsent(method.toLowerCase(Locale.ROOT), operation(route, method, schema));
                }
            }
        }
        schema.components().putIfAbsent("Problem", problem());
        return ordered(
                "openapi",
                "3.1.0",
                "info",
                ordered("title", routes.title, "version", "1"),
                "paths",
                paths,
                "components",
                Map.of("schemas", schema.components()));
    }

    private static Map<String, Object> operation(WebRoute route, String method, WebSchema schema) {
        WebRoute.Notes notes = route.notes();
        Map<String, Object> operation = new LinkedHashMap<>();
        if (!notes.summary().isEmpty()) {
            operation.put("summary", notes.summary());
        }
        operation.put("operationId", id(route, method));
        List<Object> parameters = parameters(route, schema);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        Type body = notes.body();
        if (body != null) {
            operation.put("requestBody", ordered("required", true, "content", json(schema.of(body))));
        }
        operation.put("responses", responses(notes, !parameters.isEmpty() || body != null, schema));
        return operation;
    }

    private static String id(WebRoute route, String method) {
        String words = route.path().openApi().replaceAll("\\W+", "_").replaceAll("^_|_$", "");
        return method.toLowerCase(Locale.ROOT) + (words.isEmpty() ? "" : "_" + words);
    }

    private static List<Object> parameters(WebRoute route, WebSchema schema) {
        List<Object> all = new ArrayList<>();
        List<String> inPath = route.path().names();
        for (String name : inPath) {
            Type type = route.notes().takes().getOrDefault(name, String.class);
            all.add(ordered("name", name, "in", "path", "required", true, "schema", schema.of(type)));
        }
        route.notes().takes().forEach((name, type) -> {
            if (!inPath.contains(name)) {
                all.add(ordered("name", name, "in", "query", "schema", schema.of(type)));
            }
        });
        return all;
    }

    private static Map<String, Object> responses(WebRoute.Notes notes, boolean validates, WebSchema schema) {
        Map<String, Object> responses = new LinkedHashMap<>();
        Type type = notes.returns();
        responses.put(
                "200",
                type == null
                        ? Map.of("description", "OK")
                        : ordered("description", "OK", "content", json(schema.of(type))));
        if (validates) {
            responses.put("422", trouble("What was sent does not fit"));
        }
        responses.put("default", trouble("What went wrong"));
        return responses;
    }

    private static Map<String, Object> trouble(String description) {
        Object reference = Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"));
        return ordered("description", description, "content", Map.of("application/problem+json", reference));
    }

    private static Map<String, Object> json(Object schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }

    private static Map<String, Object> problem() {
        Object text = Map.of("type", "string");
        Object error = ordered(
                "type", "object",
                "properties", ordered("loc", Map.of("type", "array", "items", Map.of()), "msg", text, "type", text),
                "required", List.of("loc", "msg", "type"));
        return ordered(
                "type",
                "object",
                "properties",
                ordered(
                        "type", text,
                        "title", text,
                        "status", Map.of("type", "integer"),
                        "detail", text,
                        "instance", text,
                        "errors", ordered("type", "array", "items", error)));
    }
}
