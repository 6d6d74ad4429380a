package jawait;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The place of a [Gauge], which is made when somebody asks for it.
final class Level {
    private volatile @Nullable Gauge gauge;

    synchronized Gauge gauge(String what, IntSupplier level, IntSupplier limit) {
        Gauge made = gauge;
        if (made == null) {
            made = new Gauge(what, level, limit);
            gauge = made;
        }
        return made;
    }

    /// There are so many now.
    void moved(int now) {
        Gauge watched = gauge;
        if (watched != null) {
            watched.moved(now);
        }
    }
}
