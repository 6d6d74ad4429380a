package jawait.engine.magic.code;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the method that `java` would start a class with.
final class Mains {
    private Mains() {}

    /// The call of the class's main method: one with arguments before one without. The cast makes the name that of a
    /// type, whatever variables are called.
    ///
    /// @param name how Java here names the class
    static Optional<String> call(Class<?> type, String name, String args) {
        return Stream.of(type.getDeclaredMethods())
                .filter(Mains::isMain)
                .max(Comparator.comparingInt(Method::getParameterCount))
                .map(main -> (Modifier.isStatic(main.getModifiers()) ? "((" + name + ") null)" : "new " + name + "()")
                        + ".main(" + (main.getParameterCount() == 1 ? args : "") + ");");
    }

    private static boolean isMain(Method method) {
        var parameters = method.getParameterTypes();
        return method.getName().equals("main")
                && method.getReturnType() == void.class
                && !Modifier.isPrivate(method.getModifiers())
                && (parameters.length == 0 || parameters.length == 1 && parameters[0] == String[].class);
    }
}
