package jawait;

import static jawait.Async.every;
import static jawait.Async.moveOnAfter;
import static jawait.Async.retry;
import static jawait.Async.sleep;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Trying again, and again and again.
class RetryTest {
    private static final Retry QUICK = Retry.times(5).backoff(.0001, 2);

    private final AtomicInteger tries = new AtomicInteger();

    private String flaky(int failures, Exception error) throws Exception {
        if (tries.incrementAndGet() <= failures) {
            throw error;
        }
        return "ok after " + tries;
    }

    @Test
    void a_predicate_that_throws_keeps_the_exception_it_was_asked_about() {
        var fatal = new IOException("flaky");
        var policy = QUICK.on((Exception e) -> {
            throw new IllegalStateException("what is this?");
        });
        var thrown = assertThrows(
                IllegalStateException.class,
                () -> retry(policy, () -> {
                    throw fatal;
                }));
        assertEquals(List.of(fatal), List.of(thrown.getSuppressed()));
    }

    @Test
    void a_body_is_tried_until_it_succeeds() {
        assertEquals("ok after 3", retry(QUICK, () -> flaky(2, new IOException("flaky"))));
        tries.set(0);
        retry(2, () -> {
            flaky(1, new IOException("flaky"));
        });
        assertEquals(2, tries.get());
    }

    @Test
    void the_last_failure_is_thrown_with_the_others_suppressed() {
        var error = refuses(
                IOException.class,
                "try 5",
                () -> retry(QUICK, () -> {
                    throw new IOException("try " + tries.incrementAndGet());
                }));
        assertEquals("try 4", error.getSuppressed()[0].getMessage());
        tries.set(0);
        var same = new IOException("the same");
        refuses(IOException.class, "the same", () -> retry(QUICK, () -> flaky(9, same)));
        assertEquals(0, same.getSuppressed().length);
        assertEquals(5, tries.get());
    }

    @Test
    void of_many_failures_the_latest_are_kept() {
        var error = refuses(
                IOException.class,
                "try 20000",
                () -> retry(Retry.times(20_000).backoff(0, 1), () -> {
                    throw new IOException("try " + tries.incrementAndGet());
                }));
        assertEquals(10, error.getSuppressed().length);
        assertEquals("try 19990", error.getSuppressed()[9].getMessage());
        assertEquals(0, error.getSuppressed()[9].getSuppressed().length);
        error.printStackTrace(new PrintWriter(Writer.nullWriter()));
    }

    @Test
    void only_what_is_worth_it_is_tried_again() {
        var io = QUICK.on(IOException.class).jitter().atMost(1);
        assertEquals("ok after 2", retry(io, () -> flaky(1, new FileNotFoundException())));
        for (Exception fatal :
                new Exception[] {new IllegalStateException("fatal"), new CancellationException("fatal")}) {
            tries.set(0);
            refuses(fatal.getClass(), "fatal", () -> retry(io, () -> flaky(1, fatal)));
            assertEquals(1, tries.get());
        }
    }

    @Test
    void being_stopped_is_not_tried_again() {
        assertFalse(moveOnAfter(
                .01,
                () -> retry(QUICK, () -> {
                    tries.incrementAndGet();
                    sleep(1000);
                })));
        assertEquals(1, tries.get());
        assertTrue(moveOnAfter(
                        .01,
                        () -> retry(Retry.times(5).backoff(1000, 1), () -> {
                            throw new IOException("flaky");
                        }))
                .isEmpty());
    }

    @Test
    void a_task_that_is_cancelled_in_a_later_try_ends_as_cancelled() {
        var begun = new CountDownLatch(1);
        var task = Async.task(() -> retry(QUICK, () -> {
            flaky(1, new IOException("flaky"));
            begun.countDown();
            sleep(1000);
        }));
        until(() -> begun.getCount() == 0);
        task.cancel();
        assertEquals(new Cancelled<Void>(), task.join());
    }

    @Test
    void a_ticker_ticks_until_it_is_cancelled_or_fails() {
        var ticker = every(.001, tries::incrementAndGet);
        until(() -> tries.get() > 3);
        ticker.cancel();
        assertEquals(new Cancelled<Void>(), ticker.join());
        var failing = every(Duration.ofMillis(1), () -> {
            if (tries.incrementAndGet() > 10) {
                throw new IOException("no more");
            }
        });
        assertInstanceOf(Failure.class, failing.join());
    }

    @Test
    void misuse_is_named() {
        refuses(IllegalArgumentException.class, "at least 1 try, found 0", () -> retry(0, () -> 1));
        refuses(IllegalArgumentException.class, "a factor of 1 or more, found NaN", () -> QUICK.backoff(1, Double.NaN));
        refuses(IllegalArgumentException.class, "found -1.0", () -> QUICK.backoff(-1, 2));
        refuses(IllegalArgumentException.class, "a period above 0", () -> every(0, () -> {}));
        refuses(NullPointerException.class, "retry: body 1 of 1 is null", () -> QUICK.on((Class<IOException>) null));
        refuses(NullPointerException.class, "the condition is null", () -> QUICK.on((Predicate<Exception>) null));
        assertTrue(QUICK.toString().startsWith("Retry[times=5"));
    }
}
