package jawait.engine.magic;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// What a stretch of running took: time on the wall, processor time and memory of the whole process, because a cell's
/// work may be on many threads. Stands still while the compiler works. Used by one thread.
public final class Meter {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long wall;
    private long cpu;
    private long allocated;
    private long compiling;
    private long paused = -1;

    /// Starts counting.
    public void begin() {
        count(-1);
    }

    /// Stops counting.
    public void end() {
        count(1);
    }

    private void count(int sign) {
        wall += sign * System.nanoTime();
        cpu += sign * SYSTEM.getProcessCpuTime();
        allocated += sign * THREADS.getTotalThreadAllocatedBytes();
    }

    /// The compiler begins.
    public void pause() {
        end();
        paused = System.nanoTime();
    }

    /// The compiler is done.
    public void resume() {
        compiling += System.nanoTime() - paused;
        begin();
    }

    /// Bytes that all threads of this process have allocated so far.
    public static long allocatedSoFar() {
        return THREADS.getTotalThreadAllocatedBytes();
    }

    /// The sum, as text.
    public String text() {
        return "Wall time: " + Figures.time(Math.max(0, wall)) + " (and " + Figures.time(compiling) + " to compile)\n"
                + "CPU time:  " + Figures.time(Math.max(0, cpu)) + ", all threads\n"
                + "Allocated: " + Figures.size(Math.max(0, allocated)) + "\n";
    }
}
