package jawait.engine.magic.session;

import java.util.List;

/// What the user has declared, as the session knows it.
public interface Names {
    /// All of it, in the order of declaration; without imports.
    List<Declared> all() throws InterruptedException;

    /// Drops all of it, imports included, and lets go of the values; what every session begins with stays.
    ///
    /// @return what was dropped
    List<Declared> drop() throws InterruptedException;
}
