package jawait.display.chart;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was asked of a chart; immutable.
///
/// @param all a `String`, `Integer`, `Boolean` or list of strings for each wish that was uttered
public record Wishes(Map<Wish, Object> all) {
    /// Nothing asked.
    public static final Wishes NONE = new Wishes(Map.of());

    /// These and one more, in place of an earlier one of its kind.
    public Wishes with(Wish wish, Object value) {
        var more = new EnumMap<Wish, Object>(Wish.class);
        more.putAll(all);
        more.put(wish, value);
        return new Wishes(more);
    }

    @Nullable
    String text(Wish wish) {
        return (String) all.get(wish);
    }

    /// The text asked for, or else this.
    String text(Wish wish, String otherwise) {
        String text = text(wish);
        return text == null ? otherwise : text;
    }

    /// The number asked for, or else this.
    public int number(Wish wish, int otherwise) {
        return (Integer) all.getOrDefault(wish, otherwise);
    }

    boolean is(Wish wish) {
        return Boolean.TRUE.equals(all.get(wish));
    }

    /// The names of the fields asked for; empty when none were.
    List<String> names(Wish wish) {
        return all.get(wish) instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }
}
