package jawait.engine.magic.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%%bash`, `%%sh`: the cell as a script of a shell, with output as it comes.
///
/// @param name the name of the magic and of the shell
public record ShellScript(String name, Workplace place) implements Magic {
    private static final long GRACE_MILLIS = 1_000;

    /// How long the last words of a script may take that has ended: on a busy machine they wait for the readers' turn.
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    @Override
    public String summary() {
        return "Runs the cell with " + name;
    }

    @Override
    public Usage usage() {
        return Usage.cell(Usage.Body.TEXT).words(0, 99, "[ARGS…]");
    }

    @Override
    public String details() {
        return """
                Output appears as it comes. An exit status other than 0 is an error of the cell; an interrupt of the
                cell ends the script with all processes it started. %env and %cd apply.

                ```
                %%NAME one two
                echo "$1 and $2"
                ```""".replace("NAME", name);
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        Process process = start(call);
        var readers = List.of(
                reader(process.getInputStream(), call.host()::print),
                reader(process.getErrorStream(), call.host()::printError));
        try {
            feed(process, call.code().text());
            int status = process.waitFor();
            // What a script leaves running may keep the pipes open for ever; its output goes on under the cell.
            long ended = System.nanoTime();
            for (Thread reader : readers) {
                reader.join(LAST_WORDS.minusNanos(System.nanoTime() - ended));
            }
            if (status != 0) {
                throw new MagicError("CalledProcessError", "%%" + name + " ended with exit status " + status);
            }
            return null;
        } catch (InterruptedException | Error e) {
            kill(process);
            throw e;
        }
    }

    private Process start(Call call) {
        // The script comes by standard input, whatever its length, and is read whole before its first line runs.
        var command = new ArrayList<>(List.of(name, "-c", "eval \"$(cat)\"", name));
        command.addAll(call.arguments().words());
        var builder = new ProcessBuilder(command).directory(place.folder().toFile());
        place.apply(builder.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new MagicError("CannotRun", "cannot run " + name + " in " + place.folder() + ": " + e.getMessage());
        }
    }

    private static void feed(Process process, String script) {
        try (var input = process.getOutputStream()) {
            input.write(script.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it had read all; its exit status says why.
        }
    }

    /// A platform thread, because reading a pipe would hold on to a carrier.
    private static Thread reader(InputStream from, Consumer<String> to) {
        return Thread.ofPlatform().daemon().name("jawait-script").start(() -> {
            try (var text = new InputStreamReader(from, StandardCharsets.UTF_8)) {
                var buffer = new char[8192];
                for (int n = text.read(buffer); n >= 0; n = text.read(buffer)) {
                    to.accept(new String(buffer, 0, n));
                }
            } catch (IOException e) {
                // The process was killed.
            }
        });
    }

    private static void kill(Process process) {
        var all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        Thread.ofVirtual().start(() -> {
            for (ProcessHandle each : all) {
                try {
                    each.onExit().get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
                } catch (Exception e) {
                    each.destroyForcibly();
                }
            }
        });
    }
}
