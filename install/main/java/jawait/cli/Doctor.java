package jawait.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Examines an installation, one line a finding; ends with 1 when a kernel does not answer.
@Command(name = "doctor", description = "Checks the JDK, the files and a kernel's first answer.")
final class Doctor implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    CommandSpec spec;

    private Doctor() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var cache = Cache.named();
        files(cache, out);
        var launch = Launch.of(cache);
        var begin = System.nanoTime();
        try (var kernel = KernelProcess.start(launch.argv());
                var client = kernel.client()) {
            var answer = client.execute("1 + 1", Duration.ofMinutes(1));
            var seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
            client.shutdown();
            var well = answer.status().equals("ok") && answer.text().equals("2");
            out.println(
                    well
                            ? "ok       a kernel answers 1 + 1 with 2, %.1f s after its start".formatted(seconds)
                            : "BAD      a kernel answers 1 + 1 with " + answer);
            return well ? 0 : 1;
        }
    }

    private static void files(Cache cache, PrintWriter out) {
        var home = Path.of(System.getProperty("java.home"));
        out.println("ok       Java " + Runtime.version() + " in " + home);
        finding(
                out,
                Files.exists(home.resolve("lib/src.zip")),
                "the JDK's sources, for documentation in Shift+Tab: lib/src.zip");
        finding(out, Files.exists(cache.startUpCache()), "the start-up cache: " + cache.startUpCache());
        out.println("ok       the jars: " + cache.kernelJar().getParent());
        for (var folder : cache.kernelspecs()) {
            finding(out, Files.exists(folder.resolve("kernel.json")), "a kernelspec: " + folder);
        }
    }

    private static void finding(PrintWriter out, boolean there, String what) {
        out.println((there ? "ok       " : "missing  ") + what);
    }
}
