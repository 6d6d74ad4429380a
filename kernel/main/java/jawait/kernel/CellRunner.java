package jawait.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import jawait.engine.Cell;
import jawait.engine.Outcome;
import jawait.engine.Session;
import jawait.engine.problem.Problem;
import jawait.kernel.socket.IoPubSocket;
import jawait.kernel.wire.Execute;
import jawait.kernel.wire.Failure;
import jawait.kernel.wire.Message;

/// Runs one cell and publishes what came of it. Used by one thread.
final class CellRunner {
    private final IoPubSocket iopub;
    private final Notebook notebook;
    private final HistoryLog history;
    private final Supplier<Session> session;
    private final String line;
    private int stored;

    /// @param line the name of the line of cells that it counts for; empty for the main one
    CellRunner(IoPubSocket iopub, Notebook notebook, HistoryLog history, Supplier<Session> session, String line) {
        this.line = line;
        this.iopub = iopub;
        this.notebook = notebook;
        this.history = history;
        this.session = session;
    }

    /// Where it keeps what it has run.
    HistoryLog history() {
        return history;
    }

    /// Runs the cell: its input, its output and its result or error are published when this returns.
    ///
    /// @param failing called before a failure is published
    Execute.Reply run(Message request, Execute.Request asked, Runnable failing) {
        boolean stores = asked.storeHistory() && !asked.code().isBlank();
        int count = asked.silent() ? stored : stored + 1;
        stored = stores ? count : stored;
        var parent = new Parent(notebook, request, asked.allowStdin());
        var cell = new Cell(asked.silent() ? 0 : count, parent, asked.code(), cellId(request), line);
        var outcome = session.get().run(cell, () -> begin(asked, count, parent));
        remember(stores, count, asked.code(), outcome);
        if (outcome.failure() != null) {
            failing.run();
        }
        try {
            return ended(asked, cell, parent, outcome);
        } finally {
            parent.end();
        }
    }

    /// Told no earlier than when the client's interrupt reaches the cell: who has seen its input may send one at once.
    private void begin(Execute.Request asked, int count, Parent parent) {
        if (!asked.silent()) {
            iopub.post(parent.request().header(), new Execute.Input(asked.code(), count));
        }
        notebook.begin(parent);
    }

    /// What JupyterLab and its kin call the cell, run after run.
    private static String cellId(Message request) {
        return request.metadata().get("cellId") instanceof String id ? id : "";
    }

    private Execute.Reply ended(Execute.Request asked, Cell cell, Parent parent, Outcome outcome) {
        int count = asked.silent() ? stored : cell.number();
        var header = parent.request().header();
        var problem = outcome.failure();
        if (problem != null) {
            var failure = failure(problem);
            if (!asked.silent()) {
                iopub.post(header, failure);
            }
            return new Execute.Failed(count, failure);
        }
        if (!asked.silent() && outcome instanceof Outcome.Value result) {
            var shown = result.shown();
            iopub.post(header, new Execute.Result(count, shown.data(), shown.metadata(), result.displayId()));
            session.get().shown(cell, result);
        }
        var expressions = expressions(asked, parent);
        return new Execute.Done(count, parent.payloads().taken(), expressions);
    }

    private Map<String, Object> expressions(Execute.Request asked, Parent parent) {
        var values = new LinkedHashMap<String, Object>();
        asked.expressions().forEach((name, source) -> values.put(name, expression(parent, String.valueOf(source))));
        return values;
    }

    private Map<String, Object> expression(Parent parent, String source) {
        var outcome = session.get().run(new Cell(0, parent, source));
        var problem = outcome.failure();
        if (problem != null) {
            return Execute.failure(failure(problem));
        }
        return outcome instanceof Outcome.Value(var value, var shown, var id)
                ? Execute.value(shown.data(), shown.metadata())
                : Execute.value(Map.of("text/plain", ""), Map.of());
    }

    private void remember(boolean stores, int count, String code, Outcome outcome) {
        if (stores) {
            history.session()
                    .add(
                            count,
                            code,
                            outcome instanceof Outcome.Value(var value, var shown, var id) ? shown.text() : null);
        }
    }

    private static Failure failure(Problem problem) {
        return new Failure(problem.name(), problem.message(), problem.lines());
    }
}
