package jawait.kernel.wire;

import java.util.List;
import java.util.Map;

/// A message received, its signature checked.
///
/// @param route the frames in front, which lead back to the sender
/// @param parent what it answers, [Header#NONE] when it answers nothing
/// @param buffers the raw frames behind
public record Message(
        List<byte[]> route,
        Header header,
        Header parent,
        Map<String, Object> metadata,
        FromClient content,
        List<byte[]> buffers) {}
