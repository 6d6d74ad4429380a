package jawait.repl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What was shown under an id, and its newer forms that are not on the screen yet. Of all that was shown, the thousands
/// are remembered that were shown or changed last: a task may show things for days. Used under the lock of
/// [TerminalScreen].
final class Changes {
    private static final int REMEMBERED = 10_000;

    private final Map<String, Shown> shown = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Shown> eldest) {
            return size() > REMEMBERED && !newer.containsKey(eldest.getKey());
        }
    };
    private final Map<String, Newer> newer = new LinkedHashMap<>();

    private record Shown(Entry entry, int hash) {}

    private record Newer(String text, long at) {}

    /// Something whose newest form is not on the screen.
    record Stale(String id, Entry entry, String text) {}

    /// A form is on the screen.
    void drawn(String id, Entry entry, String text) {
        newer.remove(id);
        shown.put(id, new Shown(entry, text.hashCode()));
    }

    /// There is a newer form of something.
    ///
    /// @return false when it was never shown here
    boolean changed(String id, String text) {
        var before = shown.get(id);
        if (before == null) {
            return false;
        }
        if (before.hash == text.hashCode()) {
            newer.remove(id);
        } else {
            newer.put(id, new Newer(text, System.nanoTime()));
        }
        return true;
    }

    /// The form that is not on the screen; null when the newest one is.
    @Nullable
    Stale stale(String id) {
        var now = newer.get(id);
        var before = shown.get(id);
        return now == null || before == null ? null : new Stale(id, before.entry, now.text);
    }

    /// All of them that an entry has.
    List<Stale> of(Entry entry) {
        return stale(id -> {
            var before = shown.get(id);
            return before != null && before.entry.equals(entry);
        });
    }

    /// All that have not changed for so long.
    List<Stale> quiet(long millis) {
        long before = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(millis);
        return stale(id -> {
            var now = newer.get(id);
            return now != null && now.at - before <= 0;
        });
    }

    private List<Stale> stale(Predicate<String> which) {
        var found = new ArrayList<Stale>();
        for (String id : newer.keySet()) {
            var each = which.test(id) ? stale(id) : null;
            if (each != null) {
                found.add(each);
            }
        }
        return found;
    }

    /// Whether the newest form of everything is on the screen.
    boolean isAllDrawn() {
        return newer.isEmpty();
    }
}
