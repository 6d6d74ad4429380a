package jawait.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import jawait.Cancelled;
import jawait.Failure;
import jawait.Success;
import jawait.Task;
import jawait.display.MimeBundle;
import jawait.display.TaskCards;
import jawait.engine.CellRun.End;
import jawait.engine.Interrupts.Running;
import jawait.engine.help.Completeness;
import jawait.engine.help.Completion;
import jawait.engine.help.Help;
import jawait.engine.help.SourceLookup;
import jawait.engine.magic.Magics;
import jawait.engine.magic.libraries.LibraryMagics;
import jawait.engine.magic.session.CellLog;
import jawait.engine.magic.session.OutputLimit;
import jawait.engine.magic.system.Workplace;
import jawait.engine.maven.Libraries;
import jawait.engine.maven.MavenResolver;
import jawait.engine.problem.CompileReport;
import jawait.engine.problem.Problem;
import jawait.engine.problem.ThrowReport;
import jawait.engine.problem.Tracebacks;
import jawait.engine.problem.UnderWay;
import jawait.engine.problem.Vocabulary;
import jawait.engine.shell.Shell;
import jawait.engine.stdio.StandardStreams;
import jawait.runtime.Origin;
import jawait.runtime.Root;
import jawait.runtime.Stops;
import jawait.runtime.Tasks;
import jawait.runtime.Unawaited;
import org.jspecify.annotations.Nullable;

/// One user's Java: the variables, methods, types and tasks that cells make, and the help about them.
///
/// The calls of a front end come from platform threads and wait for no running cell, [#run] apart.
public final class Session implements AutoCloseable {
    private static final Duration SOURCES_PATIENCE = Duration.ofMillis(200);

    /// Programs send their first cell sooner than this after the compiler is ready, people later.
    private static final long WARM_UP_MILLIS = 300;

    private final FrontEnd frontEnd;
    private final Shell shell;
    private final SourceMap sources;
    private final Evaluator evaluator;
    private final UserNames names;
    private final Libraries libraries;
    private final Magics magics;
    private final Workshop workshop;
    private final MagicHelp magicHelp;
    private final ThrowReport throwReport;
    private final Refusals refusals;
    private final StoppedCells stopped;
    private final LostNames lostNames = new LostNames();
    private final Help help;
    private final StandardStreams processStreams;
    private final CellLog log = new CellLog();
    private final Outputs outputs = new Outputs();
    private final EarlierRuns earlierRuns = new EarlierRuns();
    private final Views views = new Views();
    private final Interrupts interrupts = new Interrupts();
    private final Watches watches;
    private final AtomicBoolean warm = new AtomicBoolean();

    private Session(FrontEnd frontEnd, Shell shell, CompletableFuture<?> preloaded) {
        this.frontEnd = frontEnd;
        this.shell = shell;
        sources = new SourceMap(shell);
        evaluator = new Evaluator(shell, sources, outputs, lostNames);
        var compiler = new ShellCompiler(shell);
        libraries = new Libraries(new MavenResolver(), compiler);
        var known = new Vocabulary(shell, lostNames::why);
        throwReport = new ThrowReport(shell, sources::locate, known);
        stopped = new StoppedCells(shell, throwReport);
        refusals = new Refusals(new CompileReport(known));
        names = new UserNames(shell, sources, evaluator);
        var place = new Workplace();
        var all = new ArrayList<>(Toolbox.of(names, throwReport, log, place));
        all.add(new OutputLimit(frontEnd::limitOutput));
        all.addAll(LibraryMagics.of(libraries, compiler, place, frontEnd.updatesInPlace() ? frontEnd : null));
        magics = new Magics(all);
        magicHelp = new MagicHelp(magics);
        workshop = new Workshop(
                shell,
                evaluator,
                throwReport,
                refusals,
                magics,
                frontEnd,
                (name, more) -> inspect(name, name.length(), more));
        help = new Help(
                new Declarations(shell, sources, preloaded),
                jar -> SourceLookup.BESIDE.sourcesOf(jar).or(() -> sourcesOf(jar, SOURCES_PATIENCE)));
        processStreams = StandardStreams.install(new FrontEndConsole(frontEnd));
        if (!frontEnd.seesProcess()) {
            processStreams.printInherited();
        }
        Hosting.begin(frontEnd, libraries);
        Tasks.onUnobservedFailure(this::reportUnobserved);
        Tasks.onNeverAwaited(this::reportNeverAwaited);
        Tasks.holdReportsWhile(interrupts::runs);
        Stops.onStubborn(this::reportStubborn);
        watches = new Watches(frontEnd, interrupts, frames -> onShell(() -> throwReport.lines(frames)));
        processStreams.printTraces(
                thrown -> onShell(() -> throwReport.of(thrown, null)).plain());
        var _ = preloaded.thenRunAsync(
                this::warmUp, CompletableFuture.delayedExecutor(WARM_UP_MILLIS, TimeUnit.MILLISECONDS, Runnable::run));
    }

    /// A session that is not open yet, whose compiler warms up meanwhile on a thread of its own.
    public static final class Opening {
        private final Shell shell = new Shell(Preload.classPath(), Session.class.getClassLoader());

        private final CompletableFuture<?> preloaded = Preload.into(shell);

        private Opening() {}

        /// Opens it and returns at once; the first call that needs the compiler waits for it. Once only.
        public Session open(FrontEnd frontEnd) {
            return new Session(frontEnd, shell, preloaded);
        }
    }

    /// Begins what is slow about a session before there is a front end: neither need wait for the other.
    /// Returns at once.
    public static Opening begin() {
        return new Opening();
    }

    /// Opens a session and returns at once; what is slow warms up behind it, and the first call that
    /// needs it waits.
    public static Session open(FrontEnd frontEnd) {
        return begin().open(frontEnd);
    }

    /// Runs a cell and returns how it ended. Blocks the caller, which must be a platform thread of the
    /// front end's. Callers on several threads run their cells side by side: who wants them one after the
    /// other calls from one thread.
    public Outcome run(Cell asked) {
        return run(asked, () -> {});
    }

    /// As [#run(Cell)].
    ///
    /// @param begun called once an interrupt would reach the cell, before anything of it runs: what tells a client
    ///     that its cell is under way
    public Outcome run(Cell asked, Runnable begun) {
        Cell cell = asked.withPlainLines();
        var origin = cell.origin();
        Running running = interrupts.begin(origin);
        try {
            begun.run();
            log.begin(cell.lasting(), cell.source());
            outputs.begun(cell);
            views.begin(cell);
            Consumer<String> notice = said -> say(origin, said);
            var run = new CellRun(Stretch.whole(cell), workshop, notice, running);
            Callable<End> body = () -> {
                earlierRuns.begin(cell, origin, notice);
                return run.call();
            };
            watches.expecting();
            Task<End> task = Root.start(origin, shell.loader(), cell.label(), body, watches::begun);
            interrupts.started(running, task);
            var outcome = running.awaitEnd() ? outcome(cell, task, running) : leftBehind(cell, task, running);
            if (outcome.failure() == null) {
                reportForgotten(origin, outcome);
            } else {
                lostNames.failed(cell);
            }
            return logged(cell, outcome);
        } finally {
            interrupts.end(running);
            warmUp();
        }
    }

    /// What the first question to help would wait for; begins behind the first cell, or when none has come
    /// for a while.
    private void warmUp() {
        if (warm.compareAndSet(false, true)) {
            help.warmUp();
        }
    }

    private Outcome logged(Cell cell, Outcome outcome) {
        if (outcome.failure() == null) {
            log.well(
                    cell.lasting(),
                    outcome instanceof Outcome.Value value ? value.shown().text() : "");
        }
        return outcome;
    }

    private Outcome outcome(Cell cell, Task<End> task, Running running) {
        var ended = task.outcome();
        if (running.interrupted()) {
            return stopped.interrupted(cell, running);
        }
        return switch (ended) {
            case Success<End>(End.Done done) -> done(cell, done);
            case Success<End>(End.Refused(var where, var piece, var why)) ->
                new Outcome.Rejected(onShell(() -> refusals.of(where, piece, why)));
            case Success<End>(End.Threw(var error, var at)) -> threw(error, at);
            case Failure<End>(var error) -> threw(error, null);
            case Cancelled<End>() -> threw(new CancellationException("the cell was cancelled"), null);
            case null, default -> throw new IllegalStateException("the cell's task ended without an outcome");
        };
    }

    private Outcome done(Cell cell, End.Done done) {
        MimeBundle shown = done.shown();
        if (shown == null) {
            return new Outcome.Nothing();
        }
        outputs.shown(cell, done.value(), done.type());
        Object value = done.value();
        return value != null && TaskCards.goesOn(value)
                ? new Outcome.Value(value, TaskCards.caption(value), TaskCards.id(value))
                : new Outcome.Value(value, shown, null);
    }

    private Outcome threw(Throwable error, @Nullable UnderWay at) {
        return new Outcome.Threw(error, onShell(() -> throwReport.of(error, at)));
    }

    private Outcome leftBehind(Cell cell, Task<End> task, Running running) {
        var outcome = stopped.leftBehind(cell, task, running);
        task.onDone(() -> say(task.origin(), "Cell " + cell.label() + ", left in the background, has ended"));
        return outcome;
    }

    /// The front end has shown this value of a cell: what goes on in it is shown below, and changes there in place
    /// (tasks that run); its own rendering is updated at the end.
    ///
    /// @param cell as it was given to [#run]
    public void shown(Cell cell, Outcome.Value value) {
        String id = value.displayId();
        Object shown = value.value();
        if (id != null && shown != null && frontEnd.updatesInPlace()) {
            var origin = cell.origin();
            TaskCards.show(shown, origin, caption -> frontEnd.update(origin, caption, id));
        }
    }

    /// As [#shown(Cell, Outcome.Value)], for a front end that runs its cells one after the other: of the newest cell.
    public void shown(Outcome.Value value) {
        Cell cell = views.newest();
        if (cell != null) {
            shown(cell, value);
        }
    }

    /// The user's interrupt (decision 14): the first cancels the running cells, a second within two
    /// seconds the tasks that they started, a third every task of the session. Returns at once. Does
    /// nothing while no cell runs.
    ///
    /// @return what was done, as a sentence for the log; empty when idle
    public String interrupt() {
        return interrupts.request();
    }

    /// How much the reports of what cells throw show from now on (`%xmode`). From any thread.
    public void tracebacks(Tracebacks mode) {
        throwReport.mode(mode);
    }

    /// What could be typed at `cursor` (a UTF-16 index). Never waits for a running cell.
    public Completion complete(String source, int cursor) {
        return magicHelp.complete(source, cursor, java -> help.complete(java, cursor));
    }

    /// Signature, documentation and value of what stands at `cursor`, or null when there is nothing to say.
    /// Never waits for a running cell.
    ///
    /// @param detailed true for the source as well
    public @Nullable MimeBundle inspect(String source, int cursor, boolean detailed) {
        MimeBundle page = magicHelp.inspect(source, cursor);
        return page != null ? page : help.inspect(magicHelp.java(source), cursor, detailed);
    }

    /// Whether `source` can be run as it is. Never waits for a running cell.
    public Completeness completeness(String source) {
        Completeness found = magicHelp.completeness(source);
        return found != null ? found : help.completeness(magicHelp.java(source));
    }

    /// The variables that cells have declared, in the order of declaration. Never waits for a running cell.
    public List<Variable> variables() {
        return onShell(names::variables);
    }

    /// The source jar of a jar that a cell loaded, for reading documentation. The first question about a jar may
    /// wait for a download, no longer than `patience`; it never waits for a running cell.
    ///
    /// @return nothing when there is none, or not yet: see [jawait.engine.maven.SourceJars#of]
    public Optional<Path> sourcesOf(Path jar, Duration patience) {
        return libraries.sources().of(jar, patience);
    }

    /// Cancels every task, waits up to a second for them, and frees the session.
    @Override
    public void close() {
        Tasks.onUnobservedFailure((origin, task) -> {});
        Tasks.onNeverAwaited(forgotten -> {});
        Stops.onStubborn(task -> {});
        Tasks.live().forEach(Task::cancel);
        Hosting.end();
        processStreams.close();
        watches.close();
        help.close();
        shell.close();
    }

    /// Starts work of the front end's own that runs user code (the handler of a widget's message): a task like those
    /// of cells, which an interrupt of the whole session stops too. Returns at once.
    public <T extends @Nullable Object> Task<T> start(Origin origin, String name, Callable<? extends T> body) {
        return Root.start(origin, shell.loader(), name, body, () -> {});
    }

    /// Reports what user code threw, as stderr of this origin.
    public void report(@Nullable Origin origin, Throwable error) {
        Problem problem = onShell(() -> throwReport.of(error, null));
        say(origin, String.join("\n", problem.lines()));
    }

    private void reportUnobserved(@Nullable Origin origin, Task<?> task) {
        Problem problem = onShell(() -> throwReport.of(task.exceptionNow(), task.name(), task.createdBy()));
        frontEnd.print(
                origin,
                FrontEnd.Stream.STDERR,
                "Task " + task.name() + " failed, and nobody awaits it:\n" + String.join("\n", problem.lines()) + "\n");
    }

    /// A cell has ended well: coroutines of it that nobody can await any more were forgotten. While a task of it
    /// runs it may have them; then the garbage collector tells, later.
    private void reportForgotten(Origin origin, Outcome outcome) {
        if (Tasks.neverAwaited(origin).isEmpty() || !Tasks.startedBy(origin).isEmpty()) {
            return;
        }
        var held = new ArrayList<>(onShell(shell::values));
        if (outcome instanceof Outcome.Value(var value, var shown, var id) && value != null) {
            held.add(value);
        }
        Kept.coroutines(held).ifPresent(kept -> Tasks.neverAwaited(origin, kept).forEach(this::reportNeverAwaited));
    }

    private void reportNeverAwaited(Unawaited forgotten) {
        Problem problem = onShell(() -> throwReport.neverAwaited(forgotten));
        say(forgotten.origin(), String.join("\n", problem.lines()));
    }

    private void reportStubborn(Task<?> task) {
        var at = task.stack();
        String where = at.isEmpty()
                ? ""
                : onShell(() -> throwReport.lines(at)).stream()
                        .findFirst()
                        .map(first -> ", at " + first)
                        .orElse("");
        say(task.origin(), task.name() + " still runs 2 s after it was asked to stop" + where + "; it was asked again");
    }

    private void say(@Nullable Origin origin, String sentence) {
        frontEnd.print(origin, FrontEnd.Stream.STDERR, sentence + "\n");
    }

    private <T> T onShell(Callable<? extends T> action) {
        try {
            return shell.<T>call(action).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException bug ? bug : e;
        }
    }
}
