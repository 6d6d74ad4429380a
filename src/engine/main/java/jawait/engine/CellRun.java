package jawait.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import jawait.display.MimeBundle;
import jawait.display.Render;
import jawait.engine.shell.Shell;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.Piece;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/// One run of one cell: the body of its root task. Piece by piece it has the shell compile and then runs what was
/// compiled, here, on
/// the task's own virtual thread and outside every lock.
final class CellRun implements Callable<CellRun.End> {
    /// How the body ended; outcomes are made of it outside the task, where an interrupt cannot reach.
    sealed interface End {
        record Done(@Nullable Object value, @Nullable MimeBundle shown) implements End {}

        record Refused(Piece piece, Evaluation why) implements End {}

        record Threw(Throwable error) implements End {}
    }

    private record Waiting(Piece piece, Snippet declaration) {}

    private final Cell cell;
    private final Shell shell;
    private final Evaluator evaluator;
    private final Consumer<String> notice;
    private final BooleanSupplier interrupted;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean hasValue;
    private String type = "";
    private @Nullable Object value;

    CellRun(Cell cell, Shell shell, Evaluator evaluator, Consumer<String> notice, BooleanSupplier interrupted) {
        this.cell = cell;
        this.shell = shell;
        this.evaluator = evaluator;
        this.notice = notice;
        this.interrupted = interrupted;
    }

    @Override
    public End call() throws InterruptedException {
        Deque<Piece> todo = pieces();
        End malformed = todo.size() > 1 ? checkSyntax(todo) : null;
        if (malformed != null) {
            return malformed;
        }
        while (!todo.isEmpty() && !interrupted.getAsBoolean()) {
            Piece piece = todo.pop();
            End end = step(piece, onShell(() -> evaluator.evaluate(cell, piece)), todo);
            if (end != null) {
                return end;
            }
        }
        return settle();
    }

    /// The cell's pieces; the last one, when it lacks its semicolon, as JShell would complete or cut it.
    private Deque<Piece> pieces() throws InterruptedException {
        Deque<Piece> pieces = new ArrayDeque<>(CellSplitter.split(cell.source()));
        if (!pieces.isEmpty()
                && !pieces.getLast().code().endsWith(";")
                && !pieces.getLast().code().endsWith("}")) {
            Piece last = pieces.removeLast();
            pieces.addAll(onShell(() -> evaluator.recut(cell, last)));
        }
        return pieces;
    }

    /// Runs what was compiled, or has it compiled in smaller pieces.
    ///
    /// @return the end of the cell, or null to go on
    private @Nullable End step(Piece piece, Evaluation evaluation, Deque<Piece> todo) {
        return switch (evaluation) {
            case Evaluation.Accepted accepted -> {
                Throwable thrown = run(piece, accepted);
                yield thrown == null ? null : new End.Threw(thrown);
            }
            case Evaluation.Refused refused
            when piece.merged() -> {
                CellSplitter.unmerge(cell.source(), piece).reversed().forEach(todo::push);
                yield null;
            }
            default -> new End.Refused(piece, evaluation);
        };
    }

    /// A syntax error anywhere in a cell runs nothing of it.
    private @Nullable End checkSyntax(Iterable<Piece> pieces) throws InterruptedException {
        for (Piece piece : pieces) {
            var errors = onShell(() -> evaluator.syntaxErrors(piece));
            if (!errors.isEmpty() && !piece.merged()) {
                return new End.Refused(piece, new Evaluation.Refused(errors));
            }
            if (!errors.isEmpty()) {
                End inside = checkSyntax(CellSplitter.unmerge(cell.source(), piece));
                if (inside != null) {
                    return inside;
                }
            }
        }
        return null;
    }

    private @Nullable Throwable run(Piece piece, Evaluation.Accepted accepted) {
        accepted.notices().forEach(notice);
        accepted.pending().forEach(snippet -> waiting.add(new Waiting(piece, snippet)));
        hasValue = accepted.hasValue();
        type = accepted.type();
        value = null;
        try {
            for (Method method : accepted.methods()) {
                value = method.invoke(null);
            }
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (IllegalAccessException | LinkageError e) {
            return e;
        }
    }

    /// Declarations that waited for later ones of the same cell, and in vain, are errors now; they do not lurk on.
    private End settle() throws InterruptedException {
        for (Waiting each : waiting) {
            var missing = onShell(() -> evaluator.stillLacks(each.declaration()));
            if (!missing.isEmpty()) {
                return new End.Refused(each.piece(), new Evaluation.Lacking(missing));
            }
            String shortcoming = onShell(() -> evaluator.shortcoming(each.declaration()));
            if (!shortcoming.isEmpty()) {
                notice.accept(shortcoming);
            }
        }
        boolean nothing = !hasValue || value == null && type.equals("Void");
        try {
            return new End.Done(value, nothing ? null : SourceMap.readable(Render.of(value)));
        } catch (RuntimeException | StackOverflowError e) {
            return new End.Threw(e);
        }
    }

    private <T> T onShell(Callable<? extends T> action) throws InterruptedException {
        return await(shell, action);
    }

    /// Has the shell do something and waits for it; what it throws comes as it is.
    static <T> T await(Shell shell, Callable<? extends T> action) throws InterruptedException {
        try {
            return shell.<T>call(action).get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException bug -> throw bug;
                case Error bug -> throw bug;
                case null, default -> throw new CompletionException(e.getCause());
            }
        } catch (CancellationException e) {
            throw new IllegalStateException("the session was closed meanwhile", e);
        }
    }
}
