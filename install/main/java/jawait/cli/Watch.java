package jawait.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Runs a script again and again: each time its file has changed, in a process of its own. A run that still goes on
/// then is ended. Until the user interrupts it.
final class Watch {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final long PATIENCE_SECONDS = 3;

    private record Seen(long time, long size) {
        static Seen of(Path file) {
            try {
                return new Seen(Files.getLastModifiedTime(file).toMillis(), Files.size(file));
            } catch (IOException e) {
                return new Seen(0, -1); // an editor is replacing it
            }
        }
    }

    private Watch() {}

    /// @param words the script and its arguments
    static int run(Path file, List<String> words) throws IOException, InterruptedException {
        var running = new AtomicReference<Process>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            var process = running.get();
            if (process != null) {
                process.destroy();
            }
        }));
        while (true) {
            var seen = Seen.of(file);
            var process = new ProcessBuilder(command(words)).inheritIO().start();
            running.set(process);
            boolean told = false;
            for (var now = seen; now.equals(seen) || now.size() < 0; now = Seen.of(file)) {
                if (!process.isAlive() && !told) {
                    told = true;
                    System.getLogger("jawait.cli").log(System.Logger.Level.WARNING, ended(file, process.exitValue()));
                }
                Thread.sleep(LOOK);
            }
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static String ended(Path file, int status) {
        return (status == 0 ? "ended" : "ended with status " + status) + "; waits for a change of " + file;
    }

    /// This very JVM's command, for one run.
    private static List<String> command(List<String> words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-jar", System.getProperty("java.class.path"), "script"));
        command.addAll(words);
        return command;
    }
}
