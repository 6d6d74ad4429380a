package jawait;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What tasks wait for and other tasks can end, by letting go of it or by ending: so a wait can be shown with
/// who is to end it, and a circle of such waits be found.
interface Held {
    /// The tasks that hold it, or are waited for, each once; plain threads are left out.
    List<Task<?>> holders();

    /// Whether one of them ends the wait by letting go; else all have to.
    default boolean anyIsEnough() {
        return false;
    }

    /// How many tasks it waits for together, those that have ended included; 0 when it is not of that kind.
    default int crowd() {
        return 0;
    }

    /// The tasks among those who hold something.
    static List<Task<?>> tasks(Stream<?> holders) {
        List<Task<?>> tasks = new ArrayList<>();
        holders.distinct().forEach(who -> {
            if (who instanceof Task<?> task) {
                tasks.add(task);
            }
        });
        return List.copyOf(tasks);
    }
}
