package jawait;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jawait.runtime.StopSignal;
import org.jspecify.annotations.Nullable;

/// The operators that need no task: each item passes them on the thread that made it.
final class Stages {
    private Stages() {}

    /// What a body yields.
    static <T extends @Nullable Object> Push<T> yielded(Use<Yielder<T>> body) {
        return out -> body.accept(new Yielding<>(out, Thread.currentThread()));
    }

    /// Takes several items at once, where that is cheaper.
    ///
    /// @param <T> the items
    interface Bulk<T extends @Nullable Object> extends Use<T> {
        /// Takes all of them; they do not change before this returns.
        ///
        /// @throws Exception as [#accept]
        void acceptAll(List<? extends T> items) throws Exception;
    }

    private record Yielding<T extends @Nullable Object>(Use<? super T> out, Thread owner) implements Yielder<T> {
        @Override
        public void yield(T item) {
            requireOwner();
            pass(item, out);
        }

        @Override
        public void yieldAll(List<? extends T> items) {
            requireOwner();
            if (out instanceof Bulk<? super T> bulk) {
                try {
                    bulk.acceptAll(items);
                } catch (Exception e) {
                    throw Bodies.sneaky(e);
                }
            } else {
                items.forEach(item -> pass(item, out));
            }
        }

        private void requireOwner() {
            if (Thread.currentThread() != owner) {
                throw new IllegalStateException("yield was called on another thread than the generator's own;"
                        + " to collect items from several tasks use a queue");
            }
        }
    }

    private static <T extends @Nullable Object> void pass(T item, Use<? super T> out) {
        try {
            out.accept(item);
        } catch (Exception e) {
            throw Bodies.sneaky(e);
        }
    }

    static <T extends @Nullable Object, R extends @Nullable Object> Push<R> map(
            Push<T> source, Fn<? super T, ? extends R> f) {
        return out -> source.to(item -> out.accept(f.apply(item)));
    }

    static <T extends @Nullable Object> Push<T> filter(Push<T> source, Fn<? super T, Boolean> wanted) {
        return out -> source.to(item -> {
            if (wanted.apply(item)) {
                out.accept(item);
            }
        });
    }

    static <T extends @Nullable Object, R extends @Nullable Object> Push<R> flatMap(
            Push<T> source, Fn<? super T, ? extends Iterable<? extends R>> f) {
        return out -> source.to(item -> Stages.<R>of(Objects.requireNonNull(
                        f.apply(item), () -> "flatMap: expected an Iterable for " + item + ", found null"))
                .to(out));
    }

    static <R extends @Nullable Object> Push<R> of(Iterable<? extends R> items) {
        return out -> {
            if (items instanceof AsyncGenerator<? extends R> generator) {
                generator.push().to(out);
                return;
            }
            for (R item : items) {
                out.accept(item);
            }
        };
    }

    static <T extends @Nullable Object> Push<T> of(Stream<? extends T> items) {
        return out -> {
            try (items) {
                items.sequential().forEachOrdered(item -> pass(item, out));
            }
        };
    }

    static <T extends @Nullable Object> Push<T> take(Push<T> source, long count) {
        return out -> {
            long[] left = {count};
            if (count > 0) {
                EarlyEnd.take(source, item -> {
                    left[0]--;
                    out.accept(item);
                    return left[0] > 0;
                });
            }
        };
    }

    static <T extends @Nullable Object> Push<T> takeWhile(Push<T> source, Fn<? super T, Boolean> wanted) {
        return out -> EarlyEnd.take(source, item -> {
            boolean more = wanted.apply(item);
            if (more) {
                out.accept(item);
            }
            return more;
        });
    }

    static <T extends @Nullable Object> Push<T> drop(Push<T> source, long count) {
        return out -> {
            long[] left = {count};
            source.to(item -> {
                if (left[0] == 0) {
                    out.accept(item);
                } else {
                    left[0]--;
                }
            });
        };
    }

    /// What came before an error is handed out before it: also a list that is not full.
    static <T extends @Nullable Object> Push<List<T>> chunk(Push<T> source, int size) {
        return out -> {
            List<T> chunk = new ArrayList<>();
            try {
                source.to(item -> {
                    chunk.add(item);
                    if (chunk.size() == size) {
                        flush(chunk, out);
                    }
                });
            } catch (Throwable e) {
                if (!StopSignal.isStop(e)) {
                    flush(chunk, out);
                }
                throw e;
            }
            flush(chunk, out);
        };
    }

    /// Empties the list first: what `out` throws must not find it again.
    private static <T extends @Nullable Object> void flush(List<T> chunk, Use<? super List<T>> out) throws Exception {
        if (!chunk.isEmpty()) {
            List<T> full = Collections.unmodifiableList(new ArrayList<>(chunk));
            chunk.clear();
            out.accept(full);
        }
    }
}
