package jawait.net;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which route answers a request.
final class WebTable {
    /// What was found.
    sealed interface Found {
        /// A route, with what its parameters are.
        record Hit(WebRoute route, Map<String, String> parameters) implements Found {}

        /// Nothing for this method; for others perhaps.
        record Miss(Set<String> allowed) implements Found {}
    }

    private WebTable() {}

    /// The route for a path given by its decoded segments. `HEAD` is answered by what answers `GET`.
    static Found find(Collection<WebRoute> routes, String method, List<String> path) {
        List<Found.Hit> hits = new ArrayList<>();
        for (WebRoute route : routes) {
            Map<String, String> parameters = route.path().match(path);
            if (parameters != null) {
                hits.add(new Found.Hit(route, parameters));
            }
        }
        Found.Hit best = best(hits, method);
        if (best == null && method.equals("HEAD")) {
            best = best(hits, "GET");
        }
        return best == null ? new Found.Miss(allowed(hits)) : best;
    }

    private static Found.@Nullable Hit best(List<Found.Hit> hits, String method) {
        Found.Hit best = null;
        for (Found.Hit hit : hits) {
            if (hit.route.answers(method) && (best == null || isBetter(hit.route, best.route))) {
                best = hit;
            }
        }
        return best;
    }

    private static boolean isBetter(WebRoute one, WebRoute other) {
        int order = one.path().compareTo(other.path());
        return order < 0
                || order == 0
                        && other.method().equals(WebRoute.ANY)
                        && !one.method().equals(WebRoute.ANY);
    }

    private static Set<String> allowed(List<Found.Hit> hits) {
        Set<String> methods = new TreeSet<>();
        for (Found.Hit hit : hits) {
            methods.add(hit.route.method());
            if (hit.route.method().equals("GET")) {
                methods.add("HEAD");
            }
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }
}
