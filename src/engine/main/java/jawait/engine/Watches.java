package jawait.engine;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import jawait.Standstill;
import jawait.Task;
import jawait.Watchdog;
import jawait.engine.FrontEnd.Stream;
import jawait.engine.stuck.StuckWatch;
import jawait.engine.stuck.WaitPicture;
import jawait.runtime.Origin;
import jawait.runtime.Places;

/// What is said of running cells by those who watch them: that one cannot go on, and that one keeps all others from
/// running.
final class Watches implements AutoCloseable {
    private final FrontEnd frontEnd;
    private final Function<List<StackTraceElement>, List<String>> lines;
    private final Set<Origin> greedy = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Watchdog watchdog;
    private final StuckWatch stuck;

    /// @param lines frames as reports show them
    Watches(FrontEnd frontEnd, Interrupts interrupts, Function<List<StackTraceElement>, List<String>> lines) {
        this.frontEnd = frontEnd;
        this.lines = lines;
        Places.install(lines::apply);
        watchdog = Watchdog.start(this::holds);
        stuck = StuckWatch.start(interrupts::tasks, this::cannotGoOn);
    }

    /// A cell is about to begin: [#begun()] is to follow soon.
    void expecting() {
        watchdog.expecting();
    }

    /// The cell has begun.
    void begun() {
        watchdog.begun();
    }

    /// Said once for each run of a cell, however many tasks it has that compute. To find the line waits for the
    /// compiler, and the watchdog must not.
    private void holds(Watchdog.Holder held) {
        Origin origin = held.task().origin();
        if (origin != null && greedy.add(origin)) {
            Thread.ofPlatform()
                    .name("jawait-holder")
                    .daemon()
                    .inheritInheritableThreadLocals(false)
                    .start(() -> frontEnd.print(origin, Stream.STDERR, sentence(held)));
        }
    }

    private String sentence(Watchdog.Holder held) {
        String place = place(held.stack());
        String where =
                place.isEmpty() ? SourceMap.readable(String.valueOf(held.stack().getFirst())) : place;
        return held.task().name() + " keeps " + held.queued() + (held.queued() == 1 ? " other" : " others")
                + " from running, at " + where
                + ": it computes, or blocks in native code. cpu(() -> …) computes beside the tasks, toThread(() -> …)"
                + " blocks beside them\n";
    }

    private void cannotGoOn(Task<?> cell, Standstill found) {
        frontEnd.print(
                cell.origin(), Stream.STDERR, sentence(cell, found) + WaitPicture.text(found, this::place) + "\n");
        frontEnd.show(cell.origin(), WaitPicture.of(found), null);
    }

    private static String sentence(Task<?> cell, Standstill found) {
        int others = (int)
                found.edges().stream().filter(edge -> edge.waiter() != cell).count();
        String who = cell.name() + (others == 0 ? "" : others == 1 ? " and 1 task" : " and " + others + " tasks");
        String wait = !found.cycles().isEmpty() && others > 0
                ? " wait for each other, and "
                : (others == 0 ? " waits" : " wait") + " for what nobody is left to bring about, and ";
        return (found.certain() ? "Deadlock: " : "This cell seems stuck: ") + who + wait
                + (others == 0 ? "it can never go on" : "none of them can go on")
                + ". Interrupt the cell to end it.\n";
    }

    private String place(Task<?> task) {
        return place(task.stack());
    }

    private String place(List<StackTraceElement> stack) {
        return lines.apply(stack).stream()
                .filter(line -> line.startsWith("Cell "))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        Places.install(null);
        stuck.close();
        watchdog.close();
    }
}
