package jawait.repl;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import jawait.Task;
import jawait.runtime.Tasks;
import org.jline.terminal.Terminal;

/// A REPL with somebody who types, on a terminal whose screen can be looked at.
final class TypedRepl implements AutoCloseable {
    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";
    static final String TAB = "\t";
    static final String UP = "\u001bOA";
    private static final long PATIENCE_SECONDS = 30;

    private final VirtualScreen terminal;
    private final CompletableFuture<Integer> status;

    private TypedRepl(VirtualScreen terminal, Repl.Settings settings, Map<String, String> environment) {
        this.terminal = terminal;
        var told = new java.util.HashMap<>(environment);
        told.putIfAbsent("JAWAIT_HISTORY", "off");
        status = CompletableFuture.supplyAsync(
                () -> Repl.run(terminal.terminal(), Repl.Beginning.of(told::get), settings, told::get),
                work -> Thread.ofPlatform().name("repl").start(work));
        shows("In [1]:");
    }

    /// The code of a task that goes on and does something when it is cancelled, which the test decides.
    static String whenCancelled(String name, String deed) {
        return """
                AsyncEvent NAMEGoesOn = event(); \
                var NAME = task("NAME", () -> { try { NAMEGoesOn.set(); sleep(60); } finally { DEED; } }); \
                NAMEGoesOn.await();""".replace("NAME", name).replace("DEED", deed);
    }

    static void cancel(String name) {
        Tasks.live().stream().filter(task -> task.name().equals(name)).forEach(Task::cancel);
    }

    /// On a usual terminal.
    static TypedRepl open() throws IOException {
        return open(100, 30, "xterm-256color", Map.of());
    }

    static TypedRepl open(int width, int height, String type, Map<String, String> environment) throws IOException {
        var terminal = VirtualScreen.of(type, width, height);
        return new TypedRepl(terminal, new Repl.Settings(false, false), environment);
    }

    /// With vi's keys.
    static TypedRepl vi() throws IOException {
        var terminal = VirtualScreen.of("xterm-256color", 100, 30);
        return new TypedRepl(terminal, new Repl.Settings(true, false), Map.of());
    }

    /// Types keys.
    TypedRepl keys(String keys) {
        try {
            terminal.terminal().processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// Types a line with its Enter.
    TypedRepl line(String text) {
        return keys(text + "\r");
    }

    /// Types a cell and waits for the next prompt.
    TypedRepl cell(int number, String text) {
        return line(text).shows("In [" + (number + 1) + "]:");
    }

    /// Sends the signal that a terminal makes of Ctrl-C.
    TypedRepl interrupted() {
        terminal.terminal().raise(Terminal.Signal.INT);
        return this;
    }

    /// Waits until the screen shows a text.
    TypedRepl shows(String text) {
        return until(screen -> screen.contains(text), text);
    }

    /// Waits until the screen no longer shows a text.
    TypedRepl hides(String text) {
        return until(screen -> !screen.contains(text), "no " + text);
    }

    private TypedRepl until(Predicate<String> there, String expected) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (!there.test(screen())) {
                if (System.nanoTime() > deadline || status != null && status.isCompletedExceptionally()) {
                    return fail("expected " + expected + " on the screen, found\n" + screen() + "\n" + status);
                }
                terminal.screen().waitDirty(100);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    /// What is on the screen, without blanks at the ends of lines.
    String screen() {
        return terminal.text();
    }

    /// Waits until the user has left.
    int status() throws Exception {
        return status.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        if (!status.isDone()) {
            keys(CTRL_C + CTRL_C).line("").keys("/exit\ry\r");
            try {
                status();
            } catch (Exception e) {
                fail("did not end:\n" + screen(), e);
            }
        }
        terminal.terminal().close();
    }
}
