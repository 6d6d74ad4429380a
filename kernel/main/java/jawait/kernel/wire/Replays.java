package jawait.kernel.wire;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/// Remembers the latest signatures, so that a message which is sent again is recognised.
final class Replays {
    private final int capacity;
    private final Set<String> seen = new LinkedHashSet<>();

    /// Remembers up to `capacity`; beyond it the oldest tenth is forgotten.
    Replays(int capacity) {
        this.capacity = capacity;
    }

    /// True the first time, false when the signature was seen before.
    synchronized boolean isNew(String signature) {
        if (!seen.add(signature)) {
            return false;
        }
        if (seen.size() > capacity) {
            forget(capacity / 10);
        }
        return true;
    }

    private void forget(int count) {
        Iterator<String> oldest = seen.iterator();
        for (int i = 0; i < count && oldest.hasNext(); i++) {
            oldest.next();
            oldest.remove();
        }
    }
}
