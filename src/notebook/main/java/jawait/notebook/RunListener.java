package jawait.notebook;

import java.time.Duration;
import java.util.List;
import jawait.engine.problem.Problem;

/// Hears how a run goes on. Outputs come from any thread, also after their cell has ended; the rest comes
/// from the thread that runs the notebook.
public interface RunListener {
    /// A code cell begins.
    ///
    /// @param number from 1, as in `In[1]`
    /// @param count how many code cells there are to run
    default void begins(int number, int count) {}

    /// A cell has printed.
    ///
    /// @param stream `stdout` or `stderr`
    default void printed(int number, String stream, String text) {}

    /// A cell has shown something, or has a value.
    default void shown(int number, Output output) {}

    /// What a cell has shown or has as its value looks different now. Told with its last state when the cell
    /// has ended, and at the end of the run.
    default void changed(int number, Output output) {}

    /// A cell has failed.
    default void failed(int number, Problem problem) {}

    /// A cell has ended.
    default void ended(int number, Duration took) {}

    /// All cells have ended, and tasks that they started go on.
    ///
    /// @param names what the tasks are called, with their cells
    default void awaits(List<String> names) {}

    /// What the user asked to see: a page of help.
    default void page(String text) {}
}
