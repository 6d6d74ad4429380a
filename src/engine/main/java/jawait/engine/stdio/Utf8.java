package jawait.engine.stdio;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// Decodes bytes that arrive in arbitrary cuts: the beginning of a character waits for its end, for each origin
/// apart.
final class Utf8 {
    private final Map<Optional<Origin>, byte[]> beginnings = new ConcurrentHashMap<>();

    String decode(@Nullable Origin origin, byte[] bytes, int offset, int length) {
        var key = Optional.ofNullable(origin);
        byte[] before = beginnings.remove(key);
        ByteBuffer in = before == null
                ? ByteBuffer.wrap(bytes, offset, length)
                : ByteBuffer.allocate(before.length + length)
                        .put(before)
                        .put(bytes, offset, length)
                        .flip();
        var out = CharBuffer.allocate(in.remaining() + 1);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        decoder.decode(in, out, false);
        if (in.hasRemaining()) {
            byte[] all = in.array();
            int from = in.arrayOffset() + in.position();
            beginnings.put(key, Arrays.copyOfRange(all, from, from + in.remaining()));
        }
        return out.flip().toString();
    }
}
