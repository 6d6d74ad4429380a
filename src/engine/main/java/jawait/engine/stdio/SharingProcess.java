package jawait.engine.stdio;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process whose output is printed: to wait for its end is to wait for its last word too.
final class SharingProcess extends Process {
    /// Somebody else may hold the other end of the pipe for ever: a process that this one has left behind.
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Process process;
    private final boolean out;
    private final boolean err;
    private final List<Thread> prints;

    /// @param out whether its output is printed, and so cannot be read
    /// @param err whether its error output is
    /// @param prints the threads that print
    SharingProcess(Process process, boolean out, boolean err, List<Thread> prints) {
        this.process = process;
        this.out = out;
        this.err = err;
        this.prints = List.copyOf(prints);
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return out ? InputStream.nullInputStream() : process.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return err ? InputStream.nullInputStream() : process.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        int status = process.waitFor();
        settle();
        return status;
    }

    @Override
    public boolean waitFor(long time, TimeUnit unit) throws InterruptedException {
        boolean ended = process.waitFor(time, unit);
        if (ended) {
            settle();
        }
        return ended;
    }

    private void settle() throws InterruptedException {
        for (Thread print : prints) {
            print.join(LAST_WORDS);
        }
    }

    @Override
    public int exitValue() {
        return process.exitValue();
    }

    @Override
    public void destroy() {
        process.destroy();
    }

    @Override
    public Process destroyForcibly() {
        process.destroyForcibly();
        return this;
    }

    @Override
    public boolean supportsNormalTermination() {
        return process.supportsNormalTermination();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return process.onExit().thenApply(_ -> this);
    }

    @Override
    public ProcessHandle toHandle() {
        return process.toHandle();
    }

    @Override
    public ProcessHandle.Info info() {
        return process.info();
    }

    @Override
    public Stream<ProcessHandle> children() {
        return process.children();
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    @Override
    public String toString() {
        return process.toString();
    }
}
