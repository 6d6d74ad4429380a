package jawait.junit;

import static jawait.Async.event;
import static jawait.Async.every;
import static jawait.Async.group;
import static jawait.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jawait.Async;
import jawait.AsyncClock;
import jawait.Deadlock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/// Tests as users write them, and what becomes of those that fail.
class VirtualTimeExtensionTest {
    @BeforeEach
    void preparation_is_in_real_time() {
        assertSame(AsyncClock.system(), AsyncClock.current());
    }

    @Test
    @VirtualTime
    void hours_pass_at_once() {
        var reminders = new AtomicInteger();
        every(3600, () -> reminders.incrementAndGet());
        sleep(Duration.ofHours(10).plusMinutes(1));
        assertEquals(11, reminders.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 86_400})
    @VirtualTime
    void parameters_are_passed_on(int seconds) {
        long begin = AsyncClock.current().nanoTime();
        sleep(seconds);
        assertEquals(seconds, (AsyncClock.current().nanoTime() - begin) / 1_000_000_000);
    }

    @Test
    void a_test_without_the_annotation_is_in_real_time() {
        assertSame(AsyncClock.system(), AsyncClock.current());
    }

    @Nested
    @VirtualTime
    class In_a_class_that_has_it {
        @Test
        void every_test_is_in_virtual_time() {
            assertNotSame(AsyncClock.system(), AsyncClock.current());
            sleep(1e6);
        }

        @Test
        @VirtualTime(seed = 7)
        void a_method_can_have_a_seed_of_its_own() {
            sleep(1e6);
        }
    }

    @TestFactory
    @VirtualTime
    Stream<DynamicTest> tests_that_a_factory_makes_are_in_virtual_time() {
        assertSame(AsyncClock.system(), AsyncClock.current());
        return Stream.of(dynamicTest("an hour", () -> {
            assertNotSame(AsyncClock.system(), AsyncClock.current());
            sleep(3600);
        }));
    }

    @TestFactory
    @VirtualTime(runs = 3)
    Stream<DynamicTest> and_may_run_under_many_seeds() {
        var runs = new AtomicInteger();
        return Stream.of(
                dynamicTest("counted", () -> runs.incrementAndGet()),
                dynamicTest("three times", () -> assertEquals(3, runs.get())));
    }

    @Test
    void an_assumption_that_does_not_hold_skips_the_test_under_seeds_too() {
        for (String method : List.of("assumes", "assumes_under_seeds")) {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectMethod(Failing.class, method))
                    .execute()
                    .testEvents()
                    .assertStatistics(tests -> tests.aborted(1).failed(0));
        }
    }

    @Test
    void a_failure_is_the_tests_own() {
        assertInstanceOf(ArithmeticException.class, failure("divides"));
    }

    @Test
    void a_deadlock_fails_the_test() {
        assertInstanceOf(Deadlock.class, failure("waits_for_ever"));
    }

    @Test
    void runs_under_many_seeds_name_the_one_that_fails() {
        Throwable failed = failure("loses_an_update");
        assertTrue(failed.getMessage().startsWith("seed "), failed::getMessage);
        assertTrue(failed.getMessage().contains("of 200; virtualTime("), failed::getMessage);
    }

    @Test
    void negative_runs_are_refused() {
        assertEquals(
                "@VirtualTime: expected runs of 0 or more, found -1",
                failure("runs_backwards").getMessage());
    }

    private static Throwable failure(String method) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Failing.class, method))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .findFirst()
                .orElseThrow()
                .getPayload(org.junit.platform.engine.TestExecutionResult.class)
                .orElseThrow()
                .getThrowable()
                .orElseThrow();
    }

    /// Tests that are to fail; run by the tests above only.
    static class Failing {
        @Test
        @VirtualTime
        void divides() {
            sleep(10);
            assertEquals(1, 1 / (int) Double.parseDouble("0"));
        }

        @Test
        @VirtualTime
        void waits_for_ever() {
            event().await();
        }

        @Test
        @VirtualTime(runs = 200)
        void loses_an_update() {
            int[] count = {0};
            group(g -> {
                for (int i = 0; i < 3; i++) {
                    g.start(() -> {
                        int before = count[0];
                        if (Async.currentTask().id() % 3 == 0) {
                            sleep(0);
                        }
                        count[0] = before + 1;
                    });
                }
            });
            assertEquals(3, count[0]);
        }

        @Test
        @VirtualTime
        void assumes() {
            assumeTrue(false);
        }

        @Test
        @VirtualTime(runs = 2)
        void assumes_under_seeds() {
            assumeTrue(false);
        }

        @Test
        @VirtualTime(runs = -1)
        void runs_backwards() {}
    }
}
