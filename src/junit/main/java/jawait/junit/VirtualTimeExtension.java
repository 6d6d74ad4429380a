package jawait.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jawait.Action;
import jawait.Async;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.function.Executable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/// What [VirtualTime] does to a test method. Registered by the annotation.
final class VirtualTimeExtension implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        run(invocation, call, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        run(invocation, call, context);
    }

    /// The test that a factory has made. What the factory itself does, and its stream, is in real time.
    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext call, ExtensionContext context)
            throws Throwable {
        run(invocation, () -> call(call.getExecutable()), context);
    }

    private static void run(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        run(invocation, () -> invoke(call), context);
    }

    private static void run(Invocation<@Nullable Void> invocation, Action again, ExtensionContext context)
            throws Throwable {
        VirtualTime wanted = wanted(context);
        if (wanted.runs() < 0) {
            throw new IllegalArgumentException("@VirtualTime: expected runs of 0 or more, found " + wanted.runs());
        }
        if (wanted.runs() > 0) {
            invocation.skip(); // it can proceed only once
            explore(wanted.runs(), again);
        } else if (wanted.seed() != 0) {
            Async.virtualTime(wanted.seed(), () -> proceed(invocation));
        } else {
            Async.virtualTime(() -> proceed(invocation));
        }
    }

    /// An assumption that does not hold is no failure of a seed.
    private static void explore(int runs, Action test) {
        try {
            Async.explore(runs, test);
        } catch (AssertionError e) {
            if (e.getCause() instanceof TestAbortedException aborted) {
                throw aborted;
            }
            throw e;
        }
    }

    private static VirtualTime wanted(ExtensionContext test) {
        ExtensionContext context = test;
        while (context.getTestMethod().isEmpty()) {
            context = context.getParent().orElseThrow(); // a test that a factory has made is below the factory
        }
        return wantedAt(context);
    }

    private static VirtualTime wantedAt(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), VirtualTime.class)
                .or(() -> AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), VirtualTime.class, context.getEnclosingTestClasses()))
                .orElseThrow();
    }

    private static void proceed(Invocation<@Nullable Void> invocation) throws Exception {
        call(invocation::proceed);
    }

    private static void call(Executable test) throws Exception {
        try {
            test.execute();
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static void invoke(ReflectiveInvocationContext<Method> call) throws Exception {
        Method method = call.getExecutable();
        method.setAccessible(true);
        try {
            method.invoke(call.getTarget().orElse(null), call.getArguments().toArray());
        } catch (InvocationTargetException e) {
            throw thrown(e.getCause() == null ? e : e.getCause());
        }
    }

    /// As an exception or an error, which is all that test methods throw.
    private static Exception thrown(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof Exception exception ? exception : new IllegalStateException(e);
    }
}
