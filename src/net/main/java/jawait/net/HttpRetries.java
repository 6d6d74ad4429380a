package jawait.net;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import jawait.Async;
import jawait.AsyncClock;
import jawait.Retry;
import org.jspecify.annotations.Nullable;

/// Tries a call again, as a policy says.
///
/// @param <A> what comes of it
final class HttpRetries<A extends HttpAnswer> {
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE");
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final int MOST_DIGITS = 9;

    private final Retry policy;
    private final Callable<A> attempt;
    private @Nullable A last;
    private Instant failed = Instant.EPOCH;

    private HttpRetries(Retry policy, Callable<A> attempt) {
        this.policy = policy;
        this.attempt = attempt;
    }

    static <A extends HttpAnswer> A of(HttpCall call, Callable<A> attempt) throws IOException {
        Retry policy = call.settings.retry;
        if (policy == null
                || !REPEATABLE.contains(call.method())
                || !call.content().isRepeatable()) {
            return Async.await(attempt, IOException.class);
        }
        return new HttpRetries<>(policy, attempt).run();
    }

    private A run() throws IOException {
        try {
            return Async.await(() -> Async.retry(policy.on(this::isWorthIt), this::once), IOException.class);
        } catch (HttpStatusException e) {
            A answer = last;
            if (answer == null) {
                throw e;
            }
            return answer;
        }
    }

    private A once() throws Exception {
        A before = last;
        last = null;
        if (before != null) {
            if (before instanceof HttpStream stream) {
                stream.close();
            }
            // the policy's own wait has passed already
            var more = asked(before).orElse(Duration.ZERO).minus(waited());
            if (more.isPositive()) {
                Async.sleep(more);
            }
        }
        A answer = attempt.call();
        if (PASSING.contains(answer.status())) {
            last = answer;
            throw new HttpStatusException(answer.head, "");
        }
        return answer;
    }

    private Duration waited() {
        return Duration.between(failed, AsyncClock.current().instant());
    }

    private boolean isWorthIt(Exception e) {
        failed = AsyncClock.current().instant();
        A answer = last;
        boolean passing = e instanceof IOException
                && !(e instanceof SSLException)
                && !(e instanceof HttpLimitException)
                && (answer == null || asked(answer).orElse(Duration.ZERO).compareTo(policy.longest()) <= 0);
        return passing && policy.on().test(e);
    }

    /// How long the server asks us to wait.
    private static Optional<Duration> asked(HttpAnswer answer) {
        return answer.header("Retry-After").map(String::strip).flatMap(HttpRetries::wait);
    }

    private static Optional<Duration> wait(String text) {
        if (text.matches("\\d{1," + MOST_DIGITS + "}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(AsyncClock.current().instant(), until));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
