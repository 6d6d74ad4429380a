package jawait;

import static jawait.Async.currentTask;
import static jawait.Async.generate;
import static jawait.Async.moveOnAfter;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.tasks;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Generators as publishers, and publishers as generators.
class PublisherTest {
    /// A subscriber that asks for nothing by itself, and writes down what it hears.
    private static class Listener<T> implements Flow.Subscriber<T> {
        final ConcurrentLinkedQueue<Object> heard = new ConcurrentLinkedQueue<>();
        volatile Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(T item) {
            heard.add(item);
        }

        @Override
        public void onError(Throwable error) {
            heard.add(error);
        }

        @Override
        public void onComplete() {
            heard.add("complete");
        }

        void hears(Object... signals) {
            until(() -> heard.size() >= signals.length);
            assertEquals(List.of(signals), List.copyOf(heard));
        }
    }

    private static <T> Listener<T> listen(AsyncGenerator<T> items) {
        var listener = new Listener<T>();
        items.toPublisher().subscribe(listener);
        return listener;
    }

    private static void noPublisherIsLeft() {
        until(() -> tasks().stream().noneMatch(task -> task.name().equals("publisher")));
    }

    @Test
    void a_subscriber_gets_what_it_asks_for_and_then_the_end() {
        var tap = Tap.to(3);
        var listener = listen(tap.items);
        assertEquals(0, tap.begun.get());
        listener.subscription.request(1);
        listener.hears(1);
        until(() -> tap.made.get() == 2);
        listener.subscription.request(1);
        listener.hears(1, 2);
        listener.subscription.request(1);
        listener.hears(1, 2, 3, "complete");
        listener.subscription.request(1);
        listener.subscription.cancel();
        noPublisherIsLeft();
        listener.hears(1, 2, 3, "complete");
        tap.isClosed();
    }

    @Test
    void each_subscription_runs_the_body_afresh() {
        var tap = Tap.to(2);
        var publisher = tap.items.toPublisher();
        for (int i = 0; i < 2; i++) {
            var listener = new Listener<Integer>();
            publisher.subscribe(listener);
            listener.subscription.request(Long.MAX_VALUE);
            listener.subscription.request(Long.MAX_VALUE);
            listener.hears(1, 2, "complete");
        }
        assertEquals(2, tap.begun.get());
    }

    @Test
    void the_very_same_error_is_signalled() {
        var boom = new IOException("boom");
        var listener = listen(Tap.failing(1, boom).items);
        listener.subscription.request(9);
        listener.hears(1, boom);
        assertSame(boom, listener.heard.toArray()[1]);
        noPublisherIsLeft();
    }

    @Test
    void a_cancel_stops_the_body_wherever_it_is() {
        var tap = Tap.endless();
        var parked = listen(tap.items);
        parked.subscription.request(2);
        parked.hears(1, 2);
        until(() -> tasks().toString().contains("waiting on a subscriber's request"));
        parked.subscription.cancel();
        noPublisherIsLeft();
        tap.isClosed();
        var sleeping = listen(AsyncGenerator.<Integer>from(tap.items).map(i -> {
            sleep(1000);
            return i;
        }));
        sleeping.subscription.request(1);
        until(() -> tasks().toString().contains("Task[publisher running, sleeping"));
        sleeping.subscription.cancel();
        sleeping.subscription.cancel();
        noPublisherIsLeft();
        tap.isClosed();
        var unbegun = listen(tap.items);
        unbegun.subscription.cancel();
        unbegun.subscription.request(1);
        assertEquals(2, tap.begun.get());
        assertTrue(unbegun.heard.isEmpty() && sleeping.heard.isEmpty());
    }

    @Test
    void a_subscriber_may_cancel_while_it_gets_an_item_and_goes_on_unharmed() {
        var tap = Tap.endless();
        var after = new AtomicReference<String>();
        tap.items.buffer(2).toPublisher().subscribe(new Listener<>() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                super.onSubscribe(given);
                given.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(Integer item) {
                subscription.cancel();
                sleep(.001);
                after.set("slept after " + item);
            }
        });
        until(() -> "slept after 1".equals(after.get()));
        noPublisherIsLeft();
        tap.isClosed();
    }

    @Test
    void a_bad_request_ends_in_an_error_after_the_clean_up() {
        var tap = Tap.endless();
        var listener = listen(tap.items);
        listener.subscription.request(1);
        listener.hears(1);
        listener.subscription.request(0);
        until(() -> listener.heard.size() == 2);
        var error = (IllegalArgumentException) listener.heard.toArray()[1];
        assertEquals(
                "request: expected a number of items of 1 or more, found 0 (Reactive Streams 3.9)", error.getMessage());
        tap.isClosed();
        var first = listen(tap.items);
        first.subscription.request(-3);
        until(() -> first.heard.size() == 1);
        assertTrue(first.heard.peek().toString().contains("found -3"));
        assertEquals(1, tap.begun.get());
        noPublisherIsLeft();
    }

    @Test
    void a_null_item_is_an_error_and_a_null_subscriber_is_refused() {
        var listener = listen(AsyncGenerator.<Integer>of(1, null));
        listener.subscription.request(9);
        until(() -> listener.heard.size() == 2);
        assertTrue(listener.heard.toArray()[1].toString().contains("toPublisher: expected an item, found null"));
        refuses(
                NullPointerException.class,
                "subscribe: the subscriber is null",
                () -> AsyncGenerator.of(1).toPublisher().subscribe(null));
        refuses(
                NullPointerException.class,
                "from: the publisher is null",
                () -> AsyncGenerator.from((Flow.Publisher<Integer>) null));
    }

    @Test
    void a_task_that_others_cancel_is_an_error_of_its_subscriber() {
        var listener = listen(Tap.endless().items);
        listener.subscription.request(1);
        listener.hears(1);
        until(() -> tasks().toString().contains("waiting on a subscriber's request"));
        tasks().stream().filter(task -> task.name().equals("publisher")).forEach(Task::cancel);
        until(() -> listener.heard.size() == 2);
        assertTrue(listener.heard.toArray()[1] instanceof CancellationException);
        noPublisherIsLeft();
    }

    @Test
    void the_task_belongs_to_who_subscribes() {
        AsyncGenerator<Task<?>> who = generate(y -> {
            y.yield(currentTask());
            y.yield(currentTask().parent());
        });
        var user = task("user", () -> AsyncGenerator.from(who.toPublisher()).toList());
        assertEquals("publisher", user.await().get(0).name());
        assertSame(user, user.await().get(1));
    }

    @Test
    void a_publisher_is_asked_for_one_item_at_a_time_as_it_is_wanted() {
        var requests = new ConcurrentLinkedQueue<Long>();
        var cancels = new AtomicInteger();
        Flow.Publisher<Integer> counted = subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            private int next;

            @Override
            public void request(long n) {
                requests.add(n);
                subscriber.onNext(++next);
            }

            @Override
            public void cancel() {
                cancels.incrementAndGet();
            }
        });
        var items = AsyncGenerator.from(counted);
        assertTrue(requests.isEmpty());
        assertEquals(List.of(1, 2, 3), items.take(3).toList());
        assertEquals(List.of(1L, 1L, 1L), List.copyOf(requests));
        assertEquals(1, cancels.get());
        assertEquals(1, items.iterator().next());
        items.close();
        assertEquals(4, requests.size());
        assertEquals(2, cancels.get());
        assertThrows(
                IllegalStateException.class,
                () -> items.forEach(i -> {
                    throw new IllegalStateException("downstream");
                }));
        assertEquals(3, cancels.get());
        assertEquals(
                List.of(List.of(1, 2), List.of(3, 4)), items.chunk(2).take(2).toList());
    }

    @Test
    void a_publisher_of_the_jdk_is_a_source() {
        var hub = new SubmissionPublisher<Integer>();
        var items = AsyncGenerator.from(hub);
        var got = task(() -> items.toList());
        until(() -> hub.getNumberOfSubscribers() == 1);
        IntStream.range(0, 1000).forEach(hub::submit);
        hub.close();
        assertEquals(IntStream.range(0, 1000).boxed().toList(), got.await());
        var failing = new SubmissionPublisher<Integer>();
        var boom = new IOException("boom");
        var failed = task(() -> AsyncGenerator.from(failing).toList());
        until(() -> failing.getNumberOfSubscribers() == 1);
        failing.submit(1);
        failing.closeExceptionally(boom);
        assertSame(boom, assertThrows(IOException.class, failed::await));
    }

    @Test
    void waiting_for_a_publisher_can_be_stopped() {
        var hub = new SubmissionPublisher<Integer>();
        assertTrue(moveOnAfter(.02, () -> AsyncGenerator.from(hub).toList()).isEmpty());
        var items = task("items", () -> AsyncGenerator.from(hub).toList());
        until(() -> items.toString().contains("waiting on a publisher's next item"));
        items.cancel();
        assertThrows(CancellationException.class, items::await);
        until(() -> hub.getNumberOfSubscribers() == 0);
        Flow.Publisher<Integer> silent = subscriber -> {};
        assertFalse(moveOnAfter(.02, () -> AsyncGenerator.from(silent).forEach(i -> {})));
    }

    @Test
    void there_and_back_again() {
        var tap = Tap.to(1000);
        AsyncGenerator<Integer> back = tap.items;
        for (int i = 0; i < 3; i++) {
            back = AsyncGenerator.from(back.toPublisher());
        }
        assertEquals(tap.items.toList(), back.toList());
        assertEquals(List.of(1, 2), back.take(2).toList());
        noPublisherIsLeft();
        tap.isClosed();
        var boom = new IOException("boom");
        var failing = AsyncGenerator.from(Tap.failing(2, boom).items.toPublisher());
        List<Integer> seen = new ArrayList<>();
        assertSame(boom, assertThrows(IOException.class, () -> failing.forEach(seen::add)));
        assertEquals(List.of(1, 2), seen);
    }

    @Test
    void a_subscription_too_many_or_too_late_is_cancelled() {
        var subscriber = new AtomicReference<Flow.Subscriber<? super Integer>>();
        var cancels = new AtomicInteger();
        Consumer<Flow.Subscriber<? super Integer>> subscribe = s -> s.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {
                cancels.incrementAndGet();
            }
        });
        var items = task(
                "items",
                () -> AsyncGenerator.<Integer>from((Flow.Publisher<Integer>) subscriber::set)
                        .toList());
        until(() -> items.toString().contains("waiting on a publisher's next item"));
        var late = subscriber.get();
        subscribe.accept(late);
        subscribe.accept(late);
        assertEquals(1, cancels.get());
        late.onNext(7);
        late.onComplete();
        assertEquals(List.of(7), items.await());
        assertTrue(moveOnAfter(
                        .01,
                        () -> AsyncGenerator.from((Flow.Publisher<Integer>) subscriber::set)
                                .toList())
                .isEmpty());
        subscribe.accept(subscriber.get());
        assertEquals(2, cancels.get());
        refuses(NullPointerException.class, "onNext: the item is null", () -> late.onNext(null));
        refuses(NullPointerException.class, "onError: the error is null", () -> late.onError(null));
        refuses(NullPointerException.class, "onSubscribe: the subscription is null", () -> late.onSubscribe(null));
    }
}
