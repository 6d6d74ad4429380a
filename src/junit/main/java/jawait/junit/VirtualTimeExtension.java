package jawait.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jawait.Async;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

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

    private static void run(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        VirtualTime wanted = wanted(context);
        if (wanted.runs() < 0) {
            throw new IllegalArgumentException("@VirtualTime: expected runs of 0 or more, found " + wanted.runs());
        }
        if (wanted.runs() > 0) {
            invocation.skip(); // it can proceed only once
            Async.explore(wanted.runs(), () -> invoke(call));
        } else if (wanted.seed() != 0) {
            Async.virtualTime(wanted.seed(), () -> proceed(invocation));
        } else {
            Async.virtualTime(() -> proceed(invocation));
        }
    }

    private static VirtualTime wanted(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), VirtualTime.class)
                .or(() -> AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), VirtualTime.class, context.getEnclosingTestClasses()))
                .orElseThrow();
    }

    private static void proceed(Invocation<@Nullable Void> invocation) throws Exception {
        try {
            invocation.proceed();
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
