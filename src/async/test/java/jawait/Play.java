package jawait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import jawait.runtime.StopSignal;

/// The vocabulary of the tests in virtual time: bodies that give, fail or sleep, and what was heard of them when.
final class Play {
    /// Longer than anything else here.
    static final double LONG = 1000;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    /// The seconds of virtual time since the test began.
    static double now() {
        return AsyncClock.current().nanoTime() / 1e9;
    }

    /// A body that gives `value` after so many seconds.
    static <T> Callable<T> gives(double seconds, T value) {
        return () -> {
            Async.sleep(seconds);
            return value;
        };
    }

    /// A body that throws `error` after so many seconds.
    static Callable<String> fails(double seconds, Throwable error) {
        return () -> {
            Async.sleep(seconds);
            throw Bodies.sneaky(error);
        };
    }

    /// A body that sleeps for long, and throws `error` when it is stopped.
    static Callable<String> failsWhenStopped(Throwable error) {
        return () -> {
            try {
                Async.sleep(LONG);
                return "slept out";
            } catch (Throwable e) {
                throw Bodies.sneaky(error);
            }
        };
    }

    /// A body that sleeps for long, and says when it is stopped.
    Callable<String> sleeper(String name) {
        return sleeper(name, 0);
    }

    /// A body that sleeps for long, and when it is stopped takes so many seconds to clean up.
    Callable<String> sleeper(String name, double cleanUp) {
        return () -> {
            try {
                Async.sleep(LONG);
                return name + " slept out";
            } catch (Throwable e) {
                assertEquals(true, StopSignal.isStop(e));
                say(name + " stopped");
                if (cleanUp > 0) {
                    Async.sleep(cleanUp);
                    say(name + " cleaned up");
                }
                throw Bodies.sneaky(e);
            }
        };
    }

    /// Goes on with `body` when it is stopped for the first time, so that only a second request stops it.
    static void unharmed(Action body) throws Exception {
        try {
            Async.sleep(LONG);
        } catch (Throwable e) {
            assertEquals(true, StopSignal.isStop(e));
        }
        body.run();
    }

    void say(String what) {
        heard.add(what + " at " + Nanos.text(AsyncClock.current().nanoTime()));
    }

    /// Expects exactly this to have been said, in this order.
    void heard(String... expected) {
        assertEquals(List.of(expected), heard);
    }
}
