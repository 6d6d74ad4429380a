package jawait.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import jawait.display.Comm;
import jawait.engine.Session;
import jawait.engine.help.Completeness;
import jawait.kernel.socket.ControlSocket;
import jawait.kernel.wire.CommInfo;
import jawait.kernel.wire.Complete;
import jawait.kernel.wire.Debug;
import jawait.kernel.wire.FromClient;
import jawait.kernel.wire.History;
import jawait.kernel.wire.Inspect;
import jawait.kernel.wire.IsComplete;
import jawait.kernel.wire.ToClient;
import jawait.kernel.wire.Usage;
import org.jspecify.annotations.Nullable;

/// Answers questions about code and about this process. Its threads are never those that run cells, so it answers while
/// a cell runs; and one of them is for control alone, where nothing is to wait for a completion.
final class Introspection {
    private final Responder responder;
    private final Supplier<Session> session;
    private final Worker shell = new Worker("jawait-introspection");
    private final Worker control;
    private @Nullable Machine machine; // made when first asked for: it looks up the host's name

    /// @param control answers what comes by control
    Introspection(Responder responder, Supplier<Session> session, Worker control) {
        this.control = control;
        this.responder = responder;
        this.session = session;
    }

    /// Answers soon, each channel's questions in order.
    ///
    /// @param history of the line of cells that the question is for
    void add(Call call, HistoryLog history) {
        add(call, () -> reply(call.request().content(), history));
    }

    /// Answers by this work, after the questions of the same channel that came before.
    void add(Call call, Supplier<? extends @Nullable ToClient> work) {
        var worker = call.channel() instanceof ControlSocket ? control : shell;
        worker.add(() -> responder.answer(call, work));
    }

    void close() {
        shell.close();
        control.close();
    }

    private @Nullable ToClient reply(FromClient content, HistoryLog history) {
        return switch (content) {
            case Complete.Request asked -> complete(asked);
            case Inspect.Request asked -> inspect(asked);
            case IsComplete.Request asked -> completeness(asked);
            case History.Request asked -> history.find(asked);
            case Debug.Request asked -> new Variables(session).answer(asked);
            case Usage.Request asked -> usage();
            case CommInfo.Request asked -> comms(asked.target());
            default -> null;
        };
    }

    private static CommInfo.Reply comms(String target) {
        var open = new LinkedHashMap<String, String>();
        for (var comm : Comm.all()) {
            if (target.isEmpty() || target.equals(comm.target())) {
                open.put(comm.id(), comm.target());
            }
        }
        return new CommInfo.Reply(open);
    }

    private synchronized Usage.Reply usage() {
        var measured = machine == null ? new Machine() : machine;
        machine = measured;
        return measured.measure();
    }

    private Complete.Reply complete(Complete.Request asked) {
        var code = asked.code();
        var found = session.get().complete(code, CodePoints.toIndex(code, asked.cursor()));
        return new Complete.Reply(
                CodePoints.toPosition(code, found.start()),
                CodePoints.toPosition(code, found.end()),
                found.items().stream()
                        .map(item -> new Complete.Match(item.text(), item.type(), item.signature()))
                        .toList());
    }

    private Inspect.Reply inspect(Inspect.Request asked) {
        var code = asked.code();
        var found = session.get().inspect(code, CodePoints.toIndex(code, asked.cursor()), asked.detailed());
        return found == null
                ? new Inspect.Reply(Map.of(), Map.of())
                : new Inspect.Reply(found.data(), found.metadata());
    }

    private IsComplete.Reply completeness(IsComplete.Request asked) {
        return switch (session.get().completeness(asked.code())) {
            case Completeness.Complete done -> new IsComplete.Reply("complete", "");
            case Completeness.Incomplete(var indent) -> new IsComplete.Reply("incomplete", indent);
            case Completeness.Invalid wrong -> new IsComplete.Reply("invalid", "");
        };
    }
}
