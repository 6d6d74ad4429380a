package jawait.display;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// A line between a cell and something in the front end (a widget, an extension), for messages both ways.
///
/// Either side opens one by the name of a target that the other side serves. Messages of one comm are handled one
/// at a time, in the order in which they came, also while a cell runs; those of different comms do not wait for each
/// other. What a handler prints stands below the cell that gave the handler. Any thread may call any method.
/// (The `Comm` of ipykernel.)
///
/// ```java
/// Comm.serve("chat", comm -> comm.onMessage(said -> comm.send(Map.of("echo", said.data()))));
/// ```
public final class Comm implements AutoCloseable {
    private final String id;
    private final String target;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile @Nullable Consumer<CommMessage> received;
    private volatile @Nullable Consumer<CommMessage> ended;

    /// The widget whose state it carries, if it does.
    volatile @Nullable Widget widget;

    /// Who is to know when a handler fails.
    volatile @Nullable Origin owner = Origin.current();

    Comm(String id, String target) {
        this.id = id;
        this.target = target;
    }

    /// Opens a comm from here: the front end is told, and closes it again when nobody there serves `target`.
    public static Comm open(String target, Map<String, ?> data) {
        return open(target, CommMessage.of(data));
    }

    /// As [#open(String, Map)], with metadata and buffers.
    public static Comm open(String target, CommMessage first) {
        return opened(target, comm -> {}, first);
    }

    /// As [#open(String, CommMessage)], with the handler of its messages in place before the front end knows of
    /// the comm: for those that answer at once.
    public static Comm open(String target, CommMessage first, Handler<? super CommMessage> handler) {
        return opened(target, comm -> comm.onMessage(handler), first);
    }

    private static Comm opened(String target, Consumer<Comm> preparing, CommMessage first) {
        Objects.requireNonNull(target, "open: the target is null");
        var comm = new Comm(UUID.randomUUID().toString().replace("-", ""), target);
        preparing.accept(comm);
        comm.announce(first);
        return comm;
    }

    /// Tells the front end that it is there.
    void announce(CommMessage first) {
        Comms.add(this);
        Comms.tell(new CommEvent.Opened(id, target, first));
    }

    /// Serves the comms that the front end opens for `target`: `opened` gets each, before any message of it, and
    /// should give it its handlers. What it throws closes the comm. A second call for a target replaces the first.
    public static void serve(String target, Handler<? super Comm> opened) {
        Objects.requireNonNull(opened, "serve: the handler is null");
        serve(target, (comm, first) -> opened.handle(comm));
    }

    /// As [#serve(String, Handler)], for those who want to see what the opening says.
    public static void serve(String target, Opener opened) {
        Objects.requireNonNull(opened, "serve: the handler is null");
        Comms.serve(Objects.requireNonNull(target, "serve: the target is null"), opened);
    }

    /// Takes the comms that the front end opens.
    @FunctionalInterface
    public interface Opener {
        /// A comm was opened.
        ///
        /// @param comm the comm; it has no handlers yet
        /// @param first what the opening says
        void opened(Comm comm, CommMessage first) throws Exception;
    }

    /// Takes what comes over a comm; may block and may throw.
    ///
    /// @param <T> what comes
    @FunctionalInterface
    public interface Handler<T extends @Nullable Object> {
        /// Something has come.
        void handle(T what) throws Exception;
    }

    /// Sends data.
    ///
    /// @throws IllegalStateException when the comm is closed
    public void send(Map<String, ?> data) {
        send(CommMessage.of(data));
    }

    /// Sends data, metadata and buffers.
    ///
    /// @throws IllegalStateException when the comm is closed
    public void send(CommMessage message) {
        if (!open.get()) {
            throw new IllegalStateException("the comm " + id + " for " + target + " is closed");
        }
        Comms.tell(new CommEvent.Sent(id, message));
    }

    /// Gives each message of the front end's to `handler`, instead of the handler before. What it throws is reported
    /// below the cell that called this, and the next message is handled all the same.
    public Comm onMessage(Handler<? super CommMessage> handler) {
        received = carried(handler);
        return this;
    }

    /// Calls `handler` when the front end closes the comm, not when [#close()] does.
    public Comm onClose(Handler<? super CommMessage> handler) {
        ended = carried(handler);
        return this;
    }

    /// A handler that runs as work of the caller's, who gets to know of its failures.
    <T extends @Nullable Object> Consumer<T> carried(Handler<? super T> handler) {
        Objects.requireNonNull(handler, "the handler is null");
        Consumer<T> plain = what -> {
            owner = Origin.current();
            try {
                handler.handle(what);
            } catch (Exception e) {
                throw Asking.<RuntimeException>sneaky(e);
            }
        };
        owner = Origin.current();
        return Origin.carry(plain);
    }

    /// The id, which both sides know it by.
    public String id() {
        return id;
    }

    /// What it was opened for.
    public String target() {
        return target;
    }

    /// Whether messages can be sent.
    public boolean isOpen() {
        return open.get();
    }

    /// Closes it and tells the front end; a second call does nothing.
    @Override
    public void close() {
        if (end()) {
            Comms.tell(new CommEvent.Closed(id, CommMessage.of(Map.of())));
        }
    }

    /// Marks it as closed. Whether it was open.
    boolean end() {
        Comms.remove(this);
        return open.compareAndSet(true, false);
    }

    void received(CommMessage message) {
        accept(received, message);
    }

    void closed(CommMessage message) {
        if (end()) {
            accept(ended, message);
        }
    }

    private static void accept(@Nullable Consumer<CommMessage> handler, CommMessage message) {
        if (handler != null) {
            handler.accept(message);
        }
    }

    /// `Comm[chat 3f… open]`.
    @Override
    public String toString() {
        return "Comm[" + target + " " + id + (isOpen() ? " open]" : " closed]");
    }

    /// Those that are open now.
    public static List<Comm> all() {
        return Comms.all();
    }
}
