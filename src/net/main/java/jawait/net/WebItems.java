package jawait.net;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.BaseStream;
import jawait.AsyncGenerator;
import jawait.Use;
import org.jspecify.annotations.Nullable;

/// Items that are sent as they come: as lines of JSON, or as events.
final class WebItems {
    private WebItems() {}

    /// Whether a body is items that come one by one.
    static boolean are(Object body) {
        return body instanceof Reply.Events
                || body instanceof BaseStream<?, ?>
                || body instanceof AsyncGenerator<?>
                || body instanceof Iterator<?>;
    }

    /// A line of JSON for each. Nothing is sent before the first has come: what fails until then can still
    /// be said.
    ///
    /// @param opened gives the stream; null when nothing is to be sent
    static void lines(Object items, Callable<@Nullable OutputStream> opened) throws Exception {
        var lines = new Opening(opened);
        each(items, item -> {
            byte[] line = line(item);
            OutputStream out = lines.out();
            if (out == null) {
                throw new HeadersOnly();
            }
            out.write(line);
            out.flush();
        });
        WebSender.finish(lines.out());
    }

    /// A stream that is opened when it is first needed.
    private static final class Opening {
        private final Callable<@Nullable OutputStream> opened;
        private @Nullable OutputStream out;
        private boolean open;

        Opening(Callable<@Nullable OutputStream> opened) {
            this.opened = opened;
        }

        @Nullable
        OutputStream out() throws Exception {
            if (!open) {
                out = opened.call();
                open = true;
            }
            return out;
        }
    }

    private static byte[] line(@Nullable Object item) {
        return (new String(WebJson.write(item), StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// An event for each, and comments while none comes.
    ///
    /// @param opened gives the stream; null when nothing is to be sent
    static void events(Object items, Callable<@Nullable OutputStream> opened) throws Exception {
        try {
            OutputStream out = opened.call();
            if (out != null) {
                try (var events = new WebEvents(out)) {
                    each(items, events::send);
                }
            }
        } finally {
            close(items);
        }
    }

    /// Ends the iteration early: only the headers were asked for.
    private static final class HeadersOnly extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HeadersOnly() {
            super("", null, false, false);
        }
    }

    private static void each(Object items, Use<@Nullable Object> action) throws Exception {
        try {
            switch (items) {
                case BaseStream<?, ?> stream -> {
                    try (stream) {
                        iterate(stream.iterator(), action);
                    }
                }
                case AsyncGenerator<?> generator -> generator.forEach(item -> apply(action, item));
                case Iterable<?> several -> iterate(several.iterator(), action);
                default -> iterate((Iterator<?>) items, action);
            }
        } catch (HeadersOnly e) {
            close(items);
        }
    }

    private static void iterate(Iterator<?> items, Use<@Nullable Object> action) throws Exception {
        while (items.hasNext()) {
            action.accept(items.next());
        }
    }

    private static void apply(Use<@Nullable Object> action, @Nullable Object item) {
        try {
            action.accept(item);
        } catch (Exception e) {
            throw WebItems.<RuntimeException>sneaky(e);
        }
    }

    /// Throws it, declared or not.
    @SuppressWarnings("unchecked")
    static <X extends Throwable> RuntimeException sneaky(Throwable e) throws X {
        throw (X) e;
    }

    private static void close(Object items) throws IOException {
        if (items instanceof BaseStream<?, ?> stream) {
            stream.close();
        }
    }
}
