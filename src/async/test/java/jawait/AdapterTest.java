package jawait;

import static jawait.Async.async;
import static jawait.Async.await;
import static jawait.Async.moveOnAfter;
import static jawait.Async.task;
import static jawait.Scene.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jawait.spi.AwaitAdapter;
import org.junit.jupiter.api.Test;

/// What an adapter awaits, what is recognised by its methods, and what is refused.
class AdapterTest {
    /// A foreign object that only an adapter can await.
    record Letter(Callable<? extends CompletionStage<?>> arrives) {}

    /// A foreign object of which the adapter knows nothing good.
    record Bill() {}

    private static final AtomicInteger ASKED = new AtomicInteger();

    /// The adapter of the tests, named in their META-INF/services.
    public static final class Postman implements AwaitAdapter {
        @Override
        public boolean accepts(Class<?> type) {
            if (type == Bill.class) {
                throw new IllegalStateException("on strike");
            }
            if (type == Letter.class) {
                ASKED.incrementAndGet();
            }
            return type == Letter.class || type == Both.class;
        }

        @Override
        public CompletionStage<?> begin(Object source) {
            return source instanceof Letter letter
                    ? Bodies.run(letter.arrives)
                    : CompletableFuture.completedFuture("adapter");
        }
    }

    /// Has a method that is known, and an adapter.
    public static final class Both {
        public CompletableFuture<String> toFuture() {
            return CompletableFuture.completedFuture("method");
        }
    }

    /// Has methods of known names that do not mean it.
    public static final class Impostor {
        public String toFuture() {
            return "in the year 2525";
        }

        public static CompletableFuture<String> toCompletableFuture() {
            return CompletableFuture.completedFuture("static");
        }
    }

    /// What its method gives.
    public record Source(Future<String> toFuture) {}

    @Test
    void an_adapter_is_found_and_asked_once_per_class() {
        assertEquals("a", (String) await(Coroutine.from(new Letter(() -> CompletableFuture.completedFuture("a")))));
        assertEquals("b", (String) await(Coroutine.from(new Letter(() -> CompletableFuture.supplyAsync(() -> "b")))));
        assertEquals(1, ASKED.get());
    }

    @Test
    void an_adapter_comes_before_the_methods_of_a_class() {
        assertEquals("adapter", (String) await(Coroutine.from(new Both())));
    }

    @Test
    void an_adapter_that_throws_or_gives_null_is_named() {
        String who = "the adapter jawait.AdapterTest$Postman";
        Coroutine<String> lost = Coroutine.from(new Letter(() -> null));
        refuses(
                IllegalStateException.class,
                who + ", given a jawait.AdapterTest$Letter: expected a stage, found null",
                () -> await(lost));
        var flood = new IllegalArgumentException("flood");
        Coroutine<String> wet = Coroutine.from(new Letter(() -> {
            throw flood;
        }));
        assertSame(
                flood,
                refuses(IllegalStateException.class, who, () -> await(wet)).getCause());
        refuses(
                IllegalStateException.class,
                "asked about jawait.AdapterTest$Bill, failed",
                () -> Coroutine.from(new Bill()));
    }

    @Test
    void an_adapters_stage_is_cancelled_with_its_awaiter() {
        var never = new CompletableFuture<String>();
        assertTrue(moveOnAfter(.001, Coroutine.from(new Letter(() -> never))).isEmpty());
        assertTrue(never.isCancelled());
    }

    @Test
    void a_method_may_give_a_plain_future_too_but_not_null() {
        assertEquals("a", (String) await(Coroutine.from(new Source(task(() -> "a")))));
        Coroutine<String> none = Coroutine.from(new Source(null));
        refuses(
                IllegalStateException.class,
                "AdapterTest$Source.toFuture(): expected a future, found null",
                () -> await(none));
        Task<String> task = task(() -> {
            Async.sleep(1000);
            return "";
        });
        assertTrue(moveOnAfter(.001, Coroutine.from(new Source(task))).isEmpty());
        assertEquals(new Cancelled<String>(), task.join());
    }

    @Test
    void what_nobody_can_await_is_refused_at_once() {
        for (Object stranger : List.of("text", new Impostor(), (Callable<String>) () -> "body", async(() -> 1))) {
            refuses(
                    IllegalArgumentException.class,
                    "nobody knows how to await a " + stranger.getClass().getName(),
                    () -> Coroutine.from(stranger));
        }
        refuses(NullPointerException.class, "the source is null", () -> Coroutine.from((Object) null));
        refuses(NullPointerException.class, "the source is null", () -> Coroutine.from((CompletionStage<?>) null));
        refuses(
                NullPointerException.class,
                "the source is null",
                () -> Coroutine.from((Callable<CompletionStage<Object>>) null));
        refuses(NullPointerException.class, "the type is null", () -> Coroutine.from("", null));
    }

    @Test
    void a_result_of_another_type_is_refused() {
        Object source = CompletableFuture.completedFuture(1);
        assertEquals(1, await(Coroutine.from(source, Integer.class)));
        assertEquals(1, await(Coroutine.from(source, int.class)));
        refuses(
                ClassCastException.class,
                "expected a java.lang.String, found a java.lang.Integer",
                () -> await(Coroutine.from(source, String.class)));
    }

    @Test
    void a_publisher_is_left_alone_after_its_first_item_whatever_it_does() {
        var heard = new ArrayList<String>();
        Flow.Publisher<String> rude = subscriber -> {
            subscriber.onSubscribe(subscription("first", heard));
            subscriber.onSubscribe(subscription("second", heard));
            subscriber.onNext("a");
            subscriber.onNext("b");
            subscriber.onError(new IllegalStateException("late"));
            subscriber.onComplete();
        };
        assertEquals("a", (String) await(Coroutine.from(rude)));
        assertEquals("first request 1", heard.getFirst());
        assertTrue(heard.containsAll(List.of("second cancel", "first cancel")), heard::toString);
    }

    private static Flow.Subscription subscription(String name, List<String> heard) {
        return new Flow.Subscription() {
            @Override
            public void request(long n) {
                heard.add(name + " request " + n);
            }

            @Override
            public void cancel() {
                heard.add(name + " cancel");
            }
        };
    }

    @Test
    void a_subscription_that_comes_after_the_cancel_is_cancelled() {
        var heard = new ArrayList<String>();
        var late = new Flow.Subscriber<?>[1];
        assertTrue(moveOnAfter(.001, Coroutine.from((Flow.Publisher<String>) subscriber -> late[0] = subscriber))
                .isEmpty());
        late[0].onSubscribe(subscription("late", heard));
        assertEquals(List.of("late cancel"), heard);
    }

    @Test
    void a_publisher_that_throws_is_heard() {
        var error = new IllegalStateException("no subscriptions today");
        Coroutine<String> closed = Coroutine.from((Flow.Publisher<String>) subscriber -> {
            throw error;
        });
        assertSame(error, refuses(IllegalStateException.class, "today", () -> await(closed)));
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
