package jawait;

import java.util.List;
import java.util.Optional;
import jawait.runtime.Places;

/// Where in the user's code a task waits, and where it was started: so that who reads of a deadlock need not
/// search.
final class WaitPlace {
    private static final List<String> MACHINERY = List.of("java.", "jdk.", "sun.", "jawait.runtime.");
    private static final String OURS = WaitPlace.class.getPackageName() + ".";

    private WaitPlace() {}

    /// `\n    at shop.Till.pay(Till.java:12)\n    started at shop.Main.main(Main.java:7)`, or what is known of it. A
    /// host's tasks say nothing here: their frames are those of its own wrappers, and for it to translate.
    static String text(Task<?> task) {
        if (task.origin() != null) {
            return "";
        }
        return line("at ", task.stack()) + line("started at ", task.createdBy());
    }

    private static String line(String intro, List<StackTraceElement> frames) {
        return first(frames).map(at -> "\n    " + intro + frames.get(at)).orElse("");
    }

    /// The place of the innermost frame that is the user's, in words.
    static Optional<String> users(List<StackTraceElement> frames) {
        return first(frames)
                .flatMap(at ->
                        Places.of(frames.subList(at, frames.size())).stream().findFirst());
    }

    /// The frames of the wait from the user's line on, and then those of the task's creation.
    static void mark(Throwable error, Task<?> task) {
        List<StackTraceElement> stack = task.stack();
        error.setStackTrace(stack.subList(first(stack).orElse(0), stack.size()).toArray(StackTraceElement[]::new));
        Traces.join(error, task);
    }

    private static Optional<Integer> first(List<StackTraceElement> frames) {
        for (int at = 0; at < frames.size(); at++) {
            if (isUsers(frames.get(at).getClassName())) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static boolean isUsers(String type) {
        boolean ours = type.startsWith(OURS) && type.indexOf('.', OURS.length()) < 0;
        return !ours && MACHINERY.stream().noneMatch(type::startsWith);
    }
}
