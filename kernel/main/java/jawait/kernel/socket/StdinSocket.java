package jawait.kernel.socket;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import jawait.kernel.wire.Codec;
import jawait.kernel.wire.Input;
import jawait.kernel.wire.Message;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZContext;

/// Asks the user, one question at a time.
///
/// @see <a
/// href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#messages-on-the-stdin-router-dealer-channel">spec</a>
public final class StdinSocket {
    private static final String END = "\u0004";

    private record Question(String id, CompletableFuture<String> answer) {}

    private final Router router;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Question open; // only touched by the socket's thread

    StdinSocket(ZContext context, Binder binder, Codec codec) {
        router = new Router("stdin", context, binder, codec, this::answered);
    }

    /// Asks the client that sent `request` and waits for its answer. Who asks meanwhile waits for their turn; an answer
    /// to an earlier question is dropped.
    ///
    /// @return the line, or null when the user ended the input (Ctrl-D)
    /// @throws InterruptedException when the caller is interrupted; the question is then void
    public @Nullable String ask(Message request, String prompt, boolean secret) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            var question = new Question(router.codec().nextId(), new CompletableFuture<>());
            router.thread().post(() -> open = question);
            router.send(question.id, request.route(), request.header(), new Input.Request(prompt, secret), Map.of());
            String line = question.answer.get();
            return line.equals(END) ? null : line;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            router.thread().post(() -> open = null);
            turn.unlock();
        }
    }

    private void answered(Message message) {
        var question = open;
        var asked = message.parent().id();
        if (question != null
                && message.content() instanceof Input.Reply(var value)
                && (asked.isEmpty() || asked.equals(question.id))) {
            question.answer.complete(value);
        }
    }

    Router router() {
        return router;
    }
}
