package jawait.runtime;

import org.jspecify.annotations.Nullable;

/// A stretch of a strand's work that can be stopped by itself: the body of a timeout or of a task group.
///
/// Open it, run the body on the same thread, close it with what the body threw. Scopes close in the reverse
/// order of their opening. When several are to stop at once the innermost converts, and the outer ones are
/// armed anew; a cancelled task goes before all of them.
public final class StopScope {
    private final Strand strand;
    final @Nullable StopScope outer;
    final int cancelsBefore;
    boolean fired;
    boolean closed;

    StopScope(Strand strand, @Nullable StopScope outer, int cancelsBefore) {
        this.strand = strand;
        this.outer = outer;
        this.cancelsBefore = cancelsBefore;
    }

    /// Opens a scope on the running thread.
    ///
    /// @throws IllegalStateException when the thread has no strand; call this within [Strand#within]
    public static StopScope open() {
        Strand strand = Strand.current();
        if (strand == null) {
            throw new IllegalStateException("a stop scope needs a strand: open it inside Strand.within(…)");
        }
        return strand.open();
    }

    /// Asks the body to stop. Any thread may call it; after the scope is closed it does nothing.
    public void fire() {
        strand.fire(this);
    }

    /// Closes the scope and takes back a request of its own that was not delivered.
    ///
    /// @param thrown how the body ended, or null when it returned
    /// @return whether `thrown` is this scope's own stop, which is not to reach the caller as it is
    public boolean close(@Nullable Throwable thrown) {
        return strand.close(this, thrown);
    }

    boolean outerFired() {
        for (StopScope scope = outer; scope != null; scope = scope.outer) {
            if (scope.fired) {
                return true;
            }
        }
        return false;
    }
}
