package jawait;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the verbs do to the bodies they are given.
final class Bodies {
    private Bodies() {}

    /// An action as a callable that returns null.
    private record Plain(Action action) implements Callable<Void> {
        @Override
        @SuppressWarnings("NullAway") // Void has no other value
        public Void call() throws Exception {
            action.run();
            return null;
        }
    }

    static Callable<Void> of(Action action, String verb) {
        return new Plain(requireBody(action, verb));
    }

    /// The body as whoever called the library has written it.
    static Object written(Callable<?> body) {
        return body instanceof Plain(var action) ? action : body;
    }

    /// Runs the action; true says that it came to its end.
    static Boolean yes(Action action) throws Exception {
        action.run();
        return Boolean.TRUE;
    }

    /// The bodies, each of them there.
    static <B> List<B> requireAll(@Nullable B @Nullable [] bodies, String verb) {
        Objects.requireNonNull(bodies, () -> verb + ": the array of bodies is null");
        for (int i = 0; i < bodies.length; i++) {
            int number = i + 1;
            Objects.requireNonNull(bodies[i], () -> verb + ": body " + number + " of " + bodies.length + " is null");
        }
        return List.of(bodies);
    }

    static List<Callable<Void>> callables(Action @Nullable [] actions, String verb) {
        return requireAll(actions, verb).stream()
                .map(action -> of(action, verb))
                .toList();
    }

    /// The stream, to be iterated once.
    static <B> Iterable<B> iterable(@Nullable Stream<B> bodies, String verb) {
        return new Streamed<>(Objects.requireNonNull(bodies, () -> verb + ": the stream is null"));
    }

    /// A class with a name, because [Children] takes an `Iterable` that is a lambda for a body.
    private record Streamed<B>(Stream<B> bodies) implements Iterable<B> {
        @Override
        public Iterator<B> iterator() {
            return bodies.iterator();
        }
    }

    /// The use as a function that returns null.
    @SuppressWarnings("NullAway") // Void has no other value
    static <A> Fn<A, Void> of(Use<? super A> use, String verb) {
        requireBody(use, verb);
        return argument -> {
            use.accept(argument);
            return null;
        };
    }

    static <B> B requireBody(@Nullable B body, String verb) {
        return Objects.requireNonNull(body, () -> verb + ": the body is null");
    }

    /// Runs a body here and now; throws what it throws.
    static <T extends @Nullable Object> T run(Callable<? extends T> body) {
        try {
            return body.call();
        } catch (Exception e) {
            throw sneaky(e);
        }
    }

    /// The body itself, taken out of its coroutine.
    static <T extends @Nullable Object> Callable<? extends T> claim(Callable<? extends T> body) {
        @SuppressWarnings("unchecked")
        var claimed = body instanceof Coroutine<?> coroutine ? (Callable<? extends T>) coroutine.claim() : body;
        return claimed;
    }

    /// Throws `error` whatever its type; never returns. `throw sneaky(e)` tells the compiler so.
    static RuntimeException sneaky(Throwable error) {
        Bodies.<RuntimeException>raise(error);
        throw new AssertionError();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable error) throws E {
        throw (E) error;
    }
}
