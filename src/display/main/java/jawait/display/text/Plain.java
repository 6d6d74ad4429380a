package jawait.display.text;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import jawait.runtime.StopSignal;
import org.jspecify.annotations.Nullable;

/// A value as text: its `toString`, and arrays as lists are. May run user code, and ends with it.
///
/// The JDK's collections and maps are written as their `toString` writes them, but only as far as there is
/// room, and one that contains itself has an end. A `toString` that fails is told in the text.
public final class Plain {
    private static final int DEEPEST = 50;

    private final StringBuilder out = new StringBuilder();
    private final Set<Object> within = Collections.newSetFromMap(new IdentityHashMap<>());
    private final int limit;
    private boolean cut;

    private Plain(int limit) {
        this.limit = limit;
    }

    /// The text, no longer than `limit` characters and a sentence that says what is missing.
    public static String of(@Nullable Object value, int limit) {
        if (value == null) {
            return "null";
        }
        try {
            return switch (value) {
                case String text -> cut(text, limit);
                case Collection<?> _, Map<?, ?> _ -> written(value, limit);
                default -> value.getClass().isArray() ? written(value, limit) : cut(toString(value), limit);
            };
        } catch (StackOverflowError e) {
            return identity(value) + " (its toString calls itself without end)";
        } catch (RuntimeException | Error e) {
            if (StopSignal.isStop(e)) {
                throw e;
            }
            return identity(value) + " (its toString threw " + thrown(e) + ")";
        }
    }

    /// The text on one line, for a cell of a table or a sentence: what would break the line is shown as a
    /// sign.
    public static String line(@Nullable Object value, int limit) {
        String text = of(value, limit + 1);
        var line = new StringBuilder(Math.min(text.length(), limit) + 1);
        for (int i = 0; i < text.length(); i++) {
            if (i == limit) {
                int end = Character.isHighSurrogate(line.charAt(i - 1)) ? i - 1 : i;
                line.setLength(end);
                return line.append('…').toString();
            }
            char c = text.charAt(i);
            line.append(c == '\n' ? '↵' : c == '\t' || c == '\r' ? ' ' : Character.isISOControl(c) ? '\ufffd' : c);
        }
        return line.toString();
    }

    /// What was thrown, for a sentence: the class by its simple name, and the message on one line.
    public static String thrown(Throwable thrown) {
        String message;
        try {
            message = thrown.getMessage();
        } catch (RuntimeException | StackOverflowError e) {
            message = null;
        }
        String name = name(thrown.getClass());
        return message == null ? name : name + ": " + line(message, 200);
    }

    /// A class's name for people, without the package; an anonymous class has the one of what it extends.
    public static String name(Class<?> type) {
        String simple = type.getSimpleName();
        if (!simple.isEmpty()) {
            return simple;
        }
        Class<?> parent = type.getInterfaces().length > 0 ? type.getInterfaces()[0] : type.getSuperclass();
        return parent == null ? type.getName() : name(parent);
    }

    private static String identity(Object value) {
        return name(value.getClass()) + "@" + Integer.toHexString(System.identityHashCode(value));
    }

    /// A toString may give null, however wrong that is.
    private static String toString(Object value) {
        return String.valueOf((Object) value.toString());
    }

    private static String cut(String text, int limit) {
        return text.length() <= limit
                ? text
                : text.substring(0, limit) + "… (" + (text.length() - limit) + " more characters)";
    }

    private static String written(Object value, int limit) {
        var plain = new Plain(limit);
        plain.write(value);
        return plain.cut ? plain.out + "… (cut after " + limit + " characters)" : plain.out.toString();
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> append("null");
            case String text -> append(text);
            case Map<?, ?> map when ofTheJdk(map) -> inside(map, () -> entries(map));
            case Collection<?> collection
            when ofTheJdk(collection) -> inside(collection, () -> elements(collection.iterator()));
            default -> {
                if (value.getClass().isArray()) {
                    inside(value, () -> array(value));
                } else {
                    append(toString(value));
                }
            }
        }
    }

    private static boolean ofTheJdk(Object value) {
        return value.getClass().getName().startsWith("java.util.");
    }

    private void inside(Object value, Runnable writing) {
        if (!within.add(value)) {
            append(value instanceof Map ? "(this Map)" : value instanceof Collection ? "(this Collection)" : "[...]");
        } else if (within.size() > DEEPEST) {
            append("…");
            within.remove(value);
        } else {
            writing.run();
            within.remove(value);
        }
    }

    private void elements(Iterator<?> each) {
        append("[");
        for (boolean first = true; !cut && each.hasNext(); first = false) {
            append(first ? "" : ", ");
            write(each.next());
        }
        append("]");
    }

    private void array(Object array) {
        append("[");
        for (int i = 0; !cut && i < Array.getLength(array); i++) {
            append(i == 0 ? "" : ", ");
            write(Array.get(array, i));
        }
        append("]");
    }

    private void entries(Map<?, ?> map) {
        append("{");
        var each = map.entrySet().iterator();
        for (boolean first = true; !cut && each.hasNext(); first = false) {
            var entry = each.next();
            append(first ? "" : ", ");
            write(entry.getKey());
            append("=");
            write(entry.getValue());
        }
        append("}");
    }

    private void append(String text) {
        int room = limit - out.length();
        if (cut || text.length() > room) {
            out.append(text, 0, cut ? 0 : Math.max(0, room));
            cut = true;
        } else {
            out.append(text);
        }
    }
}
