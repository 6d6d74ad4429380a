package jawait.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimerTask;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// What calls in woven code are replaced with. Called by bytecode only; the list of replaced calls is the engine's.
public final class WeaveShims {
    private static final Set<Class<?>> BROKEN =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private static final Map<TimerTask, Origin> SCHEDULED = Collections.synchronizedMap(new WeakHashMap<>());

    private static volatile BiConsumer<Throwable, PrintStream> printer = Throwable::printStackTrace;

    private static volatile IntConsumer leave = status -> {
        throw new ExitRefused(status);
    };

    private static volatile Starter starter = ProcessBuilder::start;

    private WeaveShims() {}

    /// How a host starts the processes of cells.
    @FunctionalInterface
    public interface Starter {
        /// As `ProcessBuilder.start`.
        Process start(ProcessBuilder builder) throws IOException;
    }

    /// Sets how processes are started; null for the JDK's way again.
    public static void startsProcesses(@Nullable Starter host) {
        starter = host == null ? ProcessBuilder::start : host;
    }

    /// `ProcessBuilder.start`, in the host's way.
    public static Process start(ProcessBuilder builder) throws IOException {
        return starter.start(builder);
    }

    /// For hosts that are one program, as a script: `System.exit` in user code calls this, and does not return when it
    /// ends the process.
    public static void onExit(IntConsumer host) {
        leave = Objects.requireNonNull(host, "onExit: the host is null");
    }

    /// `System.exit`: refused, because it would end the session with everything in it, unless the host says otherwise.
    ///
    /// @throws ExitRefused where it is refused
    @SuppressWarnings("DoNotCallSuggester") // woven code calls it
    public static void exit(int status) {
        leave.accept(status);
    }

    /// `Runtime.exit` and `Runtime.halt`: as [#exit(int)].
    ///
    /// @throws ExitRefused where it is refused
    @SuppressWarnings("DoNotCallSuggester") // woven code calls it
    public static void exit(Runtime runtime, int status) {
        leave.accept(status);
    }

    /// `Throwable.printStackTrace`, in the host's words: with places of cells, and without the machinery below them.
    public static void printStackTrace(Throwable thrown) {
        printer.accept(thrown, System.err);
    }

    /// `Throwable.printStackTrace(PrintStream)`, in the host's words too.
    public static void printStackTrace(Throwable thrown, PrintStream to) {
        printer.accept(thrown, to);
    }

    /// `Throwable.printStackTrace(PrintWriter)`, in the host's words too.
    public static void printStackTrace(Throwable thrown, PrintWriter to) {
        var words = new ByteArrayOutputStream();
        printer.accept(thrown, new PrintStream(words, true, StandardCharsets.UTF_8));
        to.println(words.toString(StandardCharsets.UTF_8).stripTrailing());
    }

    /// Sets who prints stack traces; null for the JDK again.
    public static void printsStackTraces(@Nullable BiConsumer<Throwable, PrintStream> host) {
        printer = host == null ? Throwable::printStackTrace : host;
    }

    /// `Lock.lock`, made interruptible: a cell that waits for a lock can be stopped.
    public static void lock(Lock lock) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw WeaveShims.<RuntimeException>unchecked(e);
        }
    }

    /// `CompletableFuture.join`, made interruptible, with the exceptions that `join` promises.
    public static <T> T join(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw WeaveShims.<RuntimeException>unchecked(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof CancellationException cancelled ? cancelled : new CompletionException(cause);
        }
    }

    /// A static initialiser ended abnormally: its class can never be used again.
    public static void broken(Class<?> type, Throwable thrown) {
        BROKEN.add(type);
    }

    /// Whether the class's static initialiser ended abnormally.
    public static boolean isBroken(Class<?> type) {
        return BROKEN.contains(type);
    }

    /// Bootstrap of calls that hand functions to other threads: every functional argument carries the caller's
    /// origin.
    public static CallSite carrying(MethodHandles.Lookup caller, String name, MethodType type, MethodHandle target) {
        MethodHandle call = target.asType(type);
        for (int i = 0; i < type.parameterCount(); i++) {
            MethodHandle carrier = WeaveCarriers.forType(type.parameterType(i));
            if (carrier != null) {
                call = MethodHandles.filterArguments(call, i, carrier);
            }
        }
        return new ConstantCallSite(call);
    }

    /// Bootstrap of terminal stream operations: a parallel one runs on workers that carry the caller's origin and
    /// can be stopped.
    public static CallSite streaming(MethodHandles.Lookup caller, String name, MethodType type, MethodHandle target) {
        return new ConstantCallSite(WeaveStreams.terminal(type, target.asType(type)));
    }

    /// Bootstrap of `Timer.schedule`: remembers who scheduled the timer task.
    public static CallSite timing(MethodHandles.Lookup caller, String name, MethodType type, MethodHandle target)
            throws ReflectiveOperationException {
        MethodHandle remember = MethodHandles.lookup()
                .findStatic(WeaveShims.class, "scheduled", MethodType.methodType(TimerTask.class, TimerTask.class));
        return new ConstantCallSite(MethodHandles.filterArguments(target.asType(type), 1, remember));
    }

    @SuppressWarnings("UnusedMethod") // found by its name, above
    private static @Nullable TimerTask scheduled(@Nullable TimerTask task) {
        Origin origin = Origin.current();
        if (task != null && origin != null) {
            SCHEDULED.put(task, origin);
        }
        return task;
    }

    /// A timer task begins to run: its thread, which serves the timer alone, takes over the origin of who
    /// scheduled it.
    public static void timed(TimerTask task) {
        Origin origin = SCHEDULED.get(task);
        if (origin != null) {
            Origin.adopt(origin);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the well-known sneaky throw
    static <E extends Throwable> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
