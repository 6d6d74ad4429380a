package jawait.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What travels over a [Comm], in either direction.
///
/// @param data a JSON tree of `Map`, `List`, `String`, `Number`, `Boolean` and null; unmodifiable
/// @param metadata a JSON tree; unmodifiable, mostly empty
/// @param buffers raw bytes beside it, in the order in which they were sent
public record CommMessage(Map<String, ?> data, Map<String, ?> metadata, List<byte[]> buffers) {
    /// Copies both maps and the list, not the bytes.
    public CommMessage {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        buffers = List.copyOf(buffers);
    }

    /// A message of data alone.
    public static CommMessage of(Map<String, ?> data) {
        return new CommMessage(data, Map.of(), List.of());
    }
}
