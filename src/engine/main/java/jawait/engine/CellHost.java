package jawait.engine;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import jawait.Async;
import jawait.Task;
import jawait.display.MimeBundle;
import jawait.engine.CellRun.End;
import jawait.engine.Interrupts.Running;
import jawait.engine.magic.Code;
import jawait.engine.magic.Figures;
import jawait.engine.magic.Host;
import jawait.engine.magic.Magics;
import jawait.engine.magic.Meter;
import jawait.engine.magic.Script;
import jawait.engine.problem.CodeRefused;
import jawait.engine.source.Finding;
import jawait.engine.source.Piece;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// The session as the magics of one cell see it.
final class CellHost implements Host {
    /// Code that a magic ran was refused, or a magic in it failed: the end of the cell, on its way up.
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient End end;

        private Stopped(End end) {
            super(null, null, false, false);
            this.end = end;
        }

        End end() {
            return end;
        }
    }

    private final Cell cell;
    private final CellRun run;
    private final Workshop workshop;
    private final @Nullable Origin origin = Origin.current();

    CellHost(Cell cell, CellRun run, Workshop workshop) {
        this.cell = cell;
        this.run = run;
        this.workshop = workshop;
    }

    @Override
    public void print(String text) {
        workshop.frontEnd().print(origin, FrontEnd.Stream.STDOUT, text);
    }

    @Override
    public void printError(String text) {
        workshop.frontEnd().print(origin, FrontEnd.Stream.STDERR, text);
    }

    @Override
    public void tell(Origin cell, String text) {
        workshop.frontEnd().print(cell, FrontEnd.Stream.STDERR, text);
    }

    @Override
    public void page(MimeBundle page) {
        workshop.frontEnd().page(origin, page);
    }

    @Override
    public @Nullable String ask(String prompt) throws IOException, InterruptedException {
        return workshop.frontEnd().ask(origin, prompt, false);
    }

    @Override
    public Magics magics() {
        return workshop.magics();
    }

    @Override
    public @Nullable Object run(Code code) throws Exception {
        return valueOf(run.run(CellMagics.stretch(cell, code)));
    }

    @Override
    public @Nullable Object measure(Code code, Meter meter) throws Exception {
        return valueOf(run.measure(CellMagics.stretch(cell, code), meter));
    }

    @Override
    public @Nullable Object load(Script script) throws Exception {
        Cell file = Cell.ofFile(script.name(), script.text());
        return valueOf(run.run(new Stretch(file, script.start(), script.end())));
    }

    private @Nullable Object valueOf(@Nullable End end) throws Exception {
        return switch (end) {
            case null -> run.value();
            case End.Threw(var error, var at) -> throw CellHost.<Exception>sneaky(error);
            default -> throw new Stopped(end);
        };
    }

    @Override
    public @Nullable Object run(Code code, double seconds) throws Exception {
        var why = new TimeoutException("timed out after " + Figures.time(seconds * 1e9));
        var end = run.running().giveUpAfter((long) (seconds * 1000) + Interrupts.GRACE_MILLIS, why);
        try {
            return Async.<@Nullable Object>timeout(seconds, () -> run(code));
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public Task<?> background(String name, Code code) {
        var apart = new CellRun(CellMagics.stretch(cell, code), workshop, this::printLine, Running.alone());
        Callable<@Nullable Object> body = () -> switch (apart.call()) {
            case End.Done(var value, var type, var shown) -> value;
            case End.Threw(var error, var at) -> throw CellHost.<Exception>sneaky(error);
            case End.Refused(var where, var piece, var why) ->
                throw new CodeRefused(onShell(() -> workshop.refusals().of(where, piece, why)));
        };
        return Async.task(name, body);
    }

    private void printLine(String line) {
        printError(line + "\n");
    }

    @Override
    public Optional<String> type(Code code) throws InterruptedException {
        return onShell(() -> workshop.evaluator().type(code.text()));
    }

    @Override
    public @Nullable Object make(String before, Code code, String after) throws Exception {
        var made = new Piece(code.start(), code.start() + code.text().length(), before + code.text() + after, false);
        return switch (onShell(() -> workshop.evaluator().once(cell, made))) {
            case Evaluation.Accepted accepted -> invoke(accepted);
            case Evaluation.Refused(var errors) -> {
                var moved = errors.stream()
                        .map(error -> moved(error, before.length(), code.text().length()))
                        .toList();
                var typed = new Piece(made.start(), made.end(), code.text(), false);
                throw new Stopped(new End.Refused(cell, typed, new Evaluation.Refused(moved)));
            }
            case Evaluation why -> throw new Stopped(new End.Refused(cell, made, why));
        };
    }

    private static Finding moved(Finding error, int by, int most) {
        int at = Math.clamp(error.at() - by, 0, most);
        int start = Math.clamp(error.start() - by, 0, at);
        return new Finding(start, at, Math.clamp(error.end() - by, at, most), error.code(), error.message());
    }

    @Override
    public Optional<Object> value(String expression) throws Exception {
        var piece = new Piece(0, expression.length(), expression, false);
        var made = onShell(() -> workshop.evaluator().once(new Cell(0, "", expression), piece));
        return made instanceof Evaluation.Accepted accepted ? Optional.ofNullable(invoke(accepted)) : Optional.empty();
    }

    private static @Nullable Object invoke(Evaluation.Accepted accepted) throws Exception {
        Object value = null;
        try {
            for (Method method : accepted.methods()) {
                value = method.invoke(null);
            }
            return value;
        } catch (InvocationTargetException e) {
            throw CellHost.<Exception>sneaky(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    @Override
    public List<String> frames(List<StackTraceElement> frames) throws InterruptedException {
        return onShell(() -> workshop.throwReport().lines(frames));
    }

    private <T> T onShell(Callable<? extends T> action) throws InterruptedException {
        return CellRun.await(workshop.shell(), action);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // user code may throw any Throwable
    private static <T extends Throwable> T sneaky(Throwable error) throws T {
        throw (T) error;
    }
}
