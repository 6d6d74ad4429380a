package jawait.engine;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import jawait.Task;
import jawait.engine.Interrupts.Running;
import jawait.engine.problem.Problem;
import jawait.engine.problem.ThrowReport;
import jawait.engine.shell.Shell;
import jawait.engine.shell.WrapperNames;

/// What is said of a cell that did not end by itself: it was interrupted, or its time was over.
record StoppedCells(Shell shell, ThrowReport reports) {
    /// It has ended after an interrupt.
    Outcome interrupted(Cell cell, Running running) {
        return new Outcome.Interrupted(report(interrupt(cell), cell, running.found(), ""));
    }

    /// It was asked to stop, does not, and is left behind.
    Outcome leftBehind(Cell cell, Task<?> task, Running running) {
        String note = "It cannot be stopped where it is now: still running in the background since "
                + LocalTime.now(ZoneId.systemDefault())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .format(DateTimeFormatter.ISO_LOCAL_TIME)
                + ". What it prints stays here; %cancel " + cell.number() + " asks it again.";
        var stack = task.stack().toArray(StackTraceElement[]::new);
        TimeoutException expired = running.expired();
        return expired == null || running.interrupted()
                ? new Outcome.Interrupted(report(interrupt(cell), cell, stack, note))
                : new Outcome.Threw(expired, report(expired, cell, stack, note));
    }

    private static Throwable interrupt(Cell cell) {
        return new InterruptedException("Cell " + cell.label() + " was interrupted");
    }

    /// A cell that was stopped while it was compiled does not wait for the compiler.
    private Problem report(Throwable why, Cell cell, StackTraceElement[] stack, String note) {
        return Stream.of(stack).anyMatch(WrapperNames::isCell)
                ? shell.<Problem>call(() -> reports.stopped(why, cell.label(), stack, note))
                        .join()
                : reports.stopped(why, cell.label(), stack, note);
    }
}
