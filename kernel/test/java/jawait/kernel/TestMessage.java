package jawait.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A message as a client reads it.
///
/// @param parentText the parent header's bytes as text, to see that it came back unchanged
record TestMessage(
        String topic,
        JsonNode header,
        String parentText,
        JsonNode metadata,
        JsonNode content,
        String parent,
        List<byte[]> buffers) {
    String type() {
        return header.path("msg_type").asText();
    }

    @Override
    public String toString() {
        return type() + " " + content;
    }
}
