package jawait.notebook;

import java.util.List;
import java.util.Map;

/// What stands below a code cell.
public sealed interface Output {
    /// Text printed.
    ///
    /// @param name `stdout` or `stderr`
    record Stream(String name, String text) implements Output {}

    /// A thing shown.
    ///
    /// @param data MIME type to content, `text/plain` among them
    record Display(Map<String, Object> data, Map<String, Object> metadata) implements Output {}

    /// The value of the cell.
    record Result(int executionCount, Map<String, Object> data, Map<String, Object> metadata) implements Output {}

    /// Why the cell failed.
    ///
    /// @param traceback lines, with ANSI colours
    record Failure(String name, String value, List<String> traceback) implements Output {
        /// Copies the list.
        public Failure {
            traceback = List.copyOf(traceback);
        }
    }
}
