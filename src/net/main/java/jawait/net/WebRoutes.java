package jawait.net;

import com.fasterxml.jackson.core.type.TypeReference;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a [Web] answers, and how: `Web.routes().get("/users/{id}", request -> …).post(…)`. (FastAPI's
/// `APIRouter`.)
///
/// ```java
/// record NewUser(String name, @Nullable String email) {}
/// var routes = Web.routes()
///         .get("/users", () -> users.all())
///         .get("/users/{id}", request -> users.get(request.path("id", int.class)))
///         .post("/users", NewUser.class, (user, request) -> Reply.status(201).body(users.add(user)))
///         .delete("/users/{id}", request -> users.remove(request.path("id", int.class)))
///         .files("/static", Path.of("web"));
/// ```
///
/// Paths are matched by segments: `{id}` is one of them, `{path...}` all that are left. Of several that
/// match, the one that says more counts, whatever the order. `HEAD` is answered by what answers `GET`,
/// `OPTIONS` by the methods there are; other methods get 405 with `Allow`, other paths 404.
///
/// They may be changed while servers use them: a route given again replaces the earlier one, so a cell that
/// is run again changes the service without starting it anew. Any thread may do so.
public final class WebRoutes extends WebOptions {
    private volatile List<WebRoute> routes = List.of();
    private volatile @Nullable WebRoute last;

    WebRoutes() {}

    @Override
    WebRoutes self() {
        return this;
    }

    List<WebRoute> all() {
        return routes;
    }

    /// Answers `GET`, and `HEAD` with the headers of that.
    ///
    /// @throws IllegalArgumentException when the path is none: see [WebRoutes]
    public WebRoutes get(String path, WebHandler handler) {
        return on("GET", path, handler);
    }

    /// As [#get(String, WebHandler)], for an answer that does not depend on the request.
    ///
    /// @throws IllegalArgumentException when the path is none: see [WebRoutes]
    public WebRoutes get(String path, Callable<? extends @Nullable Object> handler) {
        Objects.requireNonNull(handler, "route: the handler is null");
        return on("GET", path, _ -> handler.call());
    }

    /// Answers `POST`.
    ///
    /// @throws IllegalArgumentException when the path is none: see [WebRoutes]
    public WebRoutes post(String path, WebHandler handler) {
        return on("POST", path, handler);
    }

    /// Answers `POST` with a body, which is read as [WebRequest#body(Class)] does.
    ///
    /// @throws IllegalArgumentException when the path is none: see [WebRoutes]
    public <B> WebRoutes post(String path, Class<B> type, WebHandler.WithBody<? super B> handler) {
        return on("POST", path, type, handler);
    }

    /// Answers `PUT`.
    ///
    /// @throws IllegalArgumentException when the path is none: see [WebRoutes]
    public WebRoutes put(String path, WebHandler handler) {
        return on("PUT", path, handler);
    }

    /// Answers `PUT` with a body, which is read as [WebRequest#body(Class)] does.
    ///
    /// @throws IllegalArgumentException when the path is none: see [WebRoutes]
    public <B> WebRoutes put(String path, Class<B> type, WebHandler.WithBody<? super B> handler) {
        return on("PUT", path, type, handler);
    }

    /// Answers `PATCH`.
    ///
    /// @throws IllegalArgumentException when the path is none: see [WebRoutes]
    public WebRoutes patch(String path, WebHandler handler) {
        return on("PATCH", path, handler);
    }

    /// Answers `PATCH` with a body, which is read as [WebRequest#body(Class)] does.
    ///
    /// @throws IllegalArgumentException when the path is none: see [WebRoutes]
    public <B> WebRoutes patch(String path, Class<B> type, WebHandler.WithBody<? super B> handler) {
        return on("PATCH", path, type, handler);
    }

    /// Answers `DELETE`.
    ///
    /// @throws IllegalArgumentException when the path is none: see [WebRoutes]
    public WebRoutes delete(String path, WebHandler handler) {
        return on("DELETE", path, handler);
    }

    /// Answers `HEAD` where the answer to `GET` will not do.
    ///
    /// @throws IllegalArgumentException when the path is none: see [WebRoutes]
    public WebRoutes head(String path, WebHandler handler) {
        return on("HEAD", path, handler);
    }

    /// Answers `OPTIONS` where the list of methods will not do.
    ///
    /// @throws IllegalArgumentException when the path is none: see [WebRoutes]
    public WebRoutes options(String path, WebHandler handler) {
        return on("OPTIONS", path, handler);
    }

    /// Answers every method that nothing else at that path answers.
    ///
    /// @throws IllegalArgumentException when the path is none: see [WebRoutes]
    public WebRoutes any(String path, WebHandler handler) {
        return on(WebRoute.ANY, path, handler);
    }

    /// Answers a method of any name.
    ///
    /// @throws IllegalArgumentException when path or method are none: see [WebRoutes]
    public WebRoutes on(String method, String path, WebHandler handler) {
        Objects.requireNonNull(handler, "route: the handler is null");
        return add(new WebRoute(method(method), WebPattern.of(path), handler, WebRoute.Notes.NONE, true));
    }

    /// Answers a method of any name, with a body, which is read as [WebRequest#body(TypeReference)] does.
    ///
    /// @throws IllegalArgumentException when path or method are none: see [WebRoutes]
    public <B> WebRoutes on(String method, String path, TypeReference<B> type, WebHandler.WithBody<? super B> handler) {
        Objects.requireNonNull(type, "route: the type of the body is null");
        Objects.requireNonNull(handler, "route: the handler is null");
        return on(method, path, request -> handler.handle(request.body(type), request))
                .body(type.getType());
    }

    private <B> WebRoutes on(String method, String path, Class<B> type, WebHandler.WithBody<? super B> handler) {
        Objects.requireNonNull(type, "route: the type of the body is null");
        Objects.requireNonNull(handler, "route: the handler is null");
        return on(method, path, request -> handler.handle(request.body(type), request))
                .body(type);
    }

    private static String method(String name) {
        if (!Objects.requireNonNull(name, "route: the method is null").matches("\\*|[A-Za-z-]+")) {
            throw new IllegalArgumentException("route: expected a method as GET, found \"" + name + "\"");
        }
        return name.toUpperCase(Locale.ROOT);
    }

    /// Serves the files below a folder at the paths below a path: with types, `ETag`, `Last-Modified` and
    /// ranges; of a folder its `index.html`. What is hidden, or outside of the folder, is not there.
    ///
    /// @throws IllegalArgumentException when the folder is none, or the path is none
    public WebRoutes files(String path, Path folder) {
        var files = new WebFiles(folder);
        String base = path.endsWith("/") ? path : path + "/";
        WebPattern pattern = WebPattern.of(base + "{path...}");
        WebHandler handler = request -> files.get(request, request.path("path"));
        return add(new WebRoute("GET", pattern, handler, WebRoute.Notes.NONE, false));
    }

    private synchronized WebRoutes add(WebRoute route) {
        List<WebRoute> all = new ArrayList<>(routes);
        all.removeIf(route::replaces);
        all.add(route);
        routes = List.copyOf(all);
        last = route;
        return this;
    }

    private WebRoutes body(Type type) {
        return note("body", notes -> notes.withBody(type));
    }

    /// What the documentation says of the route that was given last.
    ///
    /// @throws IllegalStateException when there is none
    public WebRoutes summary(String text) {
        Objects.requireNonNull(text, "summary: the text is null");
        return note("summary", notes -> notes.withSummary(text));
    }

    /// What the route that was given last gives, for the documentation.
    ///
    /// @throws IllegalStateException when there is none
    public WebRoutes returns(Class<?> type) {
        Objects.requireNonNull(type, "returns: the type is null");
        return note("returns", notes -> notes.withReturns(type));
    }

    /// As [#returns(Class)], for a type with arguments: `new TypeReference<List<User>>() {}`.
    ///
    /// @throws IllegalStateException when there is none
    public WebRoutes returns(TypeReference<?> type) {
        Objects.requireNonNull(type, "returns: the type is null");
        return note("returns", notes -> notes.withReturns(type.getType()));
    }

    /// A parameter of the query that the route given last takes, or the type of one of its path, for the
    /// documentation.
    ///
    /// @throws IllegalStateException when there is none
    public WebRoutes takes(String parameter, Class<?> type) {
        Objects.requireNonNull(parameter, "takes: the name is null");
        Objects.requireNonNull(type, "takes: the type is null");
        return note("takes", notes -> notes.withTakes(parameter, type));
    }

    private synchronized WebRoutes note(String verb, UnaryOperator<WebRoute.Notes> change) {
        WebRoute route = last;
        if (route == null) {
            throw new IllegalStateException(verb + ": expected a route before it, found none");
        }
        return add(route.with(change.apply(route.notes())));
    }

    /// `WebRoutes[GET /users, POST /users]`.
    @Override
    public String toString() {
        return "WebRoutes" + routes;
    }
}
