package jawait.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs a test method, or all of a class, in virtual time: `sleep(3600)` takes no time, the order of tasks is the same
/// each time, and a deadlock fails the test at once, with who waits for what.
///
/// ```java
/// @Test
/// @VirtualTime
/// void a_reminder_comes_every_hour() {
///     var reminders = new AtomicInteger();
///     every(3600, () -> reminders.incrementAndGet());
///     sleep(Duration.ofHours(10).plusMinutes(1));
///     assertEquals(11, reminders.get());      // milliseconds later
/// }                                           // the ticker, left behind, is cancelled
/// ```
///
/// The tests that a `@TestFactory` makes run so too; what makes them, and what runs before and after each test,
/// runs in real time. Give the test JVM `--add-opens java.base/java.lang=ALL-UNNAMED`; without it time is virtual
/// too, but order and seeds are not ours (see `jawait.Async.virtualTime`). On a method the annotation goes before
/// that of its class.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(VirtualTimeExtension.class)
public @interface VirtualTime {
    /// Draws the order in which ready tasks go on; 0, unless given, is the order in which they became ready.
    long seed() default 0;

    /// How often the method is to run, under the seeds 1, 2 and so on: the failure of any of them fails the test, and
    /// names its seed. The runs share the test's instance. 0, unless given, is once, under [#seed()].
    int runs() default 0;
}
