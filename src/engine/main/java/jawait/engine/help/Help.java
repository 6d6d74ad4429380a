package jawait.engine.help;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jawait.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/// Help about code, for a front end. Every call blocks its caller for some milliseconds and waits for no
/// cell: not for one that runs, and for one that is being compiled only a moment.
///
/// All of it happens on one thread of its own, which nobody interrupts: an interrupted javac would close
/// the JDK's file systems.
public final class Help implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("jawait.engine");
    private static final long STACK = 16L << 20;
    private static final long PATIENCE_MILLIS = 150;

    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Workspace workspace;
    private final TypeNames names = new TypeNames();
    private final Javac javac = new Javac(names);
    private final Completer completer;
    private final Inspector inspector;
    private final Judge judge = new Judge();
    private Known last = new Known(List.of(), List.of());
    private volatile boolean closed;

    /// Starts it; nothing is compiled before the first question.
    public Help(Workspace workspace, SourceLookup lookup) {
        this.workspace = workspace;
        var sources = new Sources(javac, lookup, Path.of(System.getProperty("java.home")));
        completer = new Completer(javac, names, sources);
        inspector = new Inspector(javac, names, sources, this::value);
        Thread.ofPlatform().name("jawait-help").daemon().stackSize(STACK).start(this::serve);
    }

    /// What could be typed at `cursor`, a UTF-16 index.
    public Completion complete(String source, int cursor) {
        names.begin();
        int at = Math.clamp(cursor, 0, source.length());
        return ask(Completion.nothing(at), () -> completer.complete(known(), source, at));
    }

    /// What stands at `cursor`: signature, documentation, value; or null when there is nothing to say.
    /// Inside the parentheses of a call it is the method that is called.
    ///
    /// @param detailed true for the source as well
    public @Nullable MimeBundle inspect(String source, int cursor, boolean detailed) {
        int at = Math.clamp(cursor, 0, source.length());
        return ask(
                        Optional.<MimeBundle>empty(),
                        () -> Optional.ofNullable(inspector.inspect(known(), source, at, detailed)))
                .orElse(null);
    }

    /// Whether `source` can be run as it is, and else how its next line begins.
    public Completeness completeness(String source) {
        return ask(new Completeness.Complete(), () -> judge.of(source));
    }

    /// Does beforehand what makes the first answers slow, in small steps, so that a question in between
    /// waits for one of them at most. Returns at once.
    public void warmUp() {
        step(List.of(
                () -> names.of(List.of()),
                () -> completer.complete(known(), "\"\".isE", 6),
                () -> completer.complete(known(), "Strin", 5),
                () -> Optional.ofNullable(inspector.inspect(known(), "Math.max", 8, false)),
                () -> judge.of("if (true) {")));
        step(names.reading());
    }

    private void step(List<Callable<?>> steps) {
        if (!steps.isEmpty()) {
            work.add(() -> {
                guarded(steps.getFirst());
                step(steps.subList(1, steps.size()));
            });
        }
    }

    private Known known() {
        last = within(workspace.known()).orElse(last);
        return last;
    }

    private Optional<String> value(String variable) {
        return within(workspace.value(variable)).flatMap(each -> each);
    }

    private static <T> Optional<T> within(CompletableFuture<T> answer) {
        try {
            return Optional.ofNullable(answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            return Optional.empty(); // a cell is being compiled: what was known before must do
        }
    }

    private <T> T ask(T without, Callable<? extends T> question) {
        var answer = new CompletableFuture<T>();
        work.add(() -> {
            var found = guarded(question);
            answer.complete(found == null ? without : found);
        });
        if (closed) {
            answer.complete(without);
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            return without;
        }
    }

    /// A question that the compiler fails at has no answer; the log has the reason.
    private static <T> @Nullable T guarded(Callable<? extends T> question) {
        try {
            return question.call();
        } catch (Throwable e) { // an error too: this thread serves the whole session
            LOG.log(System.Logger.Level.DEBUG, "no help", e);
            return null;
        }
    }

    private void serve() {
        while (!closed) {
            try {
                work.take().run();
            } catch (InterruptedException e) {
                Thread.interrupted();
            }
        }
        work.forEach(Runnable::run);
    }

    /// Ends it; questions that wait are answered first.
    @Override
    public void close() {
        work.add(() -> closed = true);
    }
}
