package jawait.engine.problem;

import java.util.Optional;

/// What to say of something that a declaration uses and that is declared nowhere.
final class MissingNames {
    private MissingNames() {}

    /// The name alone.
    ///
    /// @param what as JShell names it: `class Nowhere`, `method missing(int)`
    static String nameOf(String what) {
        return what.replaceFirst("^\\w+ ", "").replaceFirst("[(<].*", "");
    }

    /// The way on, if one is known.
    static Optional<String> way(String what, Vocabulary known) {
        String name = nameOf(what);
        var lost = known.whyMissing(name);
        if (lost.isPresent()) {
            return lost;
        }
        boolean type = what.startsWith("class");
        String other = type ? NameHints.imports(name, known) : HabitHints.insteadOf(name);
        if (!other.isEmpty()) {
            return Optional.of(other);
        }
        var near = NameHints.near(name, type, what.startsWith("method"), known);
        return near.isEmpty() ? Optional.empty() : Optional.of("did you mean " + NameHints.orList(near) + "?");
    }
}
