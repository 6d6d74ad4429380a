package jawait.net;

import com.sun.net.httpserver.HttpExchange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import jawait.runtime.StopSignal;

/// What clients are told of what went wrong: problem details by RFC 9457.
///
/// `detail` is the message, a sentence. Where single values of a request are wrong, `errors` lists them as
/// FastAPI's `detail` does: an RFC's reader finds a text where the RFC has one, and FastAPI's user the same
/// entries.
final class WebProblem {
    private WebProblem() {}

    /// The status that says what was thrown.
    static int status(Throwable thrown) {
        return switch (thrown) {
            case WebException known -> known.status();
            case NoSuchElementException _ -> 404;
            case IllegalArgumentException _ -> 400;
            case TimeoutException _ -> 504;
            default -> StopSignal.isStop(thrown) ? 503 : 500;
        };
    }

    /// The answer to what was thrown.
    static Reply of(Throwable thrown, HttpExchange exchange) {
        int status = status(thrown);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title(status));
        problem.put("status", status);
        problem.put(
                "detail", status == 503 && StopSignal.isStop(thrown) ? "the request was cancelled" : message(thrown));
        problem.put("instance", String.valueOf(exchange.getRequestURI().getRawPath()));
        Reply reply = Reply.status(status).type("application/problem+json");
        if (thrown instanceof WebException known) {
            if (!known.errors().isEmpty()) {
                problem.put("errors", known.errors());
            }
            for (var header : known.headers().entrySet()) {
                reply = reply.header(header.getKey(), header.getValue());
            }
        }
        return reply.body(problem);
    }

    private static String title(int status) {
        String name = HttpStatusNames.of(status);
        return name.isEmpty() ? (status < 500 ? "Client Error" : "Server Error") : name;
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
