package jawait.engine.stuck;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jawait.display.Comm;
import jawait.runtime.Tasks;

/// Whoever might act beside the tasks: threads of the user's, timers, widgets in the notebook.
///
/// A thread that waits for an unlimited time acts as little as the tasks do, and those that ran before the session
/// are the host's. The JDK tells of virtual threads that are no tasks in a dump only, which takes a tenth of a second:
/// so this is asked when all else speaks for a standstill.
final class Bystanders {
    private static final List<String> HOSTS = List.of(
            "jawait-",
            "iothread-",
            "reaper-",
            "ForkJoinPool-1-",
            "VirtualThread-",
            "MasterPoller",
            "Common-Cleaner",
            "process reaper",
            "Attach Listener",
            "Signal Dispatcher",
            "Reference Handler",
            "Finalizer",
            "Notification Thread",
            "DestroyJavaVM",
            "JFR ");
    private static final Pattern NAME = Pattern.compile("\"name\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern STATE = Pattern.compile("\"state\": \"(\\w+)\"");

    /// Timers and common work of all that runs here.
    private static final String COMMON = "ForkJoinPool.commonPool";

    private final Set<Long> hosts = Arrays.stream(platformThreads())
            .filter(thread -> !thread.getName().startsWith(COMMON))
            .map(Thread::threadId)
            .collect(Collectors.toCollection(HashSet::new));

    private static Thread[] platformThreads() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        var threads = new Thread[top.activeCount() + 32];
        return Arrays.copyOf(threads, top.enumerate(threads));
    }

    /// Whether any of them might.
    boolean mayAct() {
        if (Comm.all().stream().anyMatch(comm -> !comm.target().startsWith("jawait."))) {
            return true;
        }
        try {
            var threads = threads();
            var tasks = Tasks.byThread().keySet();
            return threads.stream().anyMatch(thread -> acts(thread, tasks));
        } catch (IOException | RuntimeException e) { // who does not know does not say anything
            return true;
        }
    }

    /// The threads of a dump, each as its piece of JSON from its number on.
    private static List<String> threads() throws IOException {
        Path folder = Files.createTempDirectory("jawait-threads");
        Path file = folder.resolve("dump.json");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
            var pieces = Files.readString(file).split("\"tid\": \"");
            return List.of(pieces).subList(1, pieces.length);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private boolean acts(String thread, Set<Long> tasks) {
        long id = Long.parseLong(thread.substring(0, thread.indexOf('"')));
        String name = found(NAME, thread);
        if (hosts.contains(id) || HOSTS.stream().anyMatch(name::startsWith) || tasks.contains(id)) {
            return false;
        }
        return switch (found(STATE, thread)) {
            case "TERMINATED" -> false;
            case "WAITING" -> hears(thread);
            case "TIMED_WAITING" -> !isIdle(thread);
            default -> true;
        };
    }

    /// Whether somebody outside may wake it: the user, or whoever is at the other end of a socket. (A virtual thread
    /// that reads from a socket is parked; what wakes it is a thread of the JDK's.)
    private static boolean hears(String thread) {
        return thread.contains("jawait.display.Asking")
                || thread.contains("CellInputStream")
                || thread.contains("sun.nio.ch.") && !thread.contains("ollerLoop");
    }

    /// A worker of a pool that has nothing to do, and leaves when that goes on; a cleaner without garbage.
    private static boolean isIdle(String thread) {
        return thread.contains("java.lang.ref.ReferenceQueue.remove")
                || thread.contains("ForkJoinPool.awaitWork")
                || thread.contains("ForkJoinPool.deactivate") // its name since JDK 25
                || thread.contains("ThreadPoolExecutor.getTask") && !thread.contains("DelayedWorkQueue");
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
