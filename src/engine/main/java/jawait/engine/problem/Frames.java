package jawait.engine.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jawait.engine.shell.WrapperNames;

/// A stack as it is worth reading: without the machinery below and between cells, and a repeated part once.
final class Frames {
    private static final int LONGEST_PERIOD = 12;
    private static final int FEWEST_ROUNDS = 3;
    private static final List<String> OURS = List.of(
            "jawait.engine.",
            "jawait.runtime.",
            "jawait.",
            "java.lang.reflect.Method",
            "jdk.internal.reflect.",
            "java.lang.invoke.",
            "java.lang.ScopedValue",
            "jdk.internal.vm.ScopedValueContainer",
            "jdk.internal.vm.",
            "java.lang.VirtualThread",
            "java.lang.Thread.run");

    /// A frame, or several that repeat.
    sealed interface Part {
        /// One frame.
        record Frame(StackTraceElement element) implements Part {}

        /// The `length` frames before come again so many times.
        record Again(int length, int times) implements Part {}

        /// Above here runs a task (`task fetch`), below is the place where it was started.
        record Seam(String task) implements Part {}
    }

    private Frames() {}

    /// From the throwing frame down to the cell's top level, or to what of the user's or of a library the JDK has
    /// called; and of a task on to the one that started it.
    static List<StackTraceElement> trimmed(StackTraceElement[] all) {
        var kept = new ArrayList<StackTraceElement>();
        boolean ended = false;
        for (var frame : all) {
            if (isSeam(frame)) {
                dropCallers(kept);
                kept.add(frame);
                ended = false;
            } else if (!ended) {
                if (OURS.stream().noneMatch((frame.getClassName() + "." + frame.getMethodName())::startsWith)) {
                    kept.add(frame);
                }
                ended = WrapperNames.isCell(frame) && WrapperNames.isTopLevel(frame);
            }
        }
        dropCallers(kept);
        return kept;
    }

    /// Which of the JDK's pools called a cell's code helps nobody. Where no code of a cell is among them, the JDK's
    /// frames are all that there is.
    private static void dropCallers(List<StackTraceElement> frames) {
        int begin = frames.size();
        while (begin > 0 && !isSeam(frames.get(begin - 1))) {
            begin--;
        }
        if (frames.subList(begin, frames.size()).stream().anyMatch(WrapperNames::isCell)) {
            while (isOfJdk(frames.getLast())) {
                frames.removeLast();
            }
        }
    }

    private static boolean isOfJdk(StackTraceElement frame) {
        String module = frame.getModuleName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }

    /// The frame by which the library joins a task's stack to that of whoever started it.
    static boolean isSeam(StackTraceElement frame) {
        return frame.getClassName().equals("jawait.Task")
                && frame.getMethodName().equals("start")
                && frame.getLineNumber() == -1;
    }

    /// The frames with what repeats said once.
    static List<Part> parts(List<StackTraceElement> frames) {
        var parts = new ArrayList<Part>();
        for (int at = 0; at < frames.size(); ) {
            int period = period(frames, at);
            int times = period == 0 ? 1 : rounds(frames, at, period);
            int length = Math.max(1, period);
            for (int i = at; i < at + length; i++) {
                var frame = frames.get(i);
                parts.add(isSeam(frame) ? seam(frame) : new Part.Frame(frame));
            }
            if (times > 1) {
                parts.add(new Part.Again(length, times - 1));
            }
            at += length * times;
        }
        return parts;
    }

    /// A frame as the library's between a task's stack and that of whoever started it.
    static StackTraceElement seam(String task) {
        return new StackTraceElement("jawait.Task", "start", "task " + task, -1);
    }

    /// The library writes `task fetch#12 of In[5]` there; the number is of no use to a reader.
    private static Part.Seam seam(StackTraceElement frame) {
        return new Part.Seam(String.valueOf(frame.getFileName()).replaceFirst("(#\\d+)?( of .*)?$", ""));
    }

    /// The frames of `cause` above those that it shares with `enclosing`, as the JDK prints them.
    static StackTraceElement[] unshared(StackTraceElement[] cause, StackTraceElement[] enclosing) {
        int end = cause.length;
        int other = enclosing.length;
        while (end > 0 && other > 0 && cause[end - 1].equals(enclosing[other - 1])) {
            end--;
            other--;
        }
        return Arrays.copyOf(cause, end);
    }

    private static int period(List<StackTraceElement> frames, int at) {
        for (int period = 1; period <= LONGEST_PERIOD; period++) {
            if (rounds(frames, at, period) >= FEWEST_ROUNDS) {
                return period;
            }
        }
        return 0;
    }

    private static int rounds(List<StackTraceElement> frames, int at, int period) {
        int end = at + period;
        while (end < frames.size() && frames.get(end).equals(frames.get(end - period))) {
            end++;
        }
        return (end - at) / period;
    }
}
