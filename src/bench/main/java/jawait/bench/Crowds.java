package jawait.bench;

import static jawait.Async.gather;
import static jawait.Async.outcomes;
import static jawait.Async.pstree;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.tasks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jawait.Action;
import jawait.Async;
import jawait.Task;

/// Many tasks at once, by the stopwatch: the best of some rounds. The first two are cold: code was compiled for what
/// had happened until then, and each of a hundred thousand threads that are interrupted for the first time leaves it
/// for the interpreter, as bare threads in `Thread.sleep` do (2 s here; 0.2 s from the third round).
final class Crowds {
    private static final int ROUNDS = 5;

    private Crowds() {}

    /// Seconds until so many tasks that each sleep for a second are gathered.
    static double gatherSleepers(int count) throws Exception {
        return best(() -> gather(Collections.nCopies(count, 1.0), seconds -> {
            sleep(seconds);
            return null;
        }));
    }

    /// Seconds to cancel so many sleeping tasks and see all of them end.
    static double cancelSleepers(int count) throws Exception {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            List<Task<Void>> sleepers = sleepers(count);
            best = Math.min(best, seconds(() -> {
                sleepers.forEach(Task::cancel);
                outcomes(sleepers);
            }));
        }
        return best;
    }

    /// Seconds to draw the tree of so many tasks.
    static double drawTree(int count) throws Exception {
        List<Task<Void>> sleepers = sleepers(count);
        double best = best(() -> pstree());
        sleepers.forEach(Task::cancel);
        outcomes(sleepers);
        return best;
    }

    /// Bytes of heap that each of so many sleeping tasks holds.
    static double heapOf(int count) {
        double before = heap();
        List<Task<Void>> sleepers = sleepers(count);
        double each = (heap() - before) / count;
        sleepers.forEach(Task::cancel);
        outcomes(sleepers);
        return each;
    }

    private static List<Task<Void>> sleepers(int count) {
        List<Task<Void>> sleepers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sleepers.add(task(() -> sleep(1000)));
        }
        while (tasks().size() < count || !sleepers.getLast().toString().contains("sleeping")) {
            Async.sleep(.01);
        }
        return sleepers;
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double best(Action work) throws Exception {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, seconds(work));
        }
        return best;
    }

    private static double seconds(Action work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }
}
