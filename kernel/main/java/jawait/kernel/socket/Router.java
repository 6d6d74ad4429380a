package jawait.kernel.socket;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import jawait.kernel.wire.Codec;
import jawait.kernel.wire.Header;
import jawait.kernel.wire.Message;
import jawait.kernel.wire.ToClient;
import jawait.kernel.wire.WireException;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// A ROUTER socket with its thread: reads messages, drops bad ones with a line in the log, sends to one client.
final class Router {
    private static final Logger LOG = System.getLogger("jawait.kernel");

    private final Codec codec;
    private final ZMQ.Socket socket;
    private final SocketThread thread;

    Router(String name, ZContext context, Binder binder, Codec codec, Consumer<Message> received) {
        this.codec = codec;
        socket = binder.router(context, name + "_port");
        thread = new SocketThread("jawait-" + name, socket, frames -> read(name, frames, received));
    }

    /// Sends to one client; never waits.
    void send(String id, List<byte[]> route, Header parent, ToClient what, Map<String, ?> metadata) {
        var frames = codec.encode(id, route, parent, what, metadata);
        thread.post(() -> thread.write(frames));
    }

    /// Done when everything that had arrived at the call has been passed on.
    CompletableFuture<Void> drained() {
        var done = new CompletableFuture<Void>();
        thread.post(() -> done.complete(null));
        return done;
    }

    SocketThread thread() {
        return thread;
    }

    ZMQ.Socket socket() {
        return socket;
    }

    Codec codec() {
        return codec;
    }

    private void read(String name, List<byte[]> frames, Consumer<Message> received) {
        try {
            received.accept(codec.decode(frames));
        } catch (WireException e) {
            LOG.log(Level.WARNING, "dropped a message on " + name + ": " + e.getMessage());
        }
    }
}
