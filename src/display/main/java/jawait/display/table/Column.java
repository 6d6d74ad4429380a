package jawait.display.table;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import jawait.display.text.Plain;
import org.jspecify.annotations.Nullable;

/// A column.
///
/// @param type what it holds, for people; may be empty
/// @param number whether it is set to the right
public record Column(String name, String type, boolean number) {
    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, long.class, double.class, float.class, short.class, byte.class);

    /// A column whose values have a type.
    static Column of(String name, Class<?> type) {
        return new Column(name, Plain.name(type), NUMBERS.contains(type) || Number.class.isAssignableFrom(type));
    }

    /// A column of which some values are known.
    static Column of(String name, Collection<? extends @Nullable Object> some) {
        var types = some.stream()
                .filter(each -> each != null)
                .map(each -> (Class<?>) each.getClass())
                .collect(Collectors.toSet());
        boolean number = !types.isEmpty() && types.stream().allMatch(Number.class::isAssignableFrom);
        return types.size() == 1
                ? of(name, types.iterator().next())
                : new Column(name, number ? "Number" : types.isEmpty() ? "" : "Object", number);
    }

    /// Orders values of a column: numbers by size, what can be compared so, all else by its text; null is
    /// last.
    @SuppressWarnings("unchecked") // of one class
    static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        if (a instanceof Comparable<?> comparable && a.getClass() == b.getClass()) {
            return ((Comparable<Object>) comparable).compareTo(b);
        }
        if (a instanceof Number first && b instanceof Number second) {
            return number(first).compareTo(number(second));
        }
        return Plain.line(a, 1000).compareTo(Plain.line(b, 1000));
    }

    private static BigDecimal number(Number number) {
        double value = number.doubleValue();
        return number instanceof Double || number instanceof Float
                ? new BigDecimal(Double.isFinite(value) ? value : Math.copySign(Double.MAX_VALUE, value))
                : new BigDecimal(number.toString());
    }
}
