package jawait.net;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import jawait.AsyncClock;

/// Gives each request a virtual thread, and hangs up on clients that begin a request and do not come to the
/// end of its head in time: else anyone could hold any number of threads and connections by half a line each.
///
/// The limits that the JDK's server has itself count the body too, which may be long.
final class WebHeads implements Executor {
    private final long longest;

    /// The threads on which a head is being read, and since when.
    private final Map<Thread, Long> reading = new ConcurrentHashMap<>();

    private final AtomicBoolean looksAgain = new AtomicBoolean();

    WebHeads(Duration longest) {
        this.longest = longest.toNanos();
    }

    @Override
    public void execute(Runnable request) {
        Thread thread = Thread.ofVirtual()
                .name("request")
                .inheritInheritableThreadLocals(false)
                .unstarted(() -> {
                    try {
                        request.run();
                    } finally {
                        reading.remove(Thread.currentThread());
                    }
                });
        reading.put(thread, System.nanoTime());
        lookAgain(longest);
        thread.start();
    }

    /// The head has come, on this thread.
    ///
    /// @throws IOException when that was too late: the thread is interrupted just now
    void arrived() throws IOException {
        if (reading.remove(Thread.currentThread()) == null) {
            throw new IOException("the head of the request came too late");
        }
    }

    private void lookAgain(long nanos) {
        if (!looksAgain.getAndSet(true)) {
            // by our own timer: one of the JDK's that is pending passes for somebody who may still act
            AsyncClock.system().after(nanos, this::look);
        }
    }

    private void look() {
        looksAgain.set(false);
        long oldest = 0;
        for (var each : Map.copyOf(reading).entrySet()) {
            long age = System.nanoTime() - each.getValue();
            if (age < longest) {
                oldest = Math.max(oldest, age);
            } else if (reading.remove(each.getKey()) != null) {
                each.getKey().interrupt(); // which closes the connection that it reads from
            }
        }
        if (!reading.isEmpty()) {
            lookAgain(longest - oldest);
        }
    }
}
