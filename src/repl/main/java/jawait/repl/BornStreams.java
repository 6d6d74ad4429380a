package jawait.repl;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The standard streams that the process was born with: a session takes `System.out` and its like for its
/// cells.
public final class BornStreams {
    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");

    private final OutputStream out;
    private final OutputStream err = new FileOutputStream(FileDescriptor.err);
    private final boolean colours;
    private final boolean errColours;
    private final boolean echoed;
    private final Runnable hungUp;
    private final BufferedReader in =
            new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable CompletableFuture<@Nullable String> coming;
    private boolean gone;
    private boolean atLineStart = true;

    /// @param hungUp called once, when nobody reads the output any more
    public BornStreams(Runnable hungUp) {
        this(FileDescriptor.out, "1", hungUp);
    }

    private BornStreams(FileDescriptor output, String number, Runnable hungUp) {
        var terminals = System.getProperty("jawait.terminal", ""); // of 1 and 2, as the script has found them
        boolean wanted = System.getenv("NO_COLOR") == null && !isDumb();
        out = new FileOutputStream(output);
        echoed = terminals.contains("0");
        colours = wanted && terminals.contains(number);
        errColours = wanted && terminals.contains("2");
        this.hungUp = hungUp;
    }

    /// Whether the terminal says of itself that it can do nothing but lines.
    public static boolean isDumb() {
        return "dumb".equals(System.getenv("TERM"));
    }

    /// Streams that print all to standard error: standard output is wanted for a file.
    public static BornStreams besideFile(Runnable hungUp) {
        return new BornStreams(FileDescriptor.err, "2", hungUp);
    }

    /// Prints to standard output, with colours for a terminal only.
    public synchronized void print(String text) {
        if (text.isEmpty() || gone) {
            return;
        }
        atLineStart = text.endsWith("\n");
        try {
            out.write((colours ? text : ANSI.matcher(text).replaceAll("")).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            gone = true;
            hungUp.run();
        }
    }

    /// Prints a line of its own to standard output.
    public synchronized void line(String text) {
        print((atLineStart ? "" : "\n") + text.stripTrailing() + "\n");
    }

    /// Prints a line to standard error.
    public synchronized void tell(String text) {
        printError(text + "\n");
    }

    /// Prints to standard error, with colours for a terminal only.
    public synchronized void printError(String text) {
        try {
            err.write((errColours ? text : ANSI.matcher(text).replaceAll("")).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            gone = true; // nobody is left to tell
        }
    }

    /// Whether nobody reads the output any more.
    public synchronized boolean gone() {
        return gone;
    }

    /// Reads a line from standard input; null at its end. One asks at a time.
    ///
    /// @throws InterruptedException when the caller is interrupted; the line that comes then goes to the
    /// next caller
    public @Nullable String ask(String prompt) throws InterruptedException {
        asking.lockInterruptibly();
        try {
            print(prompt);
            if (coming == null) {
                coming = read();
            }
            String line = coming.get();
            coming = null;
            newLine();
            return line;
        } catch (ExecutionException e) {
            return null; // a terminal that has gone away has no more lines
        } finally {
            asking.unlock();
        }
    }

    /// The terminal has shown what was typed, and its end.
    private synchronized void newLine() {
        atLineStart |= echoed;
    }

    /// By a thread of its own, which nothing can interrupt.
    private CompletableFuture<@Nullable String> read() {
        var line = new CompletableFuture<@Nullable String>();
        Thread.ofPlatform().daemon().name("jawait-stdin").start(() -> {
            try {
                line.complete(in.readLine());
            } catch (IOException e) {
                line.completeExceptionally(e);
            }
        });
        return line;
    }
}
