package jawait;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The platform threads that carry virtual ones, by their names: nothing else in the JDK's own interfaces tells who
/// is on which. One thread's.
final class CarrierTimes {
    private static final String SCHEDULER = "ForkJoinPool-";
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Long> ids = new HashMap<>();

    /// The carrier that a virtual thread is on, or null: what follows the last `@` of
    /// `VirtualThread[#22,name]/runnable@ForkJoinPool-1-worker-1`.
    static @Nullable String of(Thread virtual) {
        String text = virtual.toString();
        int at = text.lastIndexOf('@') + 1;
        return at > 0 && text.startsWith(SCHEDULER, at) ? text.substring(at) : null;
    }

    /// The processor time that a carrier has used, in nanoseconds; -1 when it is gone, or the JVM does not measure.
    long used(String carrier) {
        long used = measured(carrier);
        if (used < 0) {
            ids.clear();
            for (ThreadInfo each : threads.getThreadInfo(threads.getAllThreadIds())) {
                if (each != null && each.getThreadName().startsWith(SCHEDULER)) {
                    ids.put(each.getThreadName(), each.getThreadId());
                }
            }
            used = measured(carrier);
        }
        return used;
    }

    private long measured(String carrier) {
        Long id = ids.get(carrier);
        return id == null || !threads.isThreadCpuTimeSupported() ? -1 : threads.getThreadCpuTime(id);
    }
}
