package jawait.kernel.socket;

import java.util.List;
import java.util.function.BiConsumer;
import jawait.kernel.wire.Codec;
import jawait.kernel.wire.Message;
import jawait.kernel.wire.Signer;
import jawait.kernel.wire.WireException;
import org.zeromq.ZContext;

/// All five sockets of a kernel: bound when this exists, listening after [#start()].
public final class Sockets implements AutoCloseable {
    static final int LINGER_MILLIS = 500;
    private static final long CLOSE_MILLIS = 400;

    private final ZContext context = new ZContext();
    // A context of its own: its I/O thread has nothing else to do.
    private final ZContext heartbeatContext = new ZContext();
    private final ShellSocket shell;
    private final ControlSocket control;
    private final StdinSocket stdin;
    private final IoPubSocket iopub;
    private final HeartbeatSocket heartbeat;
    private final Binder binder;
    private final ConnectionFile connection;

    /// Binds all five.
    ///
    /// @param received gets each request with the channel it came by, on that channel's thread
    /// @param broken called when a thread inside ZeroMQ has died (memory ran out): nothing can be sent any more
    /// @throws WireException when the file asks for an unknown signature scheme, or its keys are none
    public Sockets(ConnectionFile file, BiConsumer<Channel, Message> received, Runnable broken) throws WireException {
        context.setUncaughtExceptionHandler((thread, error) -> broken.run());
        var codec = new Codec(new Signer(file.text("signature_scheme", "hmac-sha256"), file.text("key", "")));
        binder = new Binder(file);
        shell = new ShellSocket(context, binder, codec, received);
        control = new ControlSocket(context, binder, codec, received);
        stdin = new StdinSocket(context, binder, codec);
        iopub = new IoPubSocket(context, binder, codec);
        heartbeat = new HeartbeatSocket(heartbeatContext, binder);
        connection = file.with(binder.ports());
    }

    /// The connection file with the ports that were bound.
    public ConnectionFile connection() {
        return connection;
    }

    /// Replies to requests by control.
    public ControlSocket control() {
        return control;
    }

    /// The main line of requests.
    public ShellSocket shell() {
        return shell;
    }

    /// Where the user is asked.
    public StdinSocket stdin() {
        return stdin;
    }

    /// Where everything is published.
    public IoPubSocket iopub() {
        return iopub;
    }

    /// Begins to receive and to publish.
    public void start() {
        heartbeat.thread().start();
        iopub.start();
        for (var router : List.of(control.router(), stdin.router(), shell.router())) {
            router.thread().start();
        }
    }

    /// Sends what is still on its way, as far as clients take it within half a second, and closes everything.
    @Override
    public void close() {
        for (var router : List.of(shell.router(), control.router(), stdin.router())) {
            router.thread().close(CLOSE_MILLIS);
        }
        iopub.close(CLOSE_MILLIS);
        heartbeat.thread().close(CLOSE_MILLIS);
        context.close();
        heartbeatContext.close();
        binder.close();
    }
}
