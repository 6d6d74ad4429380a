package jawait;

import java.lang.ref.WeakReference;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReferenceArray;
import jawait.runtime.Tasks;
import org.jspecify.annotations.Nullable;

/// Where tasks are created. A stack trace costs three times what a task costs otherwise, so a crowd shares one: of
/// the tasks that one task starts with bodies of one class (a lambda expression has a class of its own) the first
/// [#EXACT] have a trace each, and later ones that of one of them. Debuggers that record creation (Kotlin's probes,
/// asyncio's debug mode) are switched off for their cost; this one can stay on.
final class Birthplaces {
    /// How many tasks of one starter and one body class know their very own place.
    private static final int EXACT = 100;

    /// A power of two: the starters and bodies that are remembered at a time.
    private static final int PLACES = 64;

    private static final String OURS = Task.class.getPackageName();

    /// Weak, for a trace holds the classes of its frames: those of a session that is over are to go.
    private static final AtomicReferenceArray<@Nullable WeakReference<Place>> RECENT =
            new AtomicReferenceArray<>(PLACES);

    /// Counts may be lost among threads: that makes a few more tasks exact.
    private static final class Place {
        private final Class<?> body;
        private final long starter;
        private final Throwable trace;
        private int count;

        private Place(Class<?> body, long starter, Throwable trace) {
            this.body = body;
            this.starter = starter;
            this.trace = trace;
        }
    }

    private Birthplaces() {}

    /// The place where a task of `parent` (null: of the running thread) is created; null when too many tasks live.
    static @Nullable Throwable of(Callable<?> body, @Nullable Task<?> parent) {
        if (!Tasks.few()) {
            return null;
        }
        Class<?> written = Bodies.written(body).getClass();
        return written.getPackageName().equals(OURS) ? here() : of(written, starter(parent));
    }

    private static Throwable of(Class<?> body, long starter) {
        int slot = (System.identityHashCode(body) ^ Long.hashCode(starter)) & PLACES - 1;
        WeakReference<Place> recent = RECENT.get(slot);
        Place place = recent == null ? null : recent.get();
        if (place == null || place.body != body || place.starter != starter) {
            place = new Place(body, starter, here());
            RECENT.set(slot, new WeakReference<>(place));
            return place.trace;
        }
        return place.count++ < EXACT ? here() : place.trace;
    }

    /// Tasks count up from one; threads count down.
    private static long starter(@Nullable Task<?> parent) {
        return parent == null ? -Thread.currentThread().threadId() : parent.id();
    }

    private static Throwable here() {
        return new Throwable("where the task was started");
    }
}
