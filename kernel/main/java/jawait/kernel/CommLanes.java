package jawait.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import jawait.display.CommMessage;
import jawait.display.Comms;
import jawait.engine.Session;
import jawait.kernel.socket.IoPubSocket;
import jawait.kernel.wire.Comm;
import jawait.kernel.wire.Refusal;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// The messages of clients' comms: one lane for each comm, in which they are handled one after the other, on a task
/// of the session's. A handler that takes its time holds up its own comm and nothing else. Safe for threads.
final class CommLanes {
    private static final Logger LOG = System.getLogger("jawait.kernel");

    private final Responder responder;
    private final IoPubSocket iopub;
    private final Notebook notebook;
    private final Supplier<Session> session;
    private final Map<String, Queue<Call>> lanes = new HashMap<>();

    CommLanes(Responder responder, IoPubSocket iopub, Notebook notebook, Supplier<Session> session) {
        this.responder = responder;
        this.iopub = iopub;
        this.notebook = notebook;
        this.session = session;
    }

    /// Handles a message after those of the same comm that came before.
    void add(Call call, Comm.FromClientSide content) {
        boolean idle;
        synchronized (lanes) {
            idle = !lanes.containsKey(content.id());
            lanes.computeIfAbsent(content.id(), id -> new ArrayDeque<>()).add(call);
        }
        if (idle) {
            Thread.ofVirtual().name("jawait-comm").start(() -> run(content.id(), call));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what a handler throws is reported where it is called
    private void run(String id, Call first) {
        var origin = new Origin(new Parent(notebook, first.request(), false), "comm " + id);
        session.get().start(origin, "comm " + id, () -> {
            for (var call = next(id); call != null; call = next(id)) {
                var handled = call;
                responder.answer(handled, () -> handle(handled));
            }
            return null;
        });
    }

    /// The next message of a comm; when there is none, its lane ends.
    private @Nullable Call next(String id) {
        synchronized (lanes) {
            var call = lanes.getOrDefault(id, new ArrayDeque<>()).poll();
            if (call == null) {
                lanes.remove(id);
            }
            return call;
        }
    }

    private @Nullable Refusal handle(Call call) {
        var request = call.request();
        switch (request.content()) {
            case Comm.Open(var id, var target, var data) -> open(call, id, target, message(call, data));
            case Comm.Message(var id, var data) ->
                guarded(id, "", () -> Comms.received(id, message(call, data), request));
            case Comm.Closed(var id, var data) -> guarded(id, "", () -> Comms.closed(id, message(call, data), request));
            default -> throw new IllegalStateException("no comm message: " + request.content());
        }
        return null;
    }

    private static CommMessage message(Call call, Map<String, Object> data) {
        return new CommMessage(data, call.request().metadata(), call.request().buffers());
    }

    private void open(Call call, String id, String target, CommMessage first) {
        boolean[] served = {false};
        guarded(id, target, () -> served[0] = Comms.opened(id, target, first, call.request()));
        if (!served[0]) {
            LOG.log(Level.WARNING, "the comm target " + target + " is served by nobody, or its handler failed");
            iopub.post(call.request().header(), Comm.refused(id));
        }
    }

    private void guarded(String id, String target, Runnable handler) {
        var before = Comms.owner(id, target); // a handler may close its comm and then fail
        try {
            handler.run();
        } catch (Throwable e) { // an Error of user code's, too: the lane goes on
            var owner = Comms.owner(id, target);
            session.get().report(owner == null ? before : owner, e);
        }
    }
}
