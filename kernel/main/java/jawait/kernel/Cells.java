package jawait.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jawait.kernel.wire.Execute;

/// The cells that wait to be run, and the thread that runs them one after the other.
///
/// When a cell fails, those that had arrived before the failure are aborted; those that come later run.
final class Cells {
    private static final long DRAIN_SECONDS = 2;

    private final Supplier<CompletableFuture<Void>> drained;
    private final Responder responder;
    private final CellRunner runner;
    private final Worker worker;
    private final Deque<Call> waiting = new ArrayDeque<>();
    private volatile CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    /// @param drained done when all that has come by the cells' channel was passed on
    /// @param worker runs them, between whatever else it is given
    Cells(Supplier<CompletableFuture<Void>> drained, Responder responder, CellRunner runner, Worker worker) {
        this.drained = drained;
        this.responder = responder;
        this.runner = runner;
        this.worker = worker;
    }

    /// Runs the cell after those that wait.
    void add(Call call) {
        synchronized (waiting) {
            waiting.add(call);
        }
        worker.add(this::next);
    }

    /// What has been run here.
    HistoryLog history() {
        return runner.history();
    }

    /// Done when the cell that runs now, if one does, has its reply.
    CompletableFuture<Void> settled() {
        return running;
    }

    void close() {
        worker.close();
    }

    /// Runs nothing further; a cell that runs goes on to its end.
    ///
    /// @return the cells that waited
    List<Call> dismiss() {
        worker.close();
        return waiting();
    }

    private List<Call> waiting() {
        synchronized (waiting) {
            var all = List.copyOf(waiting);
            waiting.clear();
            return all;
        }
    }

    private void next() {
        Call call;
        synchronized (waiting) {
            call = waiting.poll(); // null when this cell was aborted meanwhile
        }
        if (call != null && call.request().content() instanceof Execute.Request cell) {
            var aborted = new ArrayList<Call>();
            // Counted before the client can know of the failure: what it sends in answer to that is to run.
            Runnable failing =
                    cell.stopOnError() && !cell.silent() ? () -> aborted.addAll(arrivedBeforeNow()) : () -> {};
            var ended = new CompletableFuture<Void>();
            running = ended;
            responder.answer(call, () -> runner.run(call.request(), cell, failing));
            ended.complete(null);
            aborted.forEach(cut -> responder.answer(cut, Execute.Aborted::new));
        }
    }

    private List<Call> arrivedBeforeNow() {
        try {
            drained.get().orTimeout(DRAIN_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            // Better to abort too few than to hang: the socket's thread is gone or very busy.
        }
        return waiting();
    }
}
