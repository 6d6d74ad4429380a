package jawait.display;

import java.lang.reflect.InvocationTargetException;
import jawait.display.text.Plain;
import org.jspecify.annotations.Nullable;

/// The displayers of [jvm-repr](https://github.com/jupyter/jvm-repr), which libraries for other kernels
/// register their types with. Known by its names alone, where the user has loaded it.
final class JvmRepr {
    private JvmRepr() {}

    /// What a displayer other than the default one makes of the value, or its text.
    static MimeBundle of(Object value, Rendering rendering) {
        var displayers = value.getClass().getClassLoader() == null ? null : displayers();
        if (displayers != null) {
            try {
                var registration = displayers.getMethod("registration").invoke(null);
                var found =
                        registration.getClass().getMethod("find", Class.class).invoke(registration, value.getClass());
                if (found != null && !found.getClass().getName().equals("jupyter.ToStringDisplayer")) {
                    return rendering.by("the jvm-repr displayer of " + Plain.name(value.getClass()), value, any -> {
                        try {
                            return displayers.getMethod("display", Object.class).invoke(null, any);
                        } catch (InvocationTargetException e) {
                            throw Asking.<RuntimeException>sneaky(e.getCause() == null ? e : e.getCause());
                        }
                    });
                }
            } catch (ReflectiveOperationException | RuntimeException e) {
                return Rendering.failed(value, "jvm-repr could not be asked: " + Plain.thrown(e));
            }
        }
        return MimeBundle.plain(Render.text(value));
    }

    private static @Nullable Class<?> displayers() {
        var loader = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName("jupyter.Displayers", true, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
