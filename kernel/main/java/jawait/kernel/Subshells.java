package jawait.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import jawait.kernel.socket.ControlSocket;
import jawait.kernel.wire.Execute;
import jawait.kernel.wire.Subshell;
import jawait.kernel.wire.ToClient;
import org.jspecify.annotations.Nullable;

/// The lines of cells: the main one, control's, and those that clients have made beside them, each with a queue, a
/// thread, a count and a history of its own. Safe for threads.
final class Subshells {
    private final Responder responder;
    private final Function<String, Cells> maker;
    private final Cells main;
    private final Cells control;
    private final Map<String, Cells> others = new LinkedHashMap<>();
    private int made;

    /// @param maker makes the line of a name; the main one's is empty
    /// @param control runs the cells that come by control, in turn with what else is answered there
    Subshells(Responder responder, Function<String, Cells> maker, Cells control) {
        this.responder = responder;
        this.maker = maker;
        this.main = maker.apply("");
        this.control = control;
    }

    /// Runs a cell on control's line when it came there, else on the line that its header names, after those that wait
    /// there.
    void add(Call call) {
        var cells = call.channel() instanceof ControlSocket ? control : of(call);
        if (cells != null) {
            cells.add(call);
        }
    }

    /// The line that a question is for; null when it is not there, and then the question is refused. Control
    /// has nothing to do with subshells.
    @Nullable
    Cells of(Call call) {
        var header = call.request().header();
        if (call.channel() instanceof ControlSocket) {
            return main;
        }
        var cells = find(header.subshell());
        if (cells == null) {
            responder.answer(call, () -> Subshell.unknown(header.type(), header.subshell()));
        }
        return cells;
    }

    private synchronized @Nullable Cells find(String id) {
        return id.isEmpty() ? main : others.get(id);
    }

    /// Done when each cell that runs now has its reply.
    synchronized CompletableFuture<Void> settled() {
        var all = Stream.concat(Stream.of(main, control), others.values().stream())
                .map(Cells::settled);
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    /// Makes, lists or ends one.
    ToClient answer(Call call, Subshell.Request asked) {
        return switch (asked) {
            case Subshell.Create create -> new Subshell.Created(create());
            case Subshell.ListAll all -> new Subshell.Listed(all());
            case Subshell.Delete(var id) -> {
                var gone = remove(id);
                if (gone == null) {
                    yield Subshell.unknown(call.request().header().type(), id);
                }
                gone.dismiss().forEach(cut -> responder.answer(cut, Execute.Aborted::new));
                yield new Subshell.Deleted();
            }
        };
    }

    private synchronized String create() {
        var id = UUID.randomUUID().toString();
        others.put(id, maker.apply("subshell " + ++made));
        return id;
    }

    private synchronized List<String> all() {
        return new ArrayList<>(others.keySet());
    }

    private synchronized @Nullable Cells remove(String id) {
        return others.remove(id);
    }

    synchronized void close() {
        main.close();
        control.close();
        others.values().forEach(Cells::close);
    }
}
