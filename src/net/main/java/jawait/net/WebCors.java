package jawait.net;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whose pages in browsers may use the service: those of any site, or of some.
///
/// @param origins none for any
record WebCors(List<String> origins) {
    /// The answer, with what the browser wants to know.
    Reply allow(Headers request, Reply reply) {
        String origin = request.getFirst("Origin");
        if (origin == null) {
            return reply;
        }
        if (origins.isEmpty()) {
            return reply.header("Access-Control-Allow-Origin", "*").header("Access-Control-Expose-Headers", "*");
        }
        Reply varied = reply.addHeader("Vary", "Origin");
        return origins.contains(origin)
                ? varied.header("Access-Control-Allow-Origin", origin)
                        .header("Access-Control-Allow-Credentials", "true")
                : varied;
    }

    /// The answer to the question before the request; null when it is none.
    @Nullable
    Reply preflight(String method, Headers request, Set<String> allowed) {
        String asked = request.getFirst("Access-Control-Request-Method");
        if (!method.equals("OPTIONS") || asked == null || request.getFirst("Origin") == null) {
            return null;
        }
        String headers = request.getFirst("Access-Control-Request-Headers");
        Reply reply = Reply.status(204)
                .header(
                        "Access-Control-Allow-Methods",
                        allowed.contains(WebRoute.ANY) ? asked : String.join(", ", allowed))
                .header("Access-Control-Max-Age", "600");
        return allow(request, headers == null ? reply : reply.header("Access-Control-Allow-Headers", headers));
    }
}
