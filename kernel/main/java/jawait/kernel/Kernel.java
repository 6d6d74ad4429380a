package jawait.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import jawait.engine.Language;
import jawait.engine.Session;
import jawait.engine.history.History;
import jawait.kernel.socket.Channel;
import jawait.kernel.socket.ConnectionFile;
import jawait.kernel.socket.ControlSocket;
import jawait.kernel.socket.Sockets;
import jawait.kernel.wire.Comm;
import jawait.kernel.wire.CommInfo;
import jawait.kernel.wire.Complete;
import jawait.kernel.wire.Connect;
import jawait.kernel.wire.Debug;
import jawait.kernel.wire.Execute;
import jawait.kernel.wire.Failure;
import jawait.kernel.wire.Header;
import jawait.kernel.wire.Input;
import jawait.kernel.wire.Inspect;
import jawait.kernel.wire.Interrupt;
import jawait.kernel.wire.IsComplete;
import jawait.kernel.wire.KernelInfo;
import jawait.kernel.wire.Message;
import jawait.kernel.wire.Refusal;
import jawait.kernel.wire.Shutdown;
import jawait.kernel.wire.Status;
import jawait.kernel.wire.Subshell;
import jawait.kernel.wire.ToClient;
import jawait.kernel.wire.Unknown;
import jawait.kernel.wire.Unreadable;
import jawait.kernel.wire.Usage;
import jawait.kernel.wire.WireException;
import org.jspecify.annotations.Nullable;

/// A running kernel: decides for each request who answers it and on which thread.
public final class Kernel implements AutoCloseable {
    private static final Logger LOG = System.getLogger("jawait.kernel");
    private static final long SETTLE_MILLIS = 500;

    private final Sockets sockets;
    private final Runnable exit;
    private final History past;
    private final Responder responder;
    private final Introspection introspection;
    private final Subshells cells;
    private final CommLanes comms;
    private final Notebook notebook;
    private final KeepAlive keepAlive;
    private final CompletableFuture<Session> session = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Kernel(ConnectionFile file, History past, Runnable exit) throws WireException {
        this.exit = exit;
        sockets = new Sockets(file, this::dispatch, this::broken);
        responder = new Responder(sockets.iopub());
        notebook = new Notebook(sockets.iopub(), sockets.stdin());
        keepAlive = new KeepAlive(sockets.iopub(), notebook);
        comms = new CommLanes(responder, sockets.iopub(), notebook, session::join);
        this.past = past;
        var control = new Worker("jawait-control-answers");
        introspection = new Introspection(responder, session::join, control);
        cells = new Subshells(
                responder,
                name -> new Cells(sockets.shell()::drained, responder, runner(name), new Worker("jawait-cells")),
                new Cells(sockets.control()::drained, responder, runner("control"), control));
    }

    private CellRunner runner(String line) {
        return new CellRunner(sockets.iopub(), notebook, new HistoryLog(past.session()), session::join, line);
    }

    /// Binds the sockets, begins to answer, and only then opens the session: what needs it waits, the rest does not.
    ///
    /// @param opening the session, whose compiler may warm up already
    /// @param past what was run before, and where what is run now is kept; closed with the kernel
    /// @param exit called once, on a thread of its own, when a client asked for shutdown and got its reply
    /// @throws WireException when the connection file asks for what we do not have
    public static Kernel start(ConnectionFile file, Session.Opening opening, History past, Runnable exit)
            throws WireException {
        var kernel = new Kernel(file, past, exit);
        kernel.sockets.iopub().post(Header.NONE, Status.STARTING);
        kernel.sockets.start();
        kernel.keepAlive.start();
        kernel.session.completeAsync(
                () -> opening.open(kernel.notebook),
                job -> Thread.ofPlatform().daemon().name("jawait-open").start(job));
        return kernel;
    }

    /// What tells servers that tasks are at work.
    KeepAlive keepAlive() {
        return keepAlive;
    }

    /// Where this kernel listens.
    public ConnectionFile connection() {
        return sockets.connection();
    }

    /// Waits until this kernel is closed; every thread of it is a daemon.
    ///
    /// @throws InterruptedException when the caller is interrupted; the kernel goes on
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /// The user's interrupt, from wherever it comes. Returns at once; harmless while no cell runs.
    public void interrupt() {
        var running = session.getNow(null);
        if (running != null) {
            LOG.log(Level.INFO, "interrupt: " + running.interrupt());
        }
    }

    /// Ends tasks, sends what is on its way, closes the sockets. Takes two seconds at most; a second call does nothing.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            keepAlive.close();
            cells.close();
            introspection.close();
            var running = session.getNow(null);
            if (running != null) {
                running.close();
            }
            sockets.close();
            past.close();
            ended.countDown();
        }
    }

    private void dispatch(Channel channel, Message request) {
        var call = new Call(request, channel);
        switch (request.content()) {
            case Execute.Request cell -> cells.add(call);
            case Complete.Request asked -> introspect(call);
            case Inspect.Request asked -> introspect(call);
            case IsComplete.Request asked -> introspect(call);
            case jawait.kernel.wire.History.Request asked -> introspect(call);
            case Debug.Request asked -> introspect(call);
            case Usage.Request asked -> introspect(call);
            case CommInfo.Request asked -> introspect(call);
            case KernelInfo.Request asked -> tell(call, Kernel::info);
            case Connect.Request asked ->
                tell(call, () -> new Connect.Reply(connection().ports()));
            case Subshell.Request asked -> answer(call, () -> cells.answer(call, asked));
            case Interrupt.Request asked -> interrupt(call);
            case Shutdown.Request asked -> shutdown(call, asked);
            case Comm.FromClientSide said -> comms.add(call, said);
            case Unreadable wrong -> answer(call, () -> complain(wrong));
            case Unknown unknown -> unknown(call, unknown);
            case Input.Reply stray -> LOG.log(Level.WARNING, "dropped an input_reply that came by another channel");
        }
    }

    private void introspect(Call call) {
        var line = cells.of(call);
        if (line != null) {
            introspection.add(call, line.history());
        }
    }

    /// Answers what is the same in every line of cells, when the one that is asked is there.
    private void tell(Call call, Supplier<ToClient> work) {
        if (cells.of(call) != null) {
            answer(call, work);
        }
    }

    /// Answers what takes no time: at once on shell, in the order of requests on control.
    private void answer(Call call, Supplier<? extends @Nullable ToClient> work) {
        if (call.channel() instanceof ControlSocket) {
            introspection.add(call, work);
        } else {
            responder.answer(call, work);
        }
    }

    private static @Nullable Refusal nothing() {
        return null;
    }

    private void unknown(Call call, Unknown unknown) {
        LOG.log(Level.WARNING, "no answer to a message of the unknown type " + unknown.type());
        answer(call, Kernel::nothing);
    }

    /// Interrupts now. The reply lets the cell end first, if it does so soon: jupyter-console takes the idle of this
    /// request for the cell's, and would not show how that ended.
    private void interrupt(Call call) {
        interrupt();
        var settled = cells.settled();
        introspection.add(call, () -> {
            settled.completeOnTimeout(null, SETTLE_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
            return new Interrupt.Reply();
        });
    }

    private static Refusal complain(Unreadable wrong) {
        var failure = new Failure("InvalidRequest", wrong.reason(), List.of(wrong.type() + ": " + wrong.reason()));
        return new Refusal(wrong.type(), failure);
    }

    private void shutdown(Call call, Shutdown.Request asked) {
        var reply = new Shutdown.Reply(asked.restart());
        responder.answer(call, () -> {
            sockets.iopub().post(call.request().header(), reply);
            return reply;
        });
        Thread.ofPlatform().name("jawait-exit").start(exit);
    }

    /// A kernel that nobody can hear ends, so that Jupyter starts another.
    private void broken() {
        LOG.log(Level.ERROR, "a ZeroMQ thread has died, most likely for want of memory; ending");
        exit.run();
    }

    private static KernelInfo.Reply info() {
        var java = Runtime.version();
        var version = String.valueOf(Kernel.class.getPackage().getImplementationVersion());
        Map<String, String> links = new LinkedHashMap<>();
        links.put(
                "Java " + java.feature() + " API",
                "https://docs.oracle.com/en/java/javase/" + java.feature() + "/docs/api/");
        links.put("Java tutorials", "https://dev.java/learn/");
        var banner = "jawait " + version + " on Java " + java + ". Tasks: task(…), await(…). Help: Math.max?";
        return new KernelInfo.Reply(version.equals("null") ? "0.1.0" : version, Language.info(), banner, links);
    }
}
