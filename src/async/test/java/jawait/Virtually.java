package jawait;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// Runs each test of a class as a task in virtual time: one order of events, and no waiting. The test's thread must
/// be left without an interrupt.
final class Virtually implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        Async.virtualTime(() -> {
            try {
                test.proceed();
            } catch (Throwable e) {
                throw Bodies.sneaky(e);
            }
            assertFalse(Thread.currentThread().isInterrupted(), "an interrupt was left behind");
        });
    }
}
