package jawait.engine.magic.session;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%output`: how much a cell may print before the rest is left out.
///
/// @param limit takes the new limit, in characters
public record OutputLimit(LongConsumer limit) implements Magic {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(kb|mb|gb)?");
    private static final int KILO = 1024;

    @Override
    public String name() {
        return "output";
    }

    @Override
    public String summary() {
        return "Sets how much a cell may print";
    }

    @Override
    public Usage usage() {
        return Usage.line().words(1, 1, "SIZE|off");
    }

    @Override
    public String details() {
        return """
                What a cell prints beyond the limit is left out, with a line that says so; 10 MB to begin with.

                ```
                %output 100MB
                %output off
                ```""";
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        String word = arguments.words().getFirst();
        return size(word).isPresent() ? null : "%output: expected a size as 500KB, 100MB or 1GB, or off; found " + word;
    }

    @Override
    public @Nullable Object run(Call call) {
        size(call.arguments().words().getFirst()).ifPresent(limit);
        return null;
    }

    private static OptionalLong size(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        if (small.equals("off")) {
            return OptionalLong.of(Long.MAX_VALUE);
        }
        var matched = SIZE.matcher(small);
        if (!matched.matches()) {
            return OptionalLong.empty();
        }
        long size = Long.parseLong(matched.group(1));
        return OptionalLong.of(
                switch (matched.group(2)) {
                    case "kb" -> size * KILO;
                    case "mb" -> size * KILO * KILO;
                    case "gb" -> size * KILO * KILO * KILO;
                    case null, default -> size;
                });
    }
}
