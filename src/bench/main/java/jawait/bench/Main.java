package jawait.bench;

import static jawait.Async.run;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Prints a line for each figure: its name and its value. `--quick` takes fewer and shorter rounds.
final class Main {
    private Main() {}

    static void main(String[] arguments) throws Exception {
        boolean quick = List.of(arguments).contains("--quick");
        PrintStream out = System.out;
        run(() -> {
            print(out, "gather10k", Crowds.gatherSleepers(10_000));
            print(out, "gather100k", Crowds.gatherSleepers(100_000));
            print(out, "cancel100k", Crowds.cancelSleepers(100_000));
            print(out, "pstree100k", Crowds.drawTree(100_000));
            print(out, "gather1m", Crowds.gatherSleepers(1_000_000));
            print(out, "heap1m", Crowds.heapOf(1_000_000));
        });
        for (RunResult result : steps(quick)) {
            String name = result.getParams().getBenchmark();
            print(
                    out,
                    name.substring(name.lastIndexOf('.') + 1),
                    result.getPrimaryResult().getScore());
        }
    }

    private static Iterable<RunResult> steps(boolean quick) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(Steps.class.getName())
                        .forks(quick ? 1 : 3)
                        .warmupIterations(quick ? 3 : 5)
                        .measurementIterations(quick ? 3 : 5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgsAppend("-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }

    private static void print(PrintStream out, String name, double value) {
        out.printf(Locale.ROOT, "%s %.9f%n", name, value);
        out.flush();
    }
}
