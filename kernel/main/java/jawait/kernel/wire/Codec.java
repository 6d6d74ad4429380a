package jawait.kernel.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Messages to and from frames: `route* | <IDS|MSG> | signature | header | parent | metadata | content | buffers*`.
///
/// One codec serves all sockets of a kernel: they share the session id and the memory of signatures. Safe for threads.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol">spec</a>
public final class Codec {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};
    private static final int REMEMBERED = 65_536;

    private final Signer signer;
    private final Replays replays = new Replays(REMEMBERED);
    private final String session = UUID.randomUUID().toString();
    private final AtomicLong counter = new AtomicLong();

    /// A codec with a session id of its own.
    public Codec(Signer signer) {
        this.signer = signer;
    }

    /// The id that all our messages carry.
    public String session() {
        return session;
    }

    /// An id for the next message.
    public String nextId() {
        return session + "_" + counter.incrementAndGet();
    }

    /// Reads a message that was received.
    ///
    /// @throws WireException when frames are missing, the signature is wrong or seen before, or the header is bad
    public Message decode(List<byte[]> frames) throws WireException {
        int delimiter = delimiter(frames);
        if (delimiter < 0) {
            throw new WireException("expected the frame <IDS|MSG>, found none in " + frames.size() + " frames");
        }
        var rest = frames.subList(delimiter + 1, frames.size());
        if (rest.size() < 5) {
            throw new WireException("expected at least 5 frames after <IDS|MSG>, found " + rest.size());
        }
        check(rest);
        var header = Header.read(text(rest.get(1)));
        return new Message(
                List.copyOf(frames.subList(0, delimiter)),
                header,
                Header.readParent(text(rest.get(2))),
                Json.object(text(rest.get(3))),
                FromClient.read(header.type(), text(rest.get(4))),
                List.copyOf(rest.subList(5, rest.size())));
    }

    private void check(List<byte[]> rest) throws WireException {
        if (!signer.accepts(rest.get(0), rest.subList(1, 5))) {
            throw new WireException("the signature is missing or wrong");
        }
        if (signer.on() && !replays.isNew(new String(rest.get(0), StandardCharsets.US_ASCII))) {
            throw new WireException("the signature was used before");
        }
    }

    /// Writes a message.
    ///
    /// @param route the frames in front: where it goes, or the topic
    public List<byte[]> encode(List<byte[]> route, Header parent, ToClient what, Map<String, ?> metadata) {
        return encode(nextId(), route, parent, what, metadata);
    }

    /// Writes a message under an id from [#nextId()].
    public List<byte[]> encode(String id, List<byte[]> route, Header parent, ToClient what, Map<String, ?> metadata) {
        var signed = List.of(
                bytes(Header.fresh(id, what.type(), session).text()),
                bytes(parent.text()),
                bytes(Json.text(metadata)),
                bytes(Json.text(what.content())));
        var frames = new ArrayList<>(route);
        frames.add(DELIMITER);
        frames.add(bytes(signer.sign(signed)));
        frames.addAll(signed);
        frames.addAll(what.buffers());
        return frames;
    }

    private static int delimiter(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            if (Arrays.equals(frames.get(i), DELIMITER)) {
                return i;
            }
        }
        return -1;
    }

    private static String text(byte[] frame) throws WireException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(frame))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WireException("expected UTF-8, found other bytes");
        }
    }

    private static byte[] bytes(String text) {
        try {
            // Half a surrogate pair has no UTF-8 form; String.getBytes would write a question mark for it.
            var encoded = StandardCharsets.UTF_8
                    .newEncoder()
                    .replaceWith(REPLACEMENT)
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .encode(CharBuffer.wrap(text));
            return Arrays.copyOfRange(encoded.array(), encoded.arrayOffset(), encoded.arrayOffset() + encoded.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
