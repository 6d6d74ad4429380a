package jawait.engine.maven;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jawait.display.MimeBundle;
import jawait.display.Screen;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// Shows downloads below the cell that wants them: a line for each jar with its size and how far it is, one for all
/// descriptions (poms) together.
///
/// Where shown things can be replaced the lines change in place, a few times a second at most; elsewhere each is
/// printed once, when its download has ended.
public final class Progress implements Transfers, AutoCloseable {
    private static final AtomicLong IDS = new AtomicLong();
    private static final long PAUSE_NANOS = 150_000_000;

    private record Line(long bytes, long of, @Nullable Boolean well) {}

    private final @Nullable Screen screen;
    private final Consumer<String> printer;
    private final @Nullable Origin origin = Origin.current();
    private final String id = "jawait-maven-" + ProcessHandle.current().pid() + "-" + IDS.incrementAndGet();
    private final Map<String, Line> jars = new LinkedHashMap<>();
    private int descriptions;
    private long descriptionBytes;
    private boolean shown;
    private boolean changed;
    private boolean closed;
    private long last = System.nanoTime() - PAUSE_NANOS;

    /// Below the calling cell.
    ///
    /// @param screen where the lines change in place; null where they cannot
    /// @param printer prints a line for good
    public Progress(@Nullable Screen screen, Consumer<String> printer) {
        this.screen = screen;
        this.printer = printer;
    }

    private static boolean isJar(String name) {
        return !name.endsWith(".pom") && !name.endsWith(".xml");
    }

    @Override
    public synchronized void moved(String name, long bytes, long of) {
        if (isJar(name)) {
            jars.put(name, new Line(bytes, of, null));
        }
        show(false);
    }

    @Override
    public synchronized void ended(String name, long bytes, boolean well) {
        if (closed || !well && !jars.containsKey(name)) {
            return; // it was never there: the error says so
        }
        if (isJar(name)) {
            jars.put(name, new Line(bytes, bytes, well));
            if (screen == null) {
                printer.accept(line(name, jars.get(name)));
            }
        } else {
            descriptions++;
            descriptionBytes += bytes;
        }
        show(false);
    }

    /// Shows how it ended. What still comes afterwards is not shown.
    @Override
    public synchronized void close() {
        if (changed) {
            show(true);
        }
        closed = true;
    }

    private void show(boolean now) {
        changed = true;
        long time = System.nanoTime();
        if (screen == null || closed || !now && time - last < PAUSE_NANOS) {
            return;
        }
        last = time;
        changed = false;
        var bundle = MimeBundle.plain(text());
        if (shown) {
            screen.update(origin, bundle, id);
        } else {
            screen.show(origin, bundle, id);
        }
        shown = true;
    }

    private String text() {
        var poms = descriptions == 0
                ? Stream.of("Reading descriptions")
                : Stream.of(descriptions
                        + (descriptions == 1 ? " description (pom), " : " descriptions (pom), ")
                        + size(descriptionBytes));
        return Stream.concat(poms, jars.entrySet().stream().map(each -> line(each.getKey(), each.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String name, Line line) {
        Boolean well = line.well();
        String far = well == null
                ? line.of() > 0 ? size(line.bytes()) + " of " + size(line.of()) : size(line.bytes())
                : size(line.bytes()) + (well ? "  done" : "  failed");
        return name + "  " + far;
    }

    private static String size(long bytes) {
        return bytes < 1_000
                ? bytes + " B"
                : bytes < 1_000_000 ? (bytes + 500) / 1_000 + " kB" : "%.1f MB".formatted(bytes / 1e6);
    }
}
