package jawait;

import static jawait.Async.gather;
import static jawait.Async.generate;
import static jawait.Async.group;
import static jawait.Async.task;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Exceptions whose own methods fail: they reach who waits all the same, who else would wait for ever.
@ExtendWith(Virtually.class)
class BrokenErrorTest {
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new UnsupportedOperationException("no stack trace");
        }
    }

    private static final class Sealed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public void setStackTrace(StackTraceElement[] frames) {
            throw new UnsupportedOperationException("sealed");
        }
    }

    private final Broken broken = new Broken();
    private final Sealed sealed = new Sealed();

    private void arrives(Fn<Action, ?> verb) {
        for (RuntimeException error : new RuntimeException[] {broken, sealed}) {
            Action fails = () -> {
                throw error;
            };
            assertSame(error, assertThrows(error.getClass(), () -> verb.apply(fails)));
        }
    }

    @Test
    void a_task_throws_it() {
        arrives(fails -> task(fails).await());
    }

    @Test
    void a_gather_throws_it() {
        arrives(fails -> gather(fails, () -> Async.sleep(1)));
    }

    @Test
    void a_group_throws_it() {
        arrives(fails -> group(g -> {
            return g.start(fails);
        }));
    }

    @Test
    void a_loop_over_a_generator_throws_it() {
        arrives(fails ->
                generate((Yielder<Integer> y) -> fails.run()).iterator().next());
    }

    @Test
    void a_concurrent_map_throws_it() {
        arrives(fails -> AsyncGenerator.of(1, 2)
                .mapConcurrent(2, i -> {
                    fails.run();
                    return i;
                })
                .toList());
    }
}
