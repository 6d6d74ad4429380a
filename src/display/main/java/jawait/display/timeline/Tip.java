package jawait.display.timeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What is said of a bar when the pointer rests on it.
final class Tip {
    private Tip() {}

    /// `B: 1.00 s, from 0.00 µs to 1.00 s; sleeps 1.00 s`.
    static String of(Life life, long start) {
        String how = switch (life.end()) {
            case ALIVE -> ", still there";
            case DONE -> "";
            case FAILED -> ", failed";
            case CANCELLED -> ", cancelled";
        };
        return life.who().name() + ": " + Span.text(life.nanos()) + ", from " + at(start) + " to "
                + at(start + life.nanos()) + how + waits(life);
    }

    private static String at(long nanos) {
        return nanos == 0 ? "0" : Span.text(nanos);
    }

    private static String waits(Life life) {
        if (life.waits() == null) {
            return "";
        }
        Map<Waiting, Long> sums = new EnumMap<>(Waiting.class);
        for (var wait : life.waits()) {
            sums.merge(wait.on(), wait.to() - wait.from(), Long::sum);
        }
        sums.values().removeIf(nanos -> nanos < life.nanos() / 1000);
        return sums.isEmpty()
                ? ""
                : sums.entrySet().stream()
                        .map(each -> each.getKey().words + " " + Span.text(each.getValue()))
                        .collect(Collectors.joining(", ", "; ", ""));
    }
}
