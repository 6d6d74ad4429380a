package jawait.display.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An axis: which values lie on it, and where.
///
/// @param type what the values are; the place of a name is its number in `names`
/// @param label what the axis is called, may be empty
/// @param min the value at its beginning
/// @param max the value at its end; more than `min`
/// @param names the names along it, of [Type#NAMES] only
public record Scale(Type type, String label, double min, double max, List<String> names) {
    /// What lies on an axis.
    public enum Type {
        /// Numbers, evenly.
        NUMBERS,
        /// Positive numbers, by their logarithms.
        LOGS,
        /// Times in milliseconds, as the clock on the wall shows them.
        TIMES,
        /// Names, one beside the other.
        NAMES
    }

    /// An axis of names, of which each takes the room of a whole number.
    public static Scale names(String label, List<String> names) {
        return new Scale(Type.NAMES, label, -.5, Math.max(1, names.size()) - .5, List.copyOf(names));
    }

    /// An axis from this value to that, at round ends when `round`.
    public static Scale numbers(String label, double min, double max, boolean round) {
        if (!(min <= max)) {
            return numbers(label, 0, 1, round);
        }
        if (max - min <= Math.abs(max) * 1e-12) {
            double about = min == 0 ? 1 : Math.abs(min) * .5;
            return numbers(label, min - about, max + about, round);
        }
        double step = round ? Ticks.step(max - min, 6) : 0;
        return new Scale(
                Type.NUMBERS,
                label,
                round ? Math.floor(min / step + 1e-9) * step : min,
                round ? Math.ceil(max / step - 1e-9) * step : max,
                List.of());
    }

    static Scale logs(String label, double min, double max) {
        if (!(min <= max)) {
            return new Scale(Type.LOGS, label, 1, 10, List.of());
        }
        double low = Math.pow(10, Math.floor(Math.log10(min) + 1e-9)),
                high = Math.pow(10, Math.ceil(Math.log10(max) - 1e-9));
        return new Scale(Type.LOGS, label, low > 0 ? low : min, high > low ? high : low * 10, List.of());
    }

    static Scale times(String label, double min, double max) {
        if (!(min <= max)) {
            return new Scale(Type.TIMES, label, 0, 1000, List.of());
        }
        return min < max
                ? new Scale(Type.TIMES, label, min, max, List.of())
                : new Scale(Type.TIMES, label, min - 500, max + 500, List.of());
    }

    /// Where a value lies: 0 at the beginning, 1 at the end.
    double share(double value) {
        return type == Type.LOGS
                ? (Math.log10(value) - Math.log10(min)) / (Math.log10(max) - Math.log10(min))
                : (value - min) / (max - min);
    }

    /// Where bars begin: at zero, if that is on the axis.
    double base() {
        return type == Type.LOGS ? min : Math.clamp(0, min, max);
    }

    /// Its marks, about so many; of names all.
    List<Tick> ticks(int wanted) {
        return switch (type) {
            case NUMBERS -> Ticks.numbers(min, max, wanted);
            case LOGS -> Ticks.logs(min, max, wanted);
            case TIMES -> Ticks.times(min, max, wanted);
            case NAMES -> {
                var ticks = new ArrayList<Tick>();
                for (var name : names) {
                    ticks.add(new Tick(ticks.size(), name));
                }
                yield ticks;
            }
        };
    }

    /// The name at a place; null on an axis without names.
    @Nullable
    String name(double at) {
        int number = (int) Math.round(at);
        return number >= 0 && number < names.size() ? names.get(number) : null;
    }

    Scale labelled(@Nullable String other) {
        return other == null ? this : new Scale(type, other, min, max, names);
    }
}
