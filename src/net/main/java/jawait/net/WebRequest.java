package jawait.net;

import com.fasterxml.jackson.core.type.TypeReference;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Type;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jawait.Async;
import jawait.AsyncGenerator;
import org.jspecify.annotations.Nullable;

/// A request that a [Web] has got, and its parts as values.
///
/// ```java
/// routes.get("/users/{id}/posts", request -> {
///     int id = request.path("id", int.class);
///     int page = request.query("page", int.class, 1);
///     return posts(id, page);
/// });
/// ```
///
/// Values are texts, numbers, booleans, `UUID`, `URI`, constants of enums, and of `java.time`. One that is
/// missing or does not convert ends the handler with a [WebException] of status 422, whose answer names the
/// place, what was expected and what was found, as FastAPI's users know it.
///
/// The body comes once, whole (within the limit) or as a stream. What blocks here ends when the task is
/// cancelled.
public final class WebRequest {
    private final HttpExchange exchange;
    private final String route;
    private final Map<String, String> parameters;
    private final WebBody body;
    private final Map<String, Object> state = new ConcurrentHashMap<>();
    private @Nullable Map<String, List<String>> query;
    private @Nullable WebForm form;

    WebRequest(HttpExchange exchange, String route, Map<String, String> parameters, WebBody body) {
        this.exchange = exchange;
        this.route = route;
        this.parameters = parameters;
        this.body = body;
    }

    /// `GET`, `POST` and so on.
    public String method() {
        return exchange.getRequestMethod();
    }

    /// Path and query, as the client wrote them.
    public URI uri() {
        return exchange.getRequestURI();
    }

    /// The route that answers it: `/users/{id}`; its path when none does.
    public String route() {
        return route;
    }

    /// Who asks.
    public InetSocketAddress client() {
        return exchange.getRemoteAddress();
    }

    /// A parameter of the route's path.
    ///
    /// @throws IllegalStateException when the route has none of that name
    public String path(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("route " + route + " has no parameter {" + name + "}");
        }
        return value;
    }

    /// A parameter of the route's path as a value.
    ///
    /// @throws WebException 422 when it does not convert
    /// @throws IllegalStateException when the route has none of that name
    public <T> T path(String name, Class<T> type) {
        return WebConvert.convert(List.of("path", name), path(name), type);
    }

    /// A parameter of the query, that has to be there.
    ///
    /// @throws WebException 422 when it is missing
    public String query(String name) {
        return query(name, String.class);
    }

    /// A parameter of the query as a value, that has to be there.
    ///
    /// @throws WebException 422 when it is missing or does not convert
    public <T> T query(String name, Class<T> type) {
        return needed("query", name, type, WebConvert.first(queries(), name));
    }

    /// A parameter of the query as a value.
    ///
    /// @param otherwise what it is when it is missing or empty
    /// @throws WebException 422 when it does not convert
    public <T> T query(String name, Class<T> type, T otherwise) {
        String text = WebConvert.first(queries(), name);
        return text == null || text.isEmpty() && type != String.class
                ? otherwise
                : WebConvert.convert(List.of("query", name), text, type);
    }

    /// All values that the query has for a name: `?tag=a&tag=b`; none perhaps.
    ///
    /// @throws WebException 422 when one does not convert
    public <T> List<T> queryAll(String name, Class<T> type) {
        return all("query", queries().getOrDefault(name, List.of()), name, type);
    }

    /// The parameters of the query by name.
    public Map<String, List<String>> queries() {
        if (query == null) {
            query = WebForm.pairs(uri().getRawQuery(), StandardCharsets.UTF_8);
        }
        return Collections.unmodifiableMap(query);
    }

    /// A header; the case of its name does not matter.
    public Optional<String> header(String name) {
        Objects.requireNonNull(name, "header: the name is null");
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /// A header as a value, that has to be there.
    ///
    /// @throws WebException 422 when it is missing or does not convert
    public <T> T header(String name, Class<T> type) {
        return needed("header", name, type, header(name).orElse(null));
    }

    /// All values of a header; none perhaps.
    public List<String> headers(String name) {
        return List.copyOf(exchange.getRequestHeaders().getOrDefault(name, List.of()));
    }

    /// A cookie.
    public Optional<String> cookie(String name) {
        Objects.requireNonNull(name, "cookie: the name is null");
        return headers("Cookie").stream()
                .flatMap(line -> List.of(line.split(";")).stream())
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1).replaceAll("^\"(.*)\"$", "$1"))
                .findFirst();
    }

    /// The body as a value: JSON, or a form, whose fields are then the record's. A record gets all its
    /// components: only those that are an `Optional`, a box as `Integer`, or marked `@Nullable` may be left
    /// out or null.
    ///
    /// @throws WebException 422 when it does not fit, with field, line and column; 413 when it is longer
    ///     than the limit
    /// @throws IOException when the client breaks off
    @SuppressWarnings("unchecked")
    public <T> T body(Class<T> type) throws IOException {
        return (T) read(Objects.requireNonNull(type, "body: the type is null"));
    }

    /// As [#body(Class)], for a type with arguments: `new TypeReference<List<User>>() {}`.
    ///
    /// @throws IOException when the client breaks off
    @SuppressWarnings("unchecked")
    public <T> T body(TypeReference<T> type) throws IOException {
        return (T) read(Objects.requireNonNull(type, "body: the type is null").getType());
    }

    private Object read(Type type) throws IOException {
        if (WebForm.isForm(body.type()) && !looksLikeJson(body.bytes())) {
            WebForm sent = form();
            Map<String, Object> fields = new java.util.LinkedHashMap<>();
            sent.fields().forEach((name, values) -> fields.put(name, values.size() == 1 ? values.getFirst() : values));
            return WebFormValues.read(fields, type);
        }
        return WebJson.read(body.bytes(), type);
    }

    /// curl calls everything a form unless told otherwise.
    private static boolean looksLikeJson(byte[] bytes) {
        for (byte each : bytes) {
            if (each > ' ') {
                return each == '{' || each == '[';
            }
        }
        return false;
    }

    /// The body as text, in the charset that the client names, else UTF-8.
    ///
    /// @throws WebException 413 when it is longer than the limit
    /// @throws IOException when the client breaks off
    public String text() throws IOException {
        return new String(bytes(), body.charset());
    }

    /// The body.
    ///
    /// @throws WebException 413 when it is longer than the limit
    /// @throws IOException when the client breaks off
    public byte[] bytes() throws IOException {
        return body.bytes();
    }

    /// The body as it comes, of any length.
    ///
    /// @throws IllegalStateException when it was read before
    public InputStream stream() {
        return body.stream();
    }

    /// The lines of the body as they come, however many. They can be iterated once.
    public AsyncGenerator<String> lines() {
        var reader = new BufferedReader(new InputStreamReader(stream(), body.charset()));
        return Async.generate(yielder -> {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                yielder.yield(line);
            }
        });
    }

    /// A field of a form, that has to be there.
    ///
    /// @throws WebException 422 when it is missing; 415 when the body is no form
    /// @throws IOException when the client breaks off
    public String form(String name) throws IOException {
        return form(name, String.class);
    }

    /// A field of a form as a value, that has to be there.
    ///
    /// @throws WebException 422 when it is missing or does not convert; 415 when the body is no form
    /// @throws IOException when the client breaks off
    public <T> T form(String name, Class<T> type) throws IOException {
        return needed("body", name, type, WebConvert.first(form().fields(), name));
    }

    /// A field of a form as a value.
    ///
    /// @param otherwise what it is when it is missing or empty
    /// @throws WebException 422 when it does not convert; 415 when the body is no form
    /// @throws IOException when the client breaks off
    public <T> T form(String name, Class<T> type, T otherwise) throws IOException {
        String text = WebConvert.first(form().fields(), name);
        return text == null || text.isEmpty() ? otherwise : WebConvert.convert(List.of("body", name), text, type);
    }

    /// All values that a form has for a name; none perhaps.
    ///
    /// @throws IOException when the client breaks off
    public <T> List<T> formAll(String name, Class<T> type) throws IOException {
        return all("body", form().fields().getOrDefault(name, List.of()), name, type);
    }

    /// A file that came with a form, and has to be there.
    ///
    /// @throws WebException 422 when it is missing; 415 when the body is no form
    /// @throws IOException when the client breaks off
    public WebUpload file(String name) throws IOException {
        return files().stream()
                .filter(file -> file.field().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        WebInvalid.missing(List.of("body", name), "a file").exception());
    }

    /// All files that came with a form.
    ///
    /// @throws IOException when the client breaks off
    public List<WebUpload> files() throws IOException {
        return List.copyOf(form().files());
    }

    /// What filters have put down for handlers: `request.state().put("user", user)`.
    public Map<String, Object> state() {
        return state;
    }

    private WebForm form() throws IOException {
        if (form == null) {
            form = WebForm.of(body);
        }
        return form;
    }

    private static <T> T needed(String part, String name, Class<T> type, @Nullable String text) {
        if (text == null) {
            throw WebInvalid.missing(List.of(part, name), WebConvert.expected(type))
                    .exception();
        }
        return WebConvert.convert(List.of(part, name), text, type);
    }

    private static <T> List<T> all(String part, List<String> texts, String name, Class<T> type) {
        return texts.stream()
                .map(text -> WebConvert.convert(List.of(part, name), text, type))
                .toList();
    }

    /// `GET /users/7?page=2`.
    @Override
    public String toString() {
        return method() + " " + uri();
    }
}
