package jawait.engine.magic.tasks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jawait.Task;
import jawait.engine.magic.Figures;
import jawait.engine.magic.Host;
import jawait.runtime.Origin;
import jawait.runtime.Tasks;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/// The JVM's own record of virtual threads that wait and cannot leave their carriers. There is one for the process, as
/// there is one JVM.
final class Pinning {
    private static final String PINNED = "jdk.VirtualThreadPinned";
    private static final Duration SHORTEST = Duration.ofMillis(20);

    private static final Map<String, Place> PLACES = new LinkedHashMap<>();
    private static @Nullable RecordingStream stream;

    /// Where it happened, how often, and for how long at most.
    record Place(String words, int times, long longestNanos, String why) {}

    private Pinning() {}

    /// Begins; does nothing when it has begun.
    ///
    /// @param host says where frames are
    static synchronized void start(Host host) {
        if (stream == null) {
            PLACES.clear();
            var begun = new RecordingStream();
            begun.enable(PINNED).withThreshold(SHORTEST).withStackTrace();
            begun.onEvent(PINNED, event -> seen(event, host));
            begun.startAsync();
            stream = begun;
        }
    }

    /// Ends; does nothing when it has ended.
    static synchronized void stop() {
        var ending = stream;
        stream = null;
        if (ending != null) {
            ending.close();
        }
    }

    static synchronized boolean isOn() {
        return stream != null;
    }

    static synchronized List<Place> places() {
        return List.copyOf(PLACES.values());
    }

    private static void seen(RecordedEvent event, Host host) {
        String words = words(event, host);
        long nanos = event.getDuration().toNanos();
        String why = event.hasField("pinnedReason") ? String.valueOf(event.getString("pinnedReason")) : "";
        if (add(words, nanos, why)) {
            Task<?> task = Tasks.byThread().get(threadId(event));
            String who = task == null ? "a task" : task.name();
            tell(
                    task,
                    host,
                    who + " blocked its carrier for " + Figures.time(nanos) + " at " + words + ": " + why + "\n");
        }
    }

    private static synchronized boolean add(String words, long nanos, String why) {
        Place before = PLACES.get(words);
        PLACES.put(
                words,
                before == null
                        ? new Place(words, 1, nanos, why)
                        : new Place(words, before.times + 1, Math.max(nanos, before.longestNanos), before.why));
        return before == null;
    }

    /// Below the cell of the task; where that has ended already, below the one that asked.
    private static void tell(@Nullable Task<?> task, Host host, String sentence) {
        Origin origin = task == null ? null : task.origin();
        if (origin == null) {
            host.printError(sentence);
        } else {
            host.tell(origin, sentence);
        }
    }

    private static long threadId(RecordedEvent event) {
        return event.getThread() == null ? -1 : event.getThread().getJavaThreadId();
    }

    private static String words(RecordedEvent event, Host host) {
        if (event.getStackTrace() == null) {
            return "an unknown place";
        }
        var frames =
                event.getStackTrace().getFrames().stream().map(Pinning::element).toList();
        try {
            var lines = host.frames(frames);
            return lines.stream()
                    .filter(line -> line.startsWith("Cell "))
                    .findFirst()
                    .orElse(lines.isEmpty() ? "an unknown place" : lines.getFirst());
        } catch (InterruptedException e) {
            return String.valueOf(frames.getFirst());
        }
    }

    private static StackTraceElement element(RecordedFrame frame) {
        var method = frame.getMethod();
        return new StackTraceElement(method.getType().getName(), method.getName(), null, frame.getLineNumber());
    }
}
