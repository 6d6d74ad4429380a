package jawait.engine.magic.session;

import java.util.List;
import java.util.function.Predicate;

/// What the user has declared, as the session knows it.
public interface Names {
    /// All of it, in the order of declaration; without imports.
    List<Declared> all() throws InterruptedException;

    /// Drops all of it, imports included, and lets go of the values; what every session begins with stays.
    ///
    /// @return what was dropped
    List<Declared> drop() throws InterruptedException;

    /// Drops some of it, and lets go of the values.
    ///
    /// @return what was dropped
    List<Declared> drop(Predicate<Declared> which) throws InterruptedException;

    /// The imports as they are written, those of every session first.
    List<String> imports() throws InterruptedException;
}
