package jawait.runtime;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// For [jawait.Coroutine]: the watch over one that has not begun. When it becomes garbage before it has,
/// [Tasks#onNeverAwaited] is told.
///
/// To watch and to let go cost some 50 ns together: a link in a list, one of several, under a lock that is held
/// for four assignments. A `java.lang.ref.Cleaner` costs twice that, and has one lock for all.
public final class Unbegun extends PhantomReference<Object> {
    /// In each list so many at most are watched: who makes a million has not forgotten just one.
    private static final int MOST = 10_000;

    private static final ReferenceQueue<Object> GARBAGE = new ReferenceQueue<>();
    private static final Chain[] CHAINS = new Chain[16];

    static {
        for (int i = 0; i < CHAINS.length; i++) {
            CHAINS[i] = new Chain();
        }
        var collector = Thread.ofPlatform()
                .daemon()
                .name("jawait-never-awaited")
                .inheritInheritableThreadLocals(false)
                .unstarted(Unbegun::collect);
        collector.setContextClassLoader(null); // that of whoever comes first is not to be kept
        collector.start();
    }

    /// Where the bodies of a class are made, as far as it is the same place for all of them.
    private record Site(String body, @Nullable StackTraceElement place) {}

    /// A lambda has a class of its own, which is made where the lambda is: so looking once tells for all.
    private static final ClassValue<Site> SITES = new ClassValue<>() {
        @Override
        protected Site computeValue(Class<?> body) {
            return new Site(body.getName(), body.isHidden() ? caller() : null);
        }
    };

    private final Site site;
    private final @Nullable Origin origin = Origin.current();
    private final Chain chain;
    private @Nullable Unbegun newer;
    private @Nullable Unbegun older;

    private Unbegun(Object coroutine, Site site, Chain chain) {
        super(coroutine, GARBAGE);
        this.site = site;
        this.chain = chain;
    }

    /// Watches a coroutine that has just been made; null when too many are watched.
    ///
    /// @param body the class of its body, by which the place is known
    public static @Nullable Unbegun watch(Object coroutine, Class<?> body) {
        Chain chain = CHAINS[(int) Thread.currentThread().threadId() & (CHAINS.length - 1)];
        if (chain.length >= MOST) {
            return null;
        }
        var watch = new Unbegun(coroutine, SITES.get(body), chain);
        chain.add(watch);
        return watch;
    }

    /// The coroutine has begun.
    public void begun() {
        chain.remove(this);
        clear();
    }

    /// Those of `origin` that have not begun and are none of `kept`; from now on nobody watches them.
    static List<Unawaited> forget(Origin origin, Collection<?> kept) {
        List<Unawaited> forgotten = new ArrayList<>();
        for (Unbegun each : watched(origin)) {
            if (kept.stream().noneMatch(each::refersTo) && each.chain.remove(each)) {
                each.clear();
                forgotten.add(each.seen());
            }
        }
        return forgotten;
    }

    static List<Unawaited> of(Origin origin) {
        return watched(origin).stream().map(Unbegun::seen).toList();
    }

    private static List<Unbegun> watched(Origin origin) {
        List<Unbegun> found = new ArrayList<>();
        for (Chain chain : CHAINS) {
            chain.find(origin, found);
        }
        return found;
    }

    private static void collect() {
        while (true) {
            try {
                Unbegun garbage = (Unbegun) GARBAGE.remove();
                if (garbage.chain.remove(garbage)) {
                    Tasks.neverAwaited(garbage.seen());
                }
            } catch (InterruptedException e) {
                return; // by nobody we know
            }
        }
    }

    private Unawaited seen() {
        return new Unawaited(origin, site.body, site.place);
    }

    private static @Nullable StackTraceElement caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !isMachinery(frame.getClassName()))
                        .findFirst()
                        .map(StackWalker.StackFrame::toStackTraceElement)
                        .orElse(null));
    }

    private static boolean isMachinery(String name) {
        return name.startsWith("java.lang.ClassValue")
                || name.startsWith(Unbegun.class.getName())
                || (name.startsWith("jawait.") && name.indexOf('.', "jawait.".length()) < 0);
    }

    /// A list of watches, newest first.
    private static final class Chain extends SpinLocked {
        /// Written under the lock; who looks without it may be a little behind.
        private int length;

        private @Nullable Unbegun newest;

        void add(Unbegun watch) {
            lock();
            watch.older = newest;
            if (newest != null) {
                newest.newer = watch;
            }
            newest = watch;
            length++;
            unlock();
        }

        /// Whether it was there: whoever takes it out is the one to tell of it.
        boolean remove(Unbegun watch) {
            lock();
            boolean present = watch == newest || watch.newer != null;
            if (watch == newest) {
                newest = watch.older;
            } else if (watch.newer != null) {
                watch.newer.older = watch.older;
            }
            length -= present ? 1 : 0;
            if (watch.older != null) {
                watch.older.newer = watch.newer;
            }
            watch.newer = null;
            watch.older = null;
            unlock();
            return present;
        }

        void find(Origin origin, List<Unbegun> found) {
            lock();
            try {
                for (Unbegun watch = newest; watch != null; watch = watch.older) {
                    if (origin.equals(watch.origin)) {
                        found.add(watch);
                    }
                }
            } finally {
                unlock();
            }
        }
    }
}
