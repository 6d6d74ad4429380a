package jawait.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import jawait.Task;
import jawait.display.Display;
import jawait.display.MimeBundle;
import jawait.display.Render;
import jawait.display.Timeline;
import jawait.engine.Interrupts.Running;
import jawait.engine.magic.Meter;
import jawait.engine.problem.UnderWay;
import jawait.engine.shell.Shell;
import jawait.engine.source.Ahead;
import jawait.engine.source.Asked;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.Piece;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/// One run of one cell: the body of its root task. Piece by piece it has the shell compile and then
/// runs what was compiled, here, on the task's own virtual thread and outside every lock.
final class CellRun implements Callable<CellRun.End> {
    /// How the body ended; outcomes are made of it outside the task, where an interrupt cannot reach.
    sealed interface End {
        record Done(
                @Nullable Object value,
                String type,
                @Nullable MimeBundle shown) implements End {}

        record Refused(Cell cell, Piece piece, Evaluation why) implements End {}

        /// User code threw.
        ///
        /// @param at what of the cell was under way
        record Threw(Throwable error, @Nullable UnderWay at) implements End {}
    }

    private record Waiting(Cell cell, Piece piece, Snippet declaration) {}

    private final Stretch code;
    private final Shell shell;
    private final Evaluator evaluator;
    private final CellMagics magics;
    private final Consumer<String> notice;
    private final Running running;
    private final BooleanSupplier interrupted;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<String> held = new ArrayList<>();
    private @Nullable Meter meter;
    private boolean hasValue;
    private String type = "";
    private @Nullable Object value;

    CellRun(Stretch code, Workshop workshop, Consumer<String> notice, Running running) {
        this.code = code;
        this.shell = workshop.shell();
        this.evaluator = workshop.evaluator();
        this.magics = new CellMagics(this, workshop);
        this.notice = notice;
        this.running = running;
        this.interrupted = running::interrupted;
    }

    @Override
    public End call() throws InterruptedException {
        End end = null;
        if (code.cell().source().contains("timeline")) {
            Timeline.expect(); // its own tasks may be what it will look at
        }
        try {
            end = run(code);
            if (end == null) {
                end = settle();
            }
            return end;
        } finally {
            if (!(end instanceof End.Done)) {
                waiting.forEach(each -> giveUp(each.declaration()));
                held.forEach(notice);
            }
        }
    }

    /// The cell has ended before what a declaration waits for: one that cannot be kept does not lurk on, of
    /// any other it is said what it lacks. After an interrupt nobody waits for the shell.
    private void giveUp(Snippet declaration) {
        var done = shell.call(() -> {
            evaluator.stillLacks(declaration);
            return evaluator.shortcoming(declaration);
        });
        var said = done.thenAccept(
                lacking -> Optional.of(lacking).filter(text -> !text.isEmpty()).ifPresent(notice));
        if (!interrupted.getAsBoolean()) {
            said.join();
        }
    }

    /// On the shell's thread. The cell may have been interrupted meanwhile, and then nobody will settle
    /// what waits.
    private Evaluation evaluate(Cell cell, Piece piece) {
        var evaluation = evaluator.evaluate(cell, piece);
        if (interrupted.getAsBoolean() && evaluation instanceof Evaluation.Accepted accepted) {
            accepted.pending().forEach(evaluator::stillLacks);
        }
        return evaluation;
    }

    /// What this cell itself will declare anew is told only when the cell does not get there.
    private void tell(Notice each, Cell cell, Piece piece) {
        if (!each.about().isEmpty() && Ahead.names(cell.source(), piece.end()).contains(each.about())) {
            held.add(each.text());
        } else {
            notice.accept(each.text());
        }
    }

    /// The cell that this is, as the interrupt sees it.
    Running running() {
        return running;
    }

    /// Runs a stretch of this cell or of a file that it loads; its value, if it has one, is [#value]
    /// afterwards.
    ///
    /// @return how it ended, or null when it ended well
    @Nullable
    End run(Stretch stretch) throws InterruptedException {
        Cell cell = stretch.cell();
        hasValue = false;
        value = null;
        End malformed = magics.directives(stretch);
        if (malformed != null) {
            return malformed;
        }
        Deque<Piece> todo = pieces(stretch);
        malformed = check(cell, todo);
        while (malformed == null && !todo.isEmpty() && !interrupted.getAsBoolean()) {
            malformed = step(cell, todo.pop(), todo);
        }
        return malformed;
    }

    /// The value of the last expression that was run; null when it has none.
    @Nullable
    Object value() {
        return hasValue ? value : null;
    }

    /// The pieces of a stretch; the last one, when it lacks its semicolon, as JShell would complete or
    /// cut it.
    private Deque<Piece> pieces(Stretch stretch) throws InterruptedException {
        Deque<Piece> pieces = new ArrayDeque<>(stretch.pieces());
        if (!pieces.isEmpty()
                && !pieces.getLast().magic()
                && !pieces.getLast().question()
                && !pieces.getLast().code().endsWith(";")
                && !pieces.getLast().code().endsWith("}")) {
            Piece last = pieces.removeLast();
            pieces.addAll(onShell(() -> evaluator.recut(stretch.cell(), last)));
        }
        return pieces;
    }

    /// Runs what was compiled, or has it compiled in smaller pieces.
    ///
    /// @return the end of the cell, or null to go on
    private @Nullable End step(Cell cell, Piece piece, Deque<Piece> todo) throws InterruptedException {
        if (piece.magic()) {
            return magic(cell, piece, todo.isEmpty());
        }
        if (piece.question()) {
            magics.answer(cell, Asked.of(piece.code()).orElseThrow());
            return null;
        }
        return switch (onShell(() -> evaluate(cell, piece))) {
            case Evaluation.Accepted accepted -> {
                Throwable thrown = run(cell, piece, accepted);
                yield thrown == null
                        ? null
                        : new End.Threw(thrown, UnderWay.of(cell.listing(), piece.start(), piece.end()));
            }
            case Evaluation.Refused refused
            when piece.merged() -> {
                CellSplitter.unmerge(cell.source(), piece).reversed().forEach(todo::push);
                yield null;
            }
            case Evaluation why -> new End.Refused(cell, piece, why);
        };
    }

    private @Nullable End magic(Cell cell, Piece piece, boolean last) throws InterruptedException {
        End end = magics.run(cell, piece);
        if (!(end instanceof End.Done(var result, var unknown, var shown))) {
            return end;
        }
        if (!last && result instanceof MimeBundle table) {
            Display.display(table); // what is made to be seen is seen also in the middle of a cell
        }
        hasValue = result != null;
        type = result instanceof Task<?> ? "jawait.Task<?>" : "";
        value = result;
        return null;
    }

    /// A syntax error anywhere in a cell runs nothing of it. A single statement is left to its
    /// compilation, which finds the same.
    private @Nullable End check(Cell cell, Deque<Piece> pieces) throws InterruptedException {
        for (Piece piece : pieces) {
            End wrong = piece.magic()
                    ? magics.check(cell, piece, pieces.size() == 1)
                    : pieces.size() == 1 || piece.question() ? null : checkSyntax(cell, piece);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private @Nullable End checkSyntax(Cell cell, Piece piece) throws InterruptedException {
        var errors = onShell(() -> evaluator.syntaxErrors(piece));
        if (errors.isEmpty()) {
            return null;
        }
        if (!piece.merged()) {
            return new End.Refused(cell, piece, new Evaluation.Malformed(errors));
        }
        for (Piece part : CellSplitter.unmerge(cell.source(), piece)) {
            End wrong = checkSyntax(cell, part);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    /// The first syntax error of a stretch, magics included, without running anything; null when there is
    /// none.
    @Nullable
    End checkSyntax(Stretch stretch) throws InterruptedException {
        var pieces = pieces(stretch);
        for (Piece piece : pieces) {
            End wrong = piece.magic() ? magics.check(stretch.cell(), piece, true) : checkSyntax(stretch.cell(), piece);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private @Nullable Throwable run(Cell cell, Piece piece, Evaluation.Accepted accepted) {
        accepted.notices().forEach(each -> tell(each, cell, piece));
        accepted.pending().forEach(snippet -> waiting.add(new Waiting(cell, piece, snippet)));
        hasValue = accepted.hasValue();
        type = accepted.type();
        value = null;
        int done = 0;
        try {
            for (Method method : accepted.methods()) {
                value = method.invoke(null);
                done++;
            }
            return null;
        } catch (InvocationTargetException e) {
            accepted.unset().stream().skip(done).forEach(notice);
            return e.getCause() == null ? e : e.getCause();
        } catch (IllegalAccessException | LinkageError e) {
            return e;
        }
    }

    /// Declarations that waited for later ones of the same cell, and in vain, are errors now; they do not
    /// lurk on.
    private End settle() throws InterruptedException {
        for (Waiting each : waiting) {
            var missing = onShell(() -> evaluator.stillLacks(each.declaration()));
            if (missing.isPresent()) {
                return new End.Refused(each.cell(), each.piece(), missing.get());
            }
            var faults = onShell(() -> evaluator.faults(each.declaration()));
            if (!faults.isEmpty()) {
                return new End.Refused(each.cell(), each.piece(), new Evaluation.Refused(faults));
            }
            String shortcoming = onShell(() -> evaluator.shortcoming(each.declaration()));
            if (!shortcoming.isEmpty()) {
                notice.accept(shortcoming);
            }
        }
        boolean nothing = !hasValue || value == null && type.equals("Void") || Render.isShownAlready(value);
        try {
            return new End.Done(value, type, nothing ? null : SourceMap.readable(Render.of(value)));
        } catch (RuntimeException | StackOverflowError e) {
            return new End.Threw(e, null);
        }
    }

    /// As [#run(Stretch)], measured without the compiler's time.
    @Nullable
    End measure(Stretch stretch, Meter counting) throws InterruptedException {
        Meter before = meter;
        meter = counting;
        counting.begin();
        try {
            return run(stretch);
        } finally {
            counting.end();
            meter = before;
        }
    }

    private <T> T onShell(Callable<? extends T> action) throws InterruptedException {
        Meter counting = meter;
        if (counting == null) {
            return await(shell, action, interrupted);
        }
        counting.pause();
        try {
            return await(shell, action, interrupted);
        } finally {
            counting.resume();
        }
    }

    /// Has the shell do something and waits for it; what it throws comes as it is. An interrupt ends the
    /// wait.
    static <T> T await(Shell shell, Callable<? extends T> action) throws InterruptedException {
        return await(shell, action, () -> true);
    }

    /// As [#await(Shell, Callable)]; but a thread that user code has marked as interrupted waits all the
    /// same and stays marked, unless the user has interrupted the cell.
    private static <T> T await(Shell shell, Callable<? extends T> action, BooleanSupplier interrupted)
            throws InterruptedException {
        var answer = shell.<T>call(action);
        boolean marked = false;
        while (true) {
            try {
                return answer.get();
            } catch (InterruptedException e) {
                if (interrupted.getAsBoolean()) {
                    throw e;
                }
                marked = true;
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException bug -> throw bug;
                    case Error bug -> throw bug;
                    case null, default -> throw new CompletionException(e.getCause());
                }
            } catch (CancellationException e) {
                throw new IllegalStateException("the session was closed meanwhile", e);
            } finally {
                if (marked && answer.isDone()) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
