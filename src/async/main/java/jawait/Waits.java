package jawait;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What a task waits for, who can end it, and how both are told.
final class Waits {
    private static final int MOST = 3;

    private Waits() {}

    /// What is waited for: what the library's own call says, or what the JDK knows; null when nothing is.
    static @Nullable Object on(@Nullable Thread thread, @Nullable Object waitingFor) {
        return waitingFor == null && thread != null ? LockSupport.getBlocker(thread) : waitingFor;
    }

    /// The tasks that can end the wait.
    static List<Task<?>> holders(Object on) {
        return switch (on) {
            case Task<?> task -> List.of(task);
            case Held held -> held.holders();
            default -> List.of();
        };
    }

    /// `slow`, `AsyncSemaphore[…] (held by slow)`, `gather (2 of 3 left)`; some say themselves who is to end the wait.
    static String text(Object on) {
        return switch (on) {
            case Task<?> task -> task.name();
            case AsyncLock _, Gathering<?> _, Arrivals<?> _, TaskGroup _, Pull<?> _ -> TaskText.line(on);
            case Held held -> TaskText.line(held) + heldBy(held.holders());
            default -> isOurs(on.getClass()) ? TaskText.line(on) : named(on.getClass());
        };
    }

    /// Whether it is a class of this library's, or of a room of the same house that another class loader brings.
    private static boolean isOurs(Class<?> type) {
        return type.getModule() == Task.class.getModule()
                || type.getPackageName().startsWith("jawait.");
    }

    private static String heldBy(List<Task<?>> holders) {
        if (holders.isEmpty()) {
            return "";
        }
        String names =
                String.join(", ", holders.stream().limit(MOST).map(Task::name).toList());
        return " (held by " + names + (holders.size() > MOST ? ", …)" : ")");
    }

    /// `ReentrantLock` for the object inside one that the JDK waits on.
    private static String named(Class<?> type) {
        Class<?> outer = type;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        if (outer.getName().startsWith("java.util.concurrent.locks.Abstract")) {
            return "a Condition"; // what queues of the JDK wait on: the object inside it names nobody
        }
        return outer.getSimpleName().isEmpty() ? outer.getName() : outer.getSimpleName();
    }
}
