package jawait;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// One of the things that a `select` may do: get an item from a queue, put one into it, or what is left to do
/// when nothing of that can be done at once. Says what to do then; does nothing by itself, and may be used
/// again.
///
/// ```java
/// AsyncQueue<String> words = queue();
/// AsyncQueue<Integer> numbers = queue(1);
/// words.put("hi");
/// String said = select(words.onGet(word -> "got " + word), numbers.onGet(number -> "got " + number)); // "got hi"
/// numbers.put(1);
/// String full = select(numbers.onPut(2, () -> "put"), Branch.otherwise(() -> "no room")); // "no room"
/// ```
///
/// @param <R> the result
public final class Branch<R extends @Nullable Object> {
    final @Nullable AsyncQueue<Object> queue;

    /// What to put; null to get.
    final @Nullable Object item;

    private final Fn<@Nullable Object, ? extends R> then;

    private Branch(@Nullable AsyncQueue<Object> queue, @Nullable Object item, Fn<@Nullable Object, ? extends R> then) {
        this.queue = queue;
        this.item = item;
        this.then = then;
    }

    @SuppressWarnings("unchecked") // only this queue's items are ever put into it
    static <R extends @Nullable Object> Branch<R> of(
            AsyncQueue<?> queue, @Nullable Object item, Fn<@Nullable Object, ? extends R> then) {
        return new Branch<>((AsyncQueue<Object>) queue, item, then);
    }

    /// What a `select` does when no other branch can be taken at once: with it, the select never waits. (Go's
    /// `default`.)
    public static <R extends @Nullable Object> Branch<R> otherwise(Callable<? extends R> body) {
        Bodies.requireBody(body, "otherwise");
        return new Branch<R>(null, null, _ -> body.call());
    }

    /// As [#otherwise(Callable)], without a result.
    public static Branch<Void> otherwise(Action body) {
        return otherwise(Bodies.of(body, "otherwise"));
    }

    /// Does the rest, once an item has been got or put.
    R finish(@Nullable Object got) {
        try {
            return then.apply(got);
        } catch (Exception e) {
            throw Bodies.sneaky(e);
        }
    }

    /// `Branch[an item of AsyncQueue[0 items]]`.
    @Override
    public String toString() {
        return "Branch[" + what() + "]";
    }

    String what() {
        return queue == null ? "otherwise" : (item == null ? "an item of " : "room in ") + queue;
    }
}
