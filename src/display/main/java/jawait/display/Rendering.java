package jawait.display;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import jawait.Async;
import jawait.Fn;
import jawait.display.text.Plain;
import jawait.display.text.Units;
import jawait.runtime.StopSignal;
import org.jspecify.annotations.Nullable;

/// The rendering of one value, from renderer to renderer until there are forms. Each renderer has its turn
/// once, so a renderer may give its own value on.
final class Rendering {
    private static final int STEPS = 50;

    /// How long a renderer may take.
    static volatile Duration patience = Duration.ofSeconds(10);

    private final Set<Registry.Renderer> used = new HashSet<>();
    private int steps;

    /// The forms. Only what stops the running task is thrown; all else that fails is told in the text.
    MimeBundle of(@Nullable Object value) {
        if (value == null) {
            return MimeBundle.plain("null");
        }
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value instanceof Displayable ours && isOurs(value.getClass())) {
            return by("its toMimeBundle()", value, any -> ours.toMimeBundle());
        }
        var renderer = Display.RENDERERS.find(value.getClass(), used);
        if (renderer == null) {
            renderer = Libraries.here().find(value.getClass(), used);
        }
        if (renderer != null) {
            used.add(renderer);
            Display.RENDERERS.ofObject().ifPresent(used::add); // it is for what nobody else shows
            return by(renderer.name(), value, renderer.how());
        }
        return ofItsOwn(value);
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackageName().startsWith("jawait.display");
    }

    private MimeBundle ofItsOwn(Object value) {
        String name = Plain.name(value.getClass()) + ".toMimeBundle()";
        if (value instanceof Displayable displayable) {
            return by(name, value, any -> displayable.toMimeBundle());
        }
        var method = Convention.of(value.getClass());
        if (method != null) {
            return by(name, value, any -> call(method, any));
        }
        MimeBundle known = Known.of(value, this);
        return known != null ? known : JvmRepr.of(value, this);
    }

    /// What a renderer makes of a value, or its text and a line about why it has none.
    MimeBundle by(String name, Object value, Fn<Object, ? extends @Nullable Object> renderer) {
        Object result;
        long begun = System.nanoTime();
        try {
            result = value instanceof Displayable && isOurs(value.getClass())
                    ? renderer.apply(value)
                    : Async.<@Nullable Object>timeout(patience, () -> renderer.apply(value));
            if (result == null) {
                return failed(value, name + " gave null");
            }
            if (result instanceof Map<?, ?> forms && (Forms.are(forms) || name.endsWith("toMimeBundle()"))) {
                return Forms.bundle(forms, Render.text(value));
            }
        } catch (Throwable e) {
            if (StopSignal.isStop(e)) {
                throw Asking.<RuntimeException>sneaky(e);
            }
            return failed(value, name + how(e, begun));
        }
        if (++steps > STEPS) {
            return failed(value, name + " gives values to be shown without end");
        }
        return result instanceof CharSequence text ? MimeBundle.plain(Render.text(text)) : of(result);
    }

    /// What ended a renderer: what it threw, or that it went on for too long. Who runs a notebook unattended
    /// is not there to interrupt it.
    private static String how(Throwable thrown, long begun) {
        return thrown instanceof TimeoutException && System.nanoTime() - begun >= patience.toNanos()
                ? " has not ended after " + Units.time(patience)
                : " threw " + Plain.thrown(thrown);
    }

    /// The text alone, and why.
    static MimeBundle failed(Object value, String sentence) {
        return MimeBundle.plain(Render.text(value) + "\n(" + sentence + "; shown as text)");
    }

    private static @Nullable Object call(Method method, Object value) throws Exception {
        try {
            return method.invoke(value);
        } catch (InvocationTargetException e) {
            throw Asking.<RuntimeException>sneaky(e.getCause() == null ? e : e.getCause());
        }
    }
}
