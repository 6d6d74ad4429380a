package jawait.notebook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One cell of a notebook.
public sealed interface Cell {
    /// What stays the same when the cell is edited; 1 to 64 of `A-Z a-z 0-9 - _`.
    String id();

    /// What the file says of the cell besides.
    Map<String, Object> metadata();

    /// The text as typed, with lines that end in `\n`.
    String source();

    /// A cell that runs.
    ///
    /// @param executionCount the number in front of it; null when it has not run
    record Code(
            String id,
            Map<String, Object> metadata,
            String source,
            @Nullable Integer executionCount,
            List<Output> outputs)
            implements Cell {
        /// Copies the list.
        public Code {
            outputs = List.copyOf(outputs);
        }

        /// The same cell after a run.
        public Code ran(@Nullable Integer count, List<Output> shown) {
            return new Code(id, metadata, source, count, shown);
        }
    }

    /// Prose.
    ///
    /// @param attachments images by name, each a map of MIME type to content
    record Markdown(String id, Map<String, Object> metadata, String source, Map<String, Object> attachments)
            implements Cell {}

    /// Text that goes into exports unchanged.
    record Raw(String id, Map<String, Object> metadata, String source, Map<String, Object> attachments)
            implements Cell {}

    /// The cell's tags.
    default List<String> tags() {
        return metadata().get("tags") instanceof List<?> tags
                ? tags.stream().map(String::valueOf).toList()
                : List.of();
    }
}
