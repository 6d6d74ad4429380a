package jawait.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import jawait.display.CommEvent;
import jawait.display.CommMessage;
import jawait.display.MimeBundle;
import jawait.engine.FrontEnd;
import jawait.kernel.socket.IoPubSocket;
import jawait.kernel.socket.StdinSocket;
import jawait.kernel.wire.Comm;
import jawait.kernel.wire.Display;
import jawait.kernel.wire.Header;
import jawait.kernel.wire.Message;
import jawait.kernel.wire.ToClient;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// What the engine sees of this kernel: a place to print, to show and to ask.
///
/// Output goes below the cell that its origin names; what has no origin goes below the newest cell.
final class Notebook implements FrontEnd {
    /// How much a cell may print, in characters, unless `%output` says otherwise.
    static final long LIMIT = 10_485_760;

    private final IoPubSocket iopub;
    private final StdinSocket stdin;
    private final LateOutput late;
    private volatile @Nullable Parent newest;
    private volatile long limit = LIMIT;

    Notebook(IoPubSocket iopub, StdinSocket stdin) {
        this.iopub = iopub;
        this.stdin = stdin;
        this.late = new LateOutput(iopub, System.getenv()::get);
    }

    /// Takes `parent` as the newest cell.
    void begin(Parent parent) {
        newest = parent;
        late.begin(parent.header());
    }

    @Override
    public void print(@Nullable Origin origin, Stream stream, String text) {
        var parent = parent(origin);
        var name = stream == Stream.STDERR ? "stderr" : "stdout";
        if (parent == null) {
            iopub.print(Header.NONE, name, text);
            return;
        }
        var allowed = parent.allow(text, limit);
        print(parent, name, allowed.text());
        if (allowed.cutFirst()) {
            print(
                    parent,
                    "stderr",
                    "\n(more than " + megabytes(limit) + " were printed; the rest is not shown. "
                            + "%output 100MB sets another limit, %output off takes it away)\n");
        }
    }

    private void print(Parent parent, String stream, String text) {
        if (late.isLost(parent)) {
            late.print(newest, stream, text);
        } else {
            iopub.print(parent.header(), stream, text);
        }
    }

    private static String megabytes(long characters) {
        return characters >= 1 << 20 ? (characters >> 20) + " MB" : characters + " characters";
    }

    @Override
    public void limitOutput(long characters) {
        limit = characters;
    }

    @Override
    public void show(@Nullable Origin origin, MimeBundle bundle, @Nullable String displayId) {
        show(origin, new Display.Data(bundle.data(), bundle.metadata(), displayId), weight(bundle));
    }

    @Override
    public void update(@Nullable Origin origin, MimeBundle bundle, String displayId) {
        show(origin, new Display.Update(bundle.data(), bundle.metadata(), displayId), weight(bundle));
    }

    private void show(@Nullable Origin origin, ToClient what, long weight) {
        var parent = parent(origin);
        if (late.isLost(parent)) {
            late.show(newest, what, weight);
        } else {
            iopub.show(parent == null ? Header.NONE : parent.header(), what, weight);
        }
    }

    /// A page goes with the reply of the cell that runs; later there is no reply to carry it, and it is
    /// shown.
    @Override
    public void page(@Nullable Origin origin, MimeBundle page) {
        var parent = parent(origin);
        if (parent == null || !parent.payloads().add(page)) {
            show(origin, page, null);
        }
    }

    /// Goes with the reply of the cell that runs; later there is none to carry it.
    @Override
    public void nextInput(@Nullable Origin origin, String code) {
        var parent = parent(origin);
        if (parent != null) {
            parent.payloads().next(code);
        }
    }

    @Override
    public void clear(@Nullable Origin origin, boolean await) {
        iopub.show(header(origin), new Display.Clear(await), 0);
    }

    /// The cell of this kernel that an origin stands for.
    Optional<Parent> cellOf(@Nullable Origin origin) {
        return origin != null && origin.key() instanceof Parent parent && parent.home() == this
                ? Optional.of(parent)
                : Optional.empty();
    }

    @Override
    public void comm(@Nullable Origin origin, Object cause, CommEvent event) {
        var message = event.message();
        var ours = switch (event) {
            case CommEvent.Opened(var id, var target, var first) ->
                new Comm.Ours("open", id, target, first.data(), first.metadata(), first.buffers());
            case CommEvent.Sent(var id, var said) -> ours("msg", id, said);
            case CommEvent.Closed(var id, var said) -> ours("close", id, said);
        };
        long bytes =
                message.buffers().stream().mapToLong(buffer -> buffer.length).sum();
        if (cause instanceof Message request) {
            iopub.show(request.header(), ours, weight(message.data()) + bytes);
        } else {
            show(origin, ours, weight(message.data()) + bytes);
        }
    }

    private static Comm.Ours ours(String verb, String id, CommMessage said) {
        return new Comm.Ours(verb, id, "", said.data(), said.metadata(), said.buffers());
    }

    @Override
    public @Nullable String ask(@Nullable Origin origin, String prompt, boolean secret) throws InterruptedException {
        var parent = parent(origin);
        if (parent == null || !parent.asks()) {
            throw cannotAsk();
        }
        var header = parent.request().header();
        var shown = prompt.isEmpty() ? iopub.takePrompt(header) : prompt;
        iopub.flush(header);
        return stdin.ask(parent.request(), FrontEnd.asker(origin) + shown, secret);
    }

    /// Unchecked, because a Scanner takes an IOException for the end of the input and hides what it says.
    private static UncheckedIOException cannotAsk() {
        var why = "StdinNotSupported: this front end cannot ask for input (allow_stdin is false). "
                + "Give the value in the code, or run the notebook where someone can answer.";
        return new UncheckedIOException(why, new IOException(why));
    }

    private Header header(@Nullable Origin origin) {
        var parent = parent(origin);
        return parent == null ? Header.NONE : parent.request().header();
    }

    private @Nullable Parent parent(@Nullable Origin origin) {
        return cellOf(origin).orElse(newest);
    }

    private static long weight(MimeBundle bundle) {
        return bundle.data().values().stream().mapToLong(Notebook::weight).sum();
    }

    private static long weight(Object content) {
        return switch (content) {
            case String text -> text.length();
            case Map<?, ?> map ->
                map.values().stream()
                        .mapToLong(held -> held == null ? 4 : weight(held))
                        .sum();
            case Iterable<?> items -> {
                long sum = 0;
                for (Object item : items) {
                    sum += item == null ? 4 : weight(item);
                }
                yield sum;
            }
            default -> 16;
        };
    }
}
