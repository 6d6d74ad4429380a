package jawait;

import static jawait.Async.attempt;
import static jawait.Async.await;
import static jawait.Async.gather;
import static jawait.Async.moveOnAfter;
import static jawait.Async.race;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.tasks;
import static jawait.Async.timeout;
import static jawait.Scene.pass;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reactor, RxJava, Mutiny and Vert.x, none of which the library knows.
class InteropTest {
    private static final IOException BOOM = new IOException("boom");

    /// A source of each kind: one that has a value, one that fails, one that has nothing, and one that never ends and
    /// runs an action when it is given up.
    enum Kind {
        MONO(
                Mono.just("a"),
                Mono.error(BOOM),
                Mono.empty(),
                told -> Mono.never().doOnCancel(told)),
        MONO_LATER(
                Mono.fromCallable(InteropTest::slowly),
                Mono.defer(() -> Mono.error(BOOM)),
                Mono.fromRunnable(() -> {}),
                told -> Mono.never().map(x -> x).doOnCancel(told)),
        FLUX(
                Flux.just("a", "b"),
                Flux.error(BOOM),
                Flux.empty(),
                told -> Flux.never().doOnCancel(told)),
        SINGLE(
                Single.just("a"),
                Single.error(BOOM),
                Maybe.empty(),
                told -> Single.never().doOnDispose(told::run)),
        MAYBE(
                Maybe.just("a"),
                Maybe.error(BOOM),
                Maybe.empty(),
                told -> Maybe.never().doOnDispose(told::run)),
        COMPLETABLE(
                Single.just("a"),
                Completable.error(BOOM),
                Completable.complete(),
                told -> Completable.never().doOnDispose(told::run)),
        OBSERVABLE(
                Observable.just("a", "b"),
                Observable.error(BOOM),
                Observable.empty(),
                told -> Observable.never().doOnDispose(told::run)),
        FLOWABLE(
                Flowable.just("a", "b"),
                Flowable.error(BOOM),
                Flowable.empty(),
                told -> Flowable.never().doOnCancel(told::run)),
        UNI(
                Uni.createFrom().item("a"),
                Uni.createFrom().failure(BOOM),
                Uni.createFrom().nullItem(),
                told -> Uni.createFrom().nothing().onCancellation().invoke(told)),
        MULTI(
                Multi.createFrom().items("a", "b"),
                Multi.createFrom().failure(BOOM),
                Multi.createFrom().empty(),
                told -> Multi.createFrom().nothing().onCancellation().invoke(told));

        final Object value;
        final Object failing;
        final Object empty;
        final Function<Runnable, Object> never;

        Kind(Object value, Object failing, Object empty, Function<Runnable, Object> never) {
            this.value = value;
            this.failing = failing;
            this.empty = empty;
            this.never = never;
        }
    }

    private static String slowly() {
        sleep(.005);
        return "a";
    }

    @ParameterizedTest
    @EnumSource
    void a_source_is_awaited(Kind kind) {
        String value = await(Coroutine.from(kind.value));
        assertEquals("a", value);
        assertEquals("a", await(Coroutine.from(kind.value, String.class)));
        assertEquals("a", task(Coroutine.from(kind.value)).await());
    }

    @ParameterizedTest
    @EnumSource
    void its_failure_is_thrown_as_it_is(Kind kind) {
        assertSame(BOOM, assertThrows(IOException.class, () -> await(Coroutine.from(kind.failing))));
        assertEquals(new Failure<>(BOOM), attempt(Coroutine.from(kind.failing)));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_null(Kind kind) {
        assertEquals(new Success<>(null), attempt(Coroutine.from(kind.empty)));
    }

    @ParameterizedTest
    @EnumSource
    void cancelling_who_awaits_ends_the_subscription(Kind kind) throws Exception {
        var given = new CountDownLatch(1);
        Task<Object> waiting = task(Coroutine.from(kind.never.apply(given::countDown)));
        until(() -> waiting.toString().contains("waiting on"));
        waiting.cancel();
        assertEquals(new Cancelled<>(), waiting.join());
        pass(given);
    }

    @ParameterizedTest
    @EnumSource
    void a_timeout_ends_the_subscription(Kind kind) throws Exception {
        var given = new CountDownLatch(1);
        Object never = kind.never.apply(given::countDown);
        assertThrows(TimeoutException.class, () -> timeout(.001, Coroutine.from(never)));
        pass(given);
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @ParameterizedTest
    @EnumSource
    void the_loser_of_a_race_ends_its_subscription(Kind kind) throws Exception {
        var given = new CountDownLatch(1);
        Object never = kind.never.apply(given::countDown);
        assertEquals("a", race(Coroutine.from(never), () -> {
            until(() -> tasks().stream().anyMatch(each -> each.toString().contains("waiting on")));
            return await(Coroutine.from(kind.value));
        }));
        pass(given);
    }

    @Test
    void all_kinds_can_be_gathered_at_once() {
        List<Coroutine<Object>> all = Arrays.stream(Kind.values())
                .map(kind -> Coroutine.from(kind.value))
                .toList();
        assertEquals(List.of("a"), gather(all).stream().distinct().toList());
        List<String> mixed = gather(Coroutine.from(Mono.just("m")), () -> "lambda", Coroutine.from(Single.just("s")));
        assertEquals(List.of("m", "lambda", "s"), mixed);
    }

    @Test
    void nothing_is_subscribed_to_before_it_is_awaited() {
        var subscribed = new AtomicInteger();
        Coroutine<String> lazy = Coroutine.from(Mono.fromCallable(() -> "a" + subscribed.incrementAndGet()));
        assertEquals(0, subscribed.get());
        assertEquals("a1", await(lazy));
        assertEquals(1, subscribed.get());
    }

    @Test
    void of_a_publisher_only_the_first_item_is_asked_for() {
        var made = new AtomicInteger();
        assertEquals(1, (Integer) await(Coroutine.from(Flux.range(1, 1000).doOnNext(n -> made.incrementAndGet()))));
        assertEquals(1, made.get());
    }

    @Test
    void a_method_reference_has_its_type_checked_and_owns_what_it_begins() throws Exception {
        Mono<String> mono = Mono.just("m");
        Uni<Integer> uni = Uni.createFrom().item(1);
        Maybe<Double> maybe = Maybe.just(2.0);
        Coroutine<String> first = Coroutine.from(mono::toFuture);
        Coroutine<Integer> second = Coroutine.from(uni::subscribeAsCompletionStage);
        Coroutine<Double> third = Coroutine.from(maybe::toCompletionStage);
        assertEquals(List.of("m", 1, 2.0), List.of(await(first), await(second), await(third)));
        var given = new CountDownLatch(1);
        var never = Mono.never().doOnCancel(given::countDown);
        assertTrue(moveOnAfter(.001, Coroutine.from(never::toFuture)).isEmpty());
        pass(given);
    }

    @Test
    void a_vertx_future_is_awaited_and_goes_on_when_nobody_awaits_it() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            assertEquals("blocking", (String) await(Coroutine.from(vertx.executeBlocking(() -> "blocking"))));
            assertSame(
                    BOOM,
                    assertThrows(
                            IOException.class, () -> await(Coroutine.from(io.vertx.core.Future.failedFuture(BOOM)))));
            Promise<String> promise = Promise.promise();
            Task<String> waiting = task(Coroutine.from(promise.future()));
            until(() -> waiting.toString().contains("waiting on"));
            waiting.cancel();
            assertEquals(new Cancelled<>(), waiting.join());
            assertFalse(promise.future().isComplete());
            promise.complete("late");
            assertEquals("late", (String) await(Coroutine.from(promise.future())));
            io.vertx.core.Future<String> back =
                    io.vertx.core.Future.fromCompletionStage(task(() -> "there").toCompletableFuture());
            assertEquals("there", (String) await(Coroutine.from(back)));
        } finally {
            await(vertx.close().toCompletionStage());
        }
    }

    @Test
    void a_task_is_a_source_for_the_others() {
        assertEquals("m", Mono.fromFuture(task(() -> "m").toCompletableFuture()).block());
        assertEquals(
                "s",
                Single.fromCompletionStage(task(() -> "s").toCompletableFuture())
                        .blockingGet());
        assertEquals(
                "u",
                Uni.createFrom()
                        .completionStage(task(() -> "u").toCompletableFuture())
                        .await()
                        .indefinitely());
        Task<String> bad = task(() -> {
            throw BOOM;
        });
        Throwable seen = Mono.fromFuture(bad.toCompletableFuture())
                .map(x -> (Object) x)
                .onErrorResume(Mono::just)
                .cast(Throwable.class)
                .block();
        assertSame(BOOM, seen);
    }

    @Test
    void when_the_others_give_up_the_task_is_cancelled() {
        Task<Void> mono = task(() -> sleep(1000));
        Mono.fromFuture(mono.toCompletableFuture()).subscribe().dispose();
        assertEquals(new Cancelled<Void>(), mono.join());
        Task<Void> uni = task(() -> sleep(1000));
        Uni.createFrom()
                .completionStage(uni.toCompletableFuture())
                .subscribe()
                .with(x -> {})
                .cancel();
        assertEquals(new Cancelled<Void>(), uni.join());
    }

    @Test
    void there_and_back_again() {
        Task<String> task = task(() -> "a");
        String value = await(Coroutine.from(Mono.fromFuture(task.toCompletableFuture())
                .map(text -> text + await(Coroutine.from(Single.just("b"))))));
        assertEquals("ab", value);
        Task<Void> cancelled = task(() -> sleep(1000));
        cancelled.cancel();
        assertThrows(
                CancellationException.class,
                () -> await(Coroutine.from(Mono.fromFuture(cancelled.toCompletableFuture()))));
    }
}
