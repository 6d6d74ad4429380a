package jawait.kernel.socket;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import jawait.kernel.wire.Codec;
import jawait.kernel.wire.Header;
import jawait.kernel.wire.ToClient;
import jawait.kernel.wire.Welcome;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// Publishes to every client: status, output, results. Its thread is the only sender; what it sends waits in an
/// [Outbox].
///
/// A subscriber that stops reading loses nothing: the socket then takes no more (XPUB_NODROP), the box fills, and
/// writers wait.
///
/// @see <a
/// href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#messages-on-the-iopub-pub-sub-channel">spec</a>
public final class IoPubSocket {
    private static final Logger LOG = System.getLogger("jawait.kernel");
    private static final int HIGH_WATER_MARK = 256;
    private static final long CAPACITY = 8_000_000;
    private static final int BATCH = 256;
    private static final long RETRY_NANOS = 5_000_000;

    private final ZMQ.Socket socket;
    private final Codec codec;
    private final Outbox box;
    private final SocketThread thread;
    private final Deque<String> welcomes = new ArrayDeque<>();
    private Outbox.@Nullable Entry current;
    private @Nullable List<byte[]> frames;

    IoPubSocket(ZContext context, Binder binder, Codec codec) {
        this.codec = codec;
        socket = context.createSocket(SocketType.XPUB);
        socket.setXpubVerbose(true);
        socket.setXpubNoDrop(true);
        socket.setSndHWM(HIGH_WATER_MARK);
        binder.bind(socket, "iopub_port");
        box = new Outbox(CAPACITY, System::nanoTime, this::wake);
        thread = new SocketThread("jawait-iopub", socket, this::subscribed, this::pump);
    }

    /// Publishes a message of the kernel's own, after all earlier output of the same parent. Never waits.
    public void post(Header parent, ToClient what) {
        box.post(parent, what);
    }

    /// Publishes a message of user code; waits while too much is on its way.
    ///
    /// @param weight about how many chars it holds
    public void show(Header parent, ToClient what, long weight) {
        box.show(parent, what, weight);
    }

    /// Publishes text, gathered with its neighbours; waits while too much is on its way, never drops.
    ///
    /// @param stream `stdout` or `stderr`
    public void print(Header parent, String stream, String text) {
        box.print(parent, stream, text);
    }

    /// What stands on a parent's unfinished line of standard output: the prompt of a question that has none of its own.
    /// Where it has not gone out yet it never will; else it stands in both places. Never waits.
    public String takePrompt(Header parent) {
        return box.takePrompt(parent);
    }

    /// Makes the text of one parent go out now. Never waits.
    public void flush(Header parent) {
        box.flushNow(parent);
    }

    ZMQ.Socket socket() {
        return socket;
    }

    void start() {
        thread.start();
    }

    void close(long millis) {
        box.close();
        thread.close(millis);
    }

    private void wake() {
        thread.wake();
    }

    private long pump() {
        for (int i = 0; i < BATCH; i++) {
            if (!sendWelcomes()) {
                return RETRY_NANOS;
            }
            if (current == null) {
                current = box.poll();
                frames = null;
            }
            if (current == null) {
                return box.nanosToNext();
            }
            if (!sendCurrent(current)) {
                return RETRY_NANOS;
            }
            box.sent(current);
            current = null;
        }
        return 0;
    }

    private boolean sendCurrent(Outbox.Entry entry) {
        if (frames == null) {
            frames = encode(entry);
        }
        return frames.isEmpty() || publish(frames);
    }

    private List<byte[]> encode(Outbox.Entry entry) {
        try {
            var topic = entry.what().type().equals("stream")
                    ? entry.what().topic()
                    : "kernel." + codec.session() + "." + entry.what().topic();
            return codec.encode(
                    List.of(bytes(topic)),
                    entry.parent(),
                    entry.what(),
                    entry.what().metadata());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a " + entry.what().type() + " message cannot be written", e);
            return List.of();
        }
    }

    private boolean sendWelcomes() {
        readSubscriptions();
        while (!welcomes.isEmpty()) {
            if (!thread.write(welcome())) {
                return false;
            }
            welcomes.removeFirst();
        }
        return true;
    }

    private boolean publish(List<byte[]> message) {
        if (!socket.send(message.getFirst(), ZMQ.DONTWAIT | ZMQ.SNDMORE)) {
            return false;
        }
        // The first frame decides who gets the message. Whoever subscribed just before that would get it without a
        // welcome: then the rest of this message becomes one. Whoever subscribed just after that does not see it, so
        // the welcome is sent once more.
        readSubscriptions();
        var rest = welcomes.isEmpty() ? message : welcome();
        thread.write(rest.subList(1, rest.size()));
        return rest == message || (sendWelcomes() && publish(message));
    }

    private List<byte[]> welcome() {
        var topic = welcomes.getFirst();
        return codec.encode(List.of(bytes(topic)), Header.NONE, new Welcome(topic), Map.of());
    }

    private void readSubscriptions() {
        for (byte[] event = socket.recv(ZMQ.DONTWAIT); event != null; event = socket.recv(ZMQ.DONTWAIT)) {
            subscribed(List.of(event));
        }
    }

    private void subscribed(List<byte[]> event) {
        byte[] first = event.getFirst();
        if (first.length == 0 || first[0] != 1) {
            return;
        }
        var topic = new String(first, 1, first.length - 1, StandardCharsets.UTF_8);
        if (topic.indexOf('\uFFFD') < 0) {
            welcomes.add(topic);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
