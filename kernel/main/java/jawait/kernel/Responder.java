package jawait.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import jawait.kernel.socket.IoPubSocket;
import jawait.kernel.wire.Execute;
import jawait.kernel.wire.Failure;
import jawait.kernel.wire.Refusal;
import jawait.kernel.wire.Status;
import jawait.kernel.wire.ToClient;
import org.jspecify.annotations.Nullable;

/// Answers a request the way every request is answered: busy, work, reply, idle, in this order and always all of them.
final class Responder {
    private static final Logger LOG = System.getLogger("jawait.kernel");

    private final IoPubSocket iopub;
    private final String engine = UUID.randomUUID().toString();

    Responder(IoPubSocket iopub) {
        this.iopub = iopub;
    }

    /// Does the work and sends its reply. What the work throws becomes an error reply.
    ///
    /// @param work gives the reply, or null when this request has none
    void answer(Call call, Supplier<? extends @Nullable ToClient> work) {
        var parent = call.request().header();
        var started = Instant.now();
        iopub.post(parent, Status.BUSY);
        try {
            var reply = attempt(call, work);
            if (reply != null) {
                call.channel().reply(call.request(), reply, metadata(reply, started));
            }
        } finally {
            iopub.post(parent, Status.IDLE);
        }
    }

    private static @Nullable ToClient attempt(Call call, Supplier<? extends @Nullable ToClient> work) {
        var type = call.request().header().type();
        try {
            return work.get();
        } catch (Throwable e) { // an Error of user code's making, too: the client waits for a reply
            LOG.log(Level.ERROR, "no answer to a " + type, e);
            var message = String.valueOf(e.getMessage());
            return new Refusal(type, new Failure(e.getClass().getName(), message, List.of(e.toString())));
        }
    }

    private Map<String, Object> metadata(ToClient reply, Instant started) {
        if (!(reply instanceof Execute.Reply execute)) {
            return Map.of();
        }
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("started", started.toString());
        metadata.put("dependencies_met", true);
        metadata.put("engine", engine);
        metadata.put("status", execute.status());
        return metadata;
    }
}
