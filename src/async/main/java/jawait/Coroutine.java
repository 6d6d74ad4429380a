package jawait;

import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import jawait.runtime.Unbegun;
import org.jspecify.annotations.Nullable;

/// A body that has not begun: it runs when it is awaited, started, or given to `gather` and the like. Once.
///
/// One that is forgotten is reported when it has become garbage, as in Python: as a warning of the logger
/// `jawait`, or as the host does it.
///
/// @param <T> the type of the result
public final class Coroutine<T extends @Nullable Object> implements Awaitable<T> {
    private final Callable<? extends T> body;
    private final AtomicBoolean used = new AtomicBoolean();
    private final @Nullable Unbegun watch;

    /// @param made of the class of what the user gave, by which the place is known
    Coroutine(Callable<? extends T> body, Object made) {
        this.body = body;
        this.watch = Unbegun.watch(this, made.getClass());
    }

    /// A coroutine that awaits an object of another library: Reactor's `Mono` and `Flux`, RxJava's `Single`,
    /// `Maybe`, `Completable` and so on, Mutiny's `Uni` and `Multi`, Vert.x' `Future`, any `CompletionStage`,
    /// `Future` or publisher, and whatever an [jawait.spi.AwaitAdapter] accepts. Nothing is subscribed to before
    /// it is awaited.
    ///
    /// Of a publisher it awaits the first item; what has no item gives null. A failure is thrown as the very
    /// object that the source failed with. When the awaiting task is cancelled or times out, the subscription is
    /// ended, as in Kotlin's bridges. What runs already, a `CompletionStage` or `Future`, has other owners and
    /// goes on (unlike in asyncio and Kotlin): see [#from(Callable)]. A Vert.x future cannot be cancelled.
    ///
    /// The compiler cannot see of what type the result is: it believes the place where the result goes, which
    /// fails there when it is wrong. See [#from(Object, Class)].
    ///
    /// ```java
    /// var publisher = new SubmissionPublisher<String>(); // or a Mono, a Single, a Uni, …
    /// Task<String> first = task(Coroutine.from(publisher));
    /// publisher.consume(item -> {});
    /// while (publisher.getNumberOfSubscribers() < 2) sleep(.001);
    /// publisher.submit("item");
    /// await(first); // "item"
    /// ```
    ///
    /// @throws IllegalArgumentException when nobody knows how to await such an object
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the documentation says
    public static <T extends @Nullable Object> Coroutine<T> from(Object source) {
        return new Coroutine<>((Callable<T>) awaiting(source), source);
    }

    private static Callable<? extends @Nullable Object> awaiting(Object source) {
        return switch (requireSource(source)) {
            case CompletionStage<?> hot -> () -> AsyncBasics.await(StageAwait.future(hot));
            case Future<?> hot -> () -> AsyncBasics.await(hot);
            default -> Foreign.of(source)::await;
        };
    }

    /// As [#from(Object)], with the type of the result given: awaiting throws a `ClassCastException` when it is
    /// another.
    ///
    /// ```java
    /// Object unknown = CompletableFuture.completedFuture("text");
    /// await(Coroutine.from(unknown, String.class)); // "text"
    /// ```
    public static <T> Coroutine<@Nullable T> from(Object source, Class<T> type) {
        Objects.requireNonNull(type, "Coroutine.from: the type is null");
        Callable<? extends @Nullable Object> any = awaiting(source);
        Class<?> wanted = MethodType.methodType(type).wrap().returnType();
        return new Coroutine<>(
                () -> {
                    @Nullable Object result = any.call();
                    if (result != null && !wanted.isInstance(result)) {
                        throw new ClassCastException("Coroutine.from: expected a " + type.getName() + ", found a "
                                + result.getClass().getName());
                    }
                    @SuppressWarnings("unchecked")
                    @Nullable
                    T typed = (T) result;
                    return typed;
                },
                source);
    }

    /// A coroutine that awaits a stage that runs already. It has other owners: being cancelled meanwhile does not
    /// cancel it.
    ///
    /// ```java
    /// CompletionStage<Integer> answer = CompletableFuture.supplyAsync(() -> 42);
    /// gather(Coroutine.from(answer), () -> 1); // [42, 1]
    /// ```
    public static <T extends @Nullable Object> Coroutine<T> from(CompletionStage<? extends T> stage) {
        requireSource(stage);
        return new Coroutine<>(() -> AsyncBasics.await(StageAwait.future(stage)), stage);
    }

    /// A coroutine that begins a stage when it is awaited, and so owns it: when the awaiting task is cancelled or
    /// times out, the stage's future is cancelled. For HTTP clients, and to have the type of
    /// `Coroutine.from(mono::toFuture)` or `Coroutine.from(uni::subscribeAsCompletionStage)` checked.
    ///
    /// ```java
    /// var never = new CompletableFuture<String>();
    /// moveOnAfter(.01, Coroutine.from(() -> never)); // Optional.empty
    /// never.isCancelled(); // true
    /// ```
    public static <T extends @Nullable Object> Coroutine<T> from(
            Callable<? extends CompletionStage<? extends T>> begin) {
        requireSource(begin);
        return new Coroutine<>(
                () -> {
                    var stage = Objects.requireNonNull(begin.call(), "Coroutine.from: expected a stage, found null");
                    return Foreign.awaitOwn(StageAwait.future(stage));
                },
                begin);
    }

    private static <S> S requireSource(@Nullable S source) {
        return Objects.requireNonNull(source, "Coroutine.from: the source is null");
    }

    /// Runs the body on the calling thread, within the calling task.
    ///
    /// @throws IllegalStateException when it has been awaited or started before
    @Override
    public T await() {
        return Bodies.run(this);
    }

    /// Starts the body as a task of its own.
    ///
    /// @throws IllegalStateException when it has been awaited or started before
    @Override
    public Task<T> start() {
        return Task.start(null, this);
    }

    /// As [#await()].
    ///
    /// @throws Exception whatever the body throws
    @Override
    public T call() throws Exception {
        return claim().call();
    }

    /// The body, for its only run.
    Callable<? extends T> claim() {
        if (!used.compareAndSet(false, true)) {
            throw new IllegalStateException("cannot reuse already awaited coroutine: a coroutine runs once;"
                    + " make a new one with async(…), or start it as a task, which can be awaited often");
        }
        if (watch != null) {
            watch.begun();
        }
        return body;
    }

    /// Says whether it has begun, and what to do with it if not.
    @Override
    public String toString() {
        return used.get() ? "Coroutine[awaited]" : "Coroutine[not started - use await(c), task(c) or gather(c)]";
    }
}
