/// Async for Java: tasks, gathers, timeouts, queues and generators on virtual threads. JDK only.
module jawait {
    requires static org.jspecify;
    requires java.management;
    requires jdk.management;

    exports jawait;
    exports jawait.runtime;
    exports jawait.spi;

    uses jawait.spi.AwaitAdapter;
}
