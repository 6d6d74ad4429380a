package jawait.repl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import jawait.engine.Session;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/// The questions of cells and tasks. One that is asked while a cell runs is asked at once, one after the other; a
/// background task's that comes while a line is being typed waits until the user presses Enter on an empty line,
/// and says so.
final class Answers implements Questions {
    private static final char HIDDEN = '*';

    private final LineReader plain;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private volatile boolean prompting;
    private volatile @Nullable TerminalScreen screen;
    private volatile @Nullable Session session;

    private record Waiting(String prompt, boolean secret, CompletableFuture<@Nullable String> answer) {}

    Answers(Terminal terminal) {
        plain = LineReaderBuilder.builder()
                .terminal(terminal)
                .expander(new AsTyped())
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.DISABLE_HISTORY, true)
                .variable(LineReader.DISABLE_COMPLETION, true)
                .build();
    }

    /// Where answers are typed.
    LineReader reader() {
        return plain;
    }

    /// From now on cells run in `host`, and `shown` is the screen.
    void serve(TerminalScreen shown, Session host) {
        screen = shown;
        session = host;
    }

    /// A cell is going to be typed: waits for the answer to a question that is being asked, and lets later ones wait.
    void promptBegins() {
        turn.lock();
        try {
            prompting = true;
        } finally {
            turn.unlock();
        }
    }

    /// The cell has been typed.
    void promptEnds() {
        prompting = false;
    }

    @Override
    public @Nullable String ask(String prompt, boolean secret) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            if (!prompting) {
                return asked(prompt, secret);
            }
        } finally {
            turn.unlock();
        }
        return later(prompt, secret);
    }

    private @Nullable String later(String prompt, boolean secret) throws InterruptedException {
        var mine = new Waiting(prompt, secret, new CompletableFuture<>());
        synchronized (waiting) {
            waiting.add(mine);
        }
        var shown = screen;
        if (shown != null) {
            shown.tell(prompt.strip() + " (Enter on an empty line to answer)");
        }
        try {
            return mine.answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            synchronized (waiting) {
                waiting.remove(mine);
            }
        }
    }

    /// The user has pressed Enter on an empty line: asks the question that has waited longest, if there is one.
    void answerOne() {
        Waiting next;
        synchronized (waiting) {
            next = waiting.poll();
        }
        if (next != null) {
            try {
                next.answer.complete(asked(next.prompt, next.secret));
            } catch (InterruptedException e) {
                next.answer.complete(null);
            }
        }
    }

    private @Nullable String asked(String prompt, boolean secret) throws InterruptedException {
        try {
            return secret ? plain.readLine(prompt, HIDDEN) : plain.readLine(prompt);
        } catch (EndOfFileException e) {
            return null;
        } catch (UserInterruptException e) {
            var host = session;
            if (Thread.interrupted() || host == null || host.interrupt().isEmpty()) {
                throw new InterruptedException();
            }
            Thread.sleep(Long.MAX_VALUE); // until the interrupt arrives
            return null;
        } finally {
            var shown = screen;
            if (shown != null) {
                shown.typed();
            }
        }
    }
}
