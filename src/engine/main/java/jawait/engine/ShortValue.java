package jawait.engine;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jawait.Task;
import org.jspecify.annotations.Nullable;

/// A value in a few words, made without running code that a user wrote or that could block: values of the
/// JDK's own plain types as they are, its collections by their first elements, all else by its type.
final class ShortValue {
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_ELEMENTS = 5;
    private static final int MOST_BITS = 4096;
    private static final Set<String> PLAIN = Set.of(
            "java.util.UUID",
            "java.util.Locale",
            "java.util.regex.Pattern",
            "java.net.URI",
            "java.io.File",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicBoolean");
    private static final Set<String> COLLECTIONS = Set.of(
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.ArrayDeque",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.Arrays$ArrayList",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.ImmutableCollections$ListN",
            "java.util.ImmutableCollections$List12",
            "java.util.ImmutableCollections$SetN",
            "java.util.ImmutableCollections$Set12");
    private static final Set<String> MAPS = Set.of(
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.ImmutableCollections$MapN",
            "java.util.ImmutableCollections$Map1");

    private ShortValue() {}

    /// The value in words; empty when it cannot be read at all.
    static Optional<String> of(Optional<@Nullable Object> held) {
        return held.map(value -> bounded(text(value, 2)));
    }

    private static String text(@Nullable Object value, int depth) {
        try {
            return switch (value) {
                case null -> "null";
                case String text -> '"' + bounded(text) + '"';
                case BigInteger number when number.bitLength() > MOST_BITS -> number.bitLength() + " bits";
                case BigDecimal number when number.unscaledValue().bitLength() > MOST_BITS -> "a long decimal";
                case Number number when isPlain(number) -> number.toString();
                case Boolean flag -> flag.toString();
                case Character letter -> "'" + letter + "'";
                case Enum<?> constant -> constant.name();
                case Class<?> type -> type.getTypeName();
                case Optional<?> holder -> "Optional[" + text(holder.orElse(null), depth - 1) + "]";
                case Task<?> task -> "task " + task.name() + (task.isDone() ? ", done" : ", running");
                case Object array when array.getClass().isArray() -> array(array, depth);
                case Collection<?> all when COLLECTIONS.contains(name(all)) -> collection(all, depth);
                case Map<?, ?> all when MAPS.contains(name(all)) -> map(all, depth);
                case Object other when isPlain(other) -> other.toString();
                case Object other ->
                    "an instance of " + SourceMap.readable(other.getClass().getTypeName());
            };
        } catch (RuntimeException changing) {
            return "an instance of " + SourceMap.readable(String.valueOf(value == null ? "" : name(value)));
        }
    }

    private static String name(Object value) {
        return value.getClass().getName();
    }

    private static boolean isPlain(Object value) {
        String name = name(value);
        return PLAIN.contains(name)
                || name.startsWith("java.time.")
                || name.startsWith("java.lang.") && value instanceof Number
                || name.startsWith("java.math.")
                || name.equals("sun.nio.fs.UnixPath")
                || name.equals("java.lang.StringBuilder");
    }

    private static String array(Object array, int depth) {
        var shown = new ArrayList<Object>();
        int length = Array.getLength(array);
        for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
            shown.add(text(Array.get(array, i), depth - 1));
        }
        String type = SourceMap.readable(array.getClass().getComponentType().getSimpleName());
        return depth <= 0 ? type + "[" + length + "]" : listed(shown, length);
    }

    private static String collection(Collection<?> all, int depth) {
        if (depth <= 0) {
            return all.size() + " elements";
        }
        var shown = all.stream()
                .limit(MOST_ELEMENTS)
                .map(each -> (Object) text(each, depth - 1))
                .toList();
        return listed(shown, all.size());
    }

    private static String map(Map<?, ?> all, int depth) {
        if (depth <= 0) {
            return all.size() + " entries";
        }
        var shown = all.entrySet().stream()
                .limit(MOST_ELEMENTS)
                .map(each -> (Object) (text(each.getKey(), depth - 1) + "=" + text(each.getValue(), depth - 1)))
                .toList();
        String text = listed(shown, all.size());
        return "{" + text.substring(1).replaceFirst("](?=[^]]*$)", "}");
    }

    private static String listed(List<Object> shown, int size) {
        String text = shown.toString();
        return size <= shown.size() ? text : text.substring(0, text.length() - 1) + ", …] (" + size + ")";
    }

    private static String bounded(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
