package jawait.engine.magic.code;

import java.util.Optional;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Code;
import jawait.engine.magic.Figures;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Meter;
import jawait.engine.magic.Usage;
import jawait.runtime.Timed;
import org.jspecify.annotations.Nullable;

/// `%timeit`: what one run takes, measured over many.
public record TimeIt() implements Magic {
    private static final long WARM_UP_NANOS = 500_000_000;
    private static final long RUN_NANOS = 100_000_000;
    private static final int RUNS = 7;
    private static final Timed.Sink SINK = new Timed.Sink();

    @Override
    public String name() {
        return "timeit";
    }

    @Override
    public String summary() {
        return "Measures what short code takes, over many runs";
    }

    @Override
    public Usage usage() {
        return Usage.lineOrCell()
                .option("-n", "LOOPS", "so many loops in each run; without it as many as take 0.1 s")
                .option("-r", "RUNS", "so many runs; without it 7")
                .code("CODE");
    }

    @Override
    public String details() {
        return """
                Warms up for half a second first, so that the code is compiled as hot code is. The value of an expression
                is consumed, so that the compiler cannot leave it out. Tells the mean of the runs, their standard
                deviation, and the memory that one loop allocates. Each turn of the loop includes a stop check of about
                a nanosecond. What the code declares stays its own; an interrupt stops it.

                ```java
                %timeit "a,b,c".split(",")
                ```""";
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        return count(arguments, "-n").or(() -> count(arguments, "-r")).orElse(null);
    }

    private static Optional<String> count(Arguments arguments, String option) {
        return arguments
                .value(option)
                .filter(value -> !value.matches("[1-9]\\d{0,17}"))
                .map(value -> "%timeit " + option + " expects a whole number above 0; found " + value);
    }

    @Override
    public @Nullable Object run(Call call) throws Exception {
        if (call.code().text().isBlank()) {
            return null;
        }
        Timed timed = compile(call, call.code());
        var asked = call.arguments();
        long loops = asked.value("-n").map(Long::parseLong).orElse(0L);
        long warm = warmUp(timed, loops);
        long n = loops > 0 ? loops : warm;
        int runs = asked.value("-r").map(Integer::parseInt).orElse(RUNS);
        var nanos = new double[runs];
        var bytes = new double[runs];
        for (int i = 0; i < runs; i++) {
            long before = Meter.allocatedSoFar();
            nanos[i] = (double) clock(timed, n) / n;
            bytes[i] = (double) (Meter.allocatedSoFar() - before) / n;
        }
        // The last value is not to live on.
        SINK.consume((Object) null);
        call.host().print(text(nanos, bytes, n));
        return null;
    }

    private static Timed compile(Call call, Code code) throws Exception {
        String type = call.host().type(code).orElse("void");
        boolean expression = !type.equals("void");
        String before =
                "(jawait.runtime.Timed) (long $n, jawait.runtime.Timed.Sink $s) -> { for (long $i = 0; $i < $n; $i++) { "
                        + (expression ? "$s.consume(" : "");
        String text = code.text().stripTrailing();
        String end = expression ? "); } }" : text.endsWith(";") || text.endsWith("}") ? "\n} }" : ";\n} }";
        var bare = expression && text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
        return (Timed) java.util.Objects.requireNonNull(call.host().make(before, new Code(bare, code.start()), end));
    }

    /// Runs until the time is over, with ever more loops.
    ///
    /// @return how many loops take the time of a run
    private static long warmUp(Timed timed, long fixed) throws Exception {
        long began = System.nanoTime();
        long n = fixed > 0 ? fixed : 1;
        while (true) {
            long took = Math.max(1, clock(timed, n));
            boolean over = System.nanoTime() - began > WARM_UP_NANOS;
            if (over && (fixed > 0 || took >= RUN_NANOS / 2)) {
                return Math.max(1, round((long) ((double) n * RUN_NANOS / took)));
            }
            if (fixed == 0 && took < RUN_NANOS) {
                n = Math.clamp((long) ((double) n * RUN_NANOS / took), n, n * 10);
            }
        }
    }

    /// 1, 2 or 5 times a power of ten, as people like to read.
    private static long round(long n) {
        long power = 1;
        while (n / power >= 10) {
            power *= 10;
        }
        return n / power >= 5 ? 5 * power : n / power >= 2 ? 2 * power : power;
    }

    private static long clock(Timed timed, long n) throws Exception {
        long began = System.nanoTime();
        timed.run(n, SINK);
        return System.nanoTime() - began;
    }

    private static String text(double[] nanos, double[] bytes, long n) {
        int runs = nanos.length;
        double mean = java.util.Arrays.stream(nanos).average().orElse(0);
        double square = java.util.Arrays.stream(nanos)
                .map(each -> (each - mean) * (each - mean))
                .sum();
        double deviation = runs < 2 ? 0 : Math.sqrt(square / (runs - 1));
        // Other threads allocate too, so the least is nearest to the code's own.
        double allocated = java.util.Arrays.stream(bytes).min().orElse(0);
        return "%s ± %s per loop (mean ± std. dev. of %d run%s, %,d loop%s each), %s allocated per loop%n"
                .formatted(
                        Figures.time(mean),
                        Figures.time(deviation),
                        runs,
                        runs == 1 ? "" : "s",
                        n,
                        n == 1 ? "" : "s",
                        Figures.size(allocated < 0.5 ? 0 : allocated));
    }
}
