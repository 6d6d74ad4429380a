package jawait.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jawait.engine.Cell;
import jawait.engine.Session;

/// What cells cost as a session grows: the k-th cell that declares a variable and a method, a changed method that
/// many call, twenty statements against one, and what re-runs leave behind. Times are medians in milliseconds of the
/// wall's clock, and the processor time of the thread that compiles, which a busy machine disturbs less.
final class SessionTimes {
    private static final List<Integer> AT = List.of(10, 50, 100, 200, 400, 600, 800, 1_000);
    private static final int WINDOW = 10;
    private static final int CALLERS = 50;
    private static final int RERUNS = 5_000;
    private static final String COMPILER = "jawait-shell";

    private final Session session = Session.open(new Quiet());
    private int number;

    private SessionTimes() {}

    static void main(String[] arguments) {
        PrintStream out = System.out;
        var times = new SessionTimes();
        times.warmUp();
        times.curve(out);
        times.redefinition(out);
        times.statements(out);
        times.session.close();
        var small = new SessionTimes(); // in the large one JShell keeps 160 KB of imports of each run
        small.warmUp();
        small.reruns(out, List.of(arguments).contains("--quick") ? RERUNS / 10 : RERUNS);
        small.session.close();
    }

    private void warmUp() {
        for (int i = 0; i < 40; i++) {
            run("int w" + i % 5 + " = " + i + "; int g" + i % 5 + "() { return w" + i % 5 + "; }");
        }
    }

    private void curve(PrintStream out) {
        double[] wall = new double[AT.getLast() + 1];
        double[] compiler = new double[AT.getLast() + 1];
        for (int k = 1; k <= AT.getLast(); k++) {
            double before = compilerMillis();
            wall[k] = run("int v" + k + " = " + k + "; int f" + k + "() { return v" + k + " + 1; }");
            compiler[k] = compilerMillis() - before;
        }
        out.printf(
                "%-46s %10s %10s %10s%n", "the k-th cell, a variable and a method (ms)", "wall", "compiler", "to 10th");
        double tenth = around(compiler, AT.getFirst());
        for (int k : AT) {
            out.printf(
                    Locale.ROOT,
                    "%46d %10.1f %10.1f %10.2f%n",
                    k,
                    around(wall, k),
                    around(compiler, k),
                    around(compiler, k) / tenth);
        }
    }

    private static double around(double[] all, int k) {
        return median(Arrays.copyOfRange(all, Math.max(1, k - WINDOW + 1), k + 1));
    }

    private void redefinition(PrintStream out) {
        run("int base() { return 0; }");
        for (int i = 0; i < CALLERS; i++) {
            run("int caller" + i + "() { return base() + " + i + "; }");
        }
        double[] wall = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            wall[i] = run("int base() { return " + (i + 1) + "; }");
        }
        out.printf(
                Locale.ROOT, "%-46s %10.1f%n", "redefine a method that " + CALLERS + " others call (ms)", median(wall));
    }

    private void statements(PrintStream out) {
        String one = "System.out.println(1);";
        String twenty = IntStream.range(0, 20).mapToObj(i -> one).collect(Collectors.joining("\n"));
        double[] single = new double[WINDOW];
        double[] many = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            single[i] = run(one);
            many[i] = run(twenty);
        }
        out.printf(
                Locale.ROOT,
                "%-46s %10.2f%n",
                "twenty println lines against one (times)",
                median(many) / median(single));
    }

    /// The heap is flat when it grows by less than one of the arrays; class metadata grows with each run.
    private void reruns(PrintStream out, int runs) {
        String cell = "byte[] megabyte = new byte[1 << 20];";
        run(cell);
        long heap = heap();
        long metadata = metadata();
        double millis = 0;
        for (int i = 0; i < runs; i++) {
            millis += run(cell);
        }
        out.printf(
                Locale.ROOT,
                "%-46s %10.1f%n%-46s %10.1f%n%-46s %10.1f%n",
                runs + " re-runs that make 1 MB, each (ms)",
                millis / runs,
                "  the heap has grown in all by (KB)",
                (heap() - heap) / 1024.0,
                "  class metadata has grown in all by (KB)",
                (metadata() - metadata) / 1024.0);
    }

    private static long heap() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long metadata() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    private double run(String source) {
        long begin = System.nanoTime();
        var outcome = session.run(new Cell(++number, "cell " + number, source));
        if (outcome.failure() != null) {
            throw new IllegalStateException(source + ": " + outcome.failure().message());
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double compilerMillis() {
        var threads = ManagementFactory.getThreadMXBean();
        long spent = 0;
        for (long id : threads.getAllThreadIds()) {
            var thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().equals(COMPILER)) {
                spent += threads.getThreadCpuTime(id);
            }
        }
        return spent / 1e6;
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
