package jawait.net;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What answers which requests, and what is said of it.
///
/// @param method `*` for any
/// @param shown whether `/openapi.json` tells of it
record WebRoute(String method, WebPattern path, WebHandler handler, Notes notes, boolean shown) {
    static final String ANY = "*";

    /// What the documentation says.
    ///
    /// @param takes parameters of the path and of the query by their names
    record Notes(
            String summary, @Nullable Type body, @Nullable Type returns, Map<String, Type> takes) {
        static final Notes NONE = new Notes("", null, null, Map.of());

        Notes withBody(Type type) {
            return new Notes(summary, type, returns, takes);
        }

        Notes withSummary(String text) {
            return new Notes(text, body, returns, takes);
        }

        Notes withReturns(Type type) {
            return new Notes(summary, body, type, takes);
        }

        Notes withTakes(String name, Type type) {
            Map<String, Type> all = new LinkedHashMap<>(takes);
            all.put(name, type);
            return new Notes(summary, body, returns, all);
        }
    }

    WebRoute with(Notes changed) {
        return new WebRoute(method, path, handler, changed, shown);
    }

    boolean answers(String asked) {
        return method.equals(ANY) || method.equals(asked);
    }

    boolean replaces(WebRoute other) {
        return method.equals(other.method) && path.shape().equals(other.path.shape());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
