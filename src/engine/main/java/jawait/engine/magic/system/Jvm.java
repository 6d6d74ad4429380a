package jawait.engine.magic.system;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jawait.engine.magic.Call;
import jawait.engine.magic.Figures;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Table;
import jawait.engine.magic.Usage;

/// `%jvm`: the machine that cells run on.
public record Jvm() implements Magic {
    @Override
    public String name() {
        return "jvm";
    }

    @Override
    public String summary() {
        return "Tells version, flags, heap, collectors, threads and uptime of this JVM";
    }

    @Override
    public Usage usage() {
        return Usage.line().flag("-g --gc", "collects garbage first");
    }

    @Override
    public Object run(Call call) {
        if (call.arguments().has("-g")) {
            System.gc();
        }
        var runtime = ManagementFactory.getRuntimeMXBean();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        var other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        var threads = ManagementFactory.getThreadMXBean();
        var classes = ManagementFactory.getClassLoadingMXBean();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Java", runtime.getVmVersion() + " " + runtime.getVmName()));
        rows.add(List.of("home", System.getProperty("java.home")));
        rows.add(List.of("process", String.valueOf(runtime.getPid())));
        rows.add(List.of("uptime", Figures.time(runtime.getUptime() * 1e6)));
        rows.add(List.of("processors", String.valueOf(Runtime.getRuntime().availableProcessors())));
        rows.add(List.of("heap", Figures.size(heap.getUsed()) + " used, " + Figures.size(heap.getMax()) + " at most"));
        rows.add(List.of("beside the heap", Figures.size(other.getUsed())));
        rows.add(List.of("garbage collection", collections()));
        rows.add(List.of("platform threads", threads.getThreadCount() + ", at most " + threads.getPeakThreadCount()));
        rows.add(List.of("classes", String.valueOf(classes.getLoadedClassCount())));
        rows.add(List.of("flags", String.join(" ", runtime.getInputArguments())));
        return new Table(List.of("", ""), rows).shown("");
    }

    private static String collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(each -> each.getCollectionCount() >= 0)
                .map(Jvm::collection)
                .collect(Collectors.joining("; "));
    }

    private static String collection(GarbageCollectorMXBean each) {
        return each.getName() + ": " + each.getCollectionCount() + " times, "
                + Figures.time(each.getCollectionTime() * 1e6);
    }
}
