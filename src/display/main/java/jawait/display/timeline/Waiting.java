package jawait.display.timeline;

import jawait.Task;

/// What a task waits for, as far as a picture tells it apart.
enum Waiting {
    START("waits to begin", "#c2b85a"),
    SLEEP("sleeps", "#8fa3ba"),
    TASK("waits for a task", "#9a7bc8"),
    QUEUE("waits for a queue", "#d9a441"),
    SEMAPHORE("waits for a semaphore", "#e0833a"),
    LOCK("waits for a lock", "#a07a5e"),
    IO("waits for I/O", "#3fb0bb"),
    OTHER("waits for something else", "#8a8f98");

    final String words;
    final String colour;

    Waiting(String words, String colour) {
        this.words = words;
        this.colour = colour;
    }

    static Waiting of(Object on) {
        return on instanceof Task<?> ? TASK : named(on.getClass().getName());
    }

    /// By name: what stands for a queue while somebody waits for it is the library's own.
    private static Waiting named(String name) {
        int inner = name.indexOf('$');
        return switch (inner < 0 ? name : name.substring(0, inner)) {
            case "jawait.Sleep" -> SLEEP;
            case "jawait.TaskGroup", "jawait.Gathering", "jawait.Arrivals", "jawait.Crew" -> TASK;
            case "jawait.AsyncQueue", "jawait.Pull", "jawait.Feed", "jawait.Publication", "jawait.Subscribed" -> QUEUE;
            case "jawait.AsyncSemaphore", "jawait.CapacityLimiter", "jawait.RateLimiter" -> SEMAPHORE;
            case "jawait.AsyncLock", "jawait.AsyncCondition" -> LOCK;
            default ->
                name.startsWith("jawait.net.") || name.startsWith("jdk.internal.net.") || name.startsWith("sun.")
                        ? IO
                        : OTHER;
        };
    }
}
