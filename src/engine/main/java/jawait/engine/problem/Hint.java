package jawait.engine.problem;

import java.util.List;

/// Knows a way on for one kind of mistake.
@FunctionalInterface
interface Hint {
    /// What to do about it; empty when nothing useful is known. On the shell's thread.
    List<String> of(Mistake mistake, Vocabulary known);
}
