package jawait;

import static jawait.Async.await;
import static jawait.Async.cpu;
import static jawait.Async.gather;
import static jawait.Async.lock;
import static jawait.Async.sleep;
import static jawait.Async.task;
import static jawait.Async.toThread;
import static jawait.Async.virtualTime;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Virtual time beside real threads: whatever they are at, it waits for them.
class VirtualTimeThreadsTest {
    private static final int OFTEN = 3000;

    @Test
    void a_thread_that_ends_while_all_others_wait_for_it_is_no_deadlock() {
        virtualTime(() -> {
            for (int i = 0; i < OFTEN; i++) {
                int number = i;
                assertEquals(i, await(i % 2 == 0 ? toThread(() -> number) : cpu(() -> number)));
            }
        });
    }

    @Test
    void time_does_not_jump_before_somebody_who_was_woken_from_a_thread() {
        virtualTime(() -> {
            var alarm = task(() -> sleep(1));
            for (int i = 0; i < OFTEN; i++) {
                gather(List.of(toThread(() -> 1), toThread(() -> 2)));
            }
            assertEquals(0, AsyncClock.current().nanoTime());
            alarm.await();
        });
    }

    @Test
    void a_thread_that_was_woken_and_does_not_run_yet_is_waited_for() {
        virtualTime(() -> {
            for (int i = 0; i < OFTEN / 10; i++) {
                var lock = lock();
                gather(IntStream.range(0, 4)
                        .mapToObj(each -> toThread(() -> {
                            try (var _ = lock.acquire()) {
                                return gather(toThread(() -> 1), toThread(() -> 2));
                            }
                        })));
            }
            assertEquals(0, AsyncClock.current().nanoTime());
        });
    }
}
