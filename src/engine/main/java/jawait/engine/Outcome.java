package jawait.engine;

import jawait.display.MimeBundle;
import jawait.engine.problem.Problem;
import org.jspecify.annotations.Nullable;

/// How a cell ended. Expected endings are values: a failing cell is no exception of the engine's.
public sealed interface Outcome {
    /// The last expression's value.
    ///
    /// @param value the object itself
    /// @param shown the object rendered
    /// @param displayId the handle of later updates in place (a running task), else null
    record Value(
            @Nullable Object value,
            MimeBundle shown,
            @Nullable String displayId) implements Outcome {}

    /// The cell ended well and has nothing to show: a declaration, a `void` call, an empty cell.
    record Nothing() implements Outcome {}

    /// The cell did not compile: some statement was refused, what ran before it stays.
    record Rejected(Problem problem) implements Outcome {}

    /// User code threw.
    ///
    /// @param error the object thrown
    record Threw(Throwable error, Problem problem) implements Outcome {}

    /// The user interrupted the cell.
    record Interrupted(Problem problem) implements Outcome {}

    /// The problem of a failed outcome, or null when the cell ended well.
    default @Nullable Problem failure() {
        return switch (this) {
            case Value ended -> null;
            case Nothing ended -> null;
            case Rejected(var problem) -> problem;
            case Threw(var error, var problem) -> problem;
            case Interrupted(var problem) -> problem;
        };
    }
}
