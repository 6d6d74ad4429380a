package jawait.kernel;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jawait.kernel.wire.Usage;

/// Measures what the kernel and the processes that it started use. Used by one thread.
///
/// Where the system has no `/proc`, memory is what the JVM has reserved, without child processes.
final class Machine {
    private static final Path PROC = Path.of("/proc");
    private static final int KILO = 1024;
    private static final int PERCENT = 100;
    /// What `psutil.virtual_memory()` calls them, and what Linux does.
    private static final Map<String, String> MEMORY = Map.of(
            "total", "MemTotal",
            "available", "MemAvailable",
            "free", "MemFree",
            "active", "Active",
            "inactive", "Inactive",
            "buffers", "Buffers",
            "cached", "Cached",
            "shared", "Shmem",
            "slab", "Slab");

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final String host = host();
    private long before = System.nanoTime();
    private Duration spentBefore = spent();

    /// What is used now; processor time since the last call.
    Usage.Reply measure() {
        long now = System.nanoTime();
        var spent = spent();
        double cpu = PERCENT * (double) spent.minus(spentBefore).toNanos() / Math.max(1, now - before);
        before = now;
        spentBefore = spent;
        return new Usage.Reply(
                host,
                ProcessHandle.current().pid(),
                Math.max(0, cpu), // a child that has ended takes its time with it
                ours().mapToLong(process -> resident(process.pid())).sum(),
                system.getCpuLoad() * PERCENT,
                system.getAvailableProcessors(),
                hostMemory());
    }

    private static Stream<ProcessHandle> ours() {
        var self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants());
    }

    private static Duration spent() {
        return ours().flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static long resident(long pid) {
        for (var line : lines(PROC.resolve(pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return kilobytes(line);
            }
        }
        var runtime = Runtime.getRuntime();
        return pid == ProcessHandle.current().pid() ? runtime.totalMemory() : 0;
    }

    private Map<String, Number> hostMemory() {
        var said = new LinkedHashMap<String, Long>();
        for (var line : lines(PROC.resolve("meminfo"))) {
            said.put(line.substring(0, Math.max(0, line.indexOf(':'))), kilobytes(line));
        }
        said.putIfAbsent("MemTotal", system.getTotalMemorySize());
        said.putIfAbsent("MemFree", system.getFreeMemorySize());
        said.putIfAbsent("MemAvailable", said.get("MemFree"));
        var memory = new LinkedHashMap<String, Number>();
        MEMORY.forEach((name, theirs) -> memory.put(name, said.getOrDefault(theirs, 0L)));
        long total = Math.max(1, said.getOrDefault("MemTotal", 1L));
        long used = total - said.getOrDefault("MemAvailable", 0L);
        memory.put("used", used);
        memory.put("percent", Math.round(1000.0 * used / total) / 10.0);
        return memory;
    }

    private static long kilobytes(String line) {
        var digits = line.replaceAll("\\D+", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits) * KILO;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException ended) {
            return new ArrayList<>(); // a child that has just gone
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return System.getenv().getOrDefault("HOSTNAME", "localhost");
        }
    }
}
