package jawait.kernel.socket;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import jawait.kernel.wire.Codec;
import jawait.kernel.wire.Message;
import jawait.kernel.wire.ToClient;
import org.zeromq.ZContext;

/// The main line of requests. Its thread only receives and passes on; nobody may compute on it.
///
/// @see <a
/// href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#messages-on-the-shell-router-dealer-channel">spec</a>
public final class ShellSocket implements Channel {
    private final Router router;

    ShellSocket(ZContext context, Binder binder, Codec codec, BiConsumer<Channel, Message> received) {
        router = new Router("shell", context, binder, codec, message -> received.accept(this, message));
    }

    @Override
    public void reply(Message request, ToClient reply, Map<String, ?> metadata) {
        router.send(router.codec().nextId(), request.route(), request.header(), reply, metadata);
    }

    /// Done when everything that had arrived at the call has been passed on.
    public CompletableFuture<Void> drained() {
        return router.drained();
    }

    Router router() {
        return router;
    }
}
