package jawait.engine.source;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Finds calls like `sleep(500)`, which sleep more than eight minutes: who writes them thinks of milliseconds.
public final class LongSleeps {
    private static final int SUSPICIOUS = 100;

    private LongSleeps() {}

    /// What to say of the first such call in `code`; nothing when there is none. `Thread.sleep` is another matter.
    public static Optional<String> in(String code) {
        var scan = new Scanner(code, 0);
        char before = ' ';
        while (!scan.done()) {
            boolean sleeps = before != '.' && scan.word().equals("sleep");
            if (!Character.isWhitespace(scan.here())) {
                before = scan.here();
            }
            scan.skipUnit();
            if (sleeps) {
                long seconds = literal(code, scan.at);
                if (seconds >= SUSPICIOUS) {
                    return Optional.of(said(seconds));
                }
            }
        }
        return Optional.empty();
    }

    /// The whole number that is the only argument of the call whose brackets follow; else 0.
    private static long literal(String code, int at) {
        int close = code.indexOf(')', at);
        String call = close < 0 ? "" : code.substring(at, close).strip();
        String digits = call.startsWith("(") ? call.substring(1).strip().replace("_", "") : "";
        return digits.matches("\\d{1,9}") ? Long.parseLong(digits) : 0;
    }

    private static String said(long seconds) {
        var time = Duration.ofSeconds(seconds);
        String readable = time.toMinutes() == 0
                ? ""
                : String.format(
                        Locale.ROOT, " (%s)", time.toString().substring(2).toLowerCase(Locale.ROOT));
        return "sleep(" + seconds + ") sleeps " + seconds + " seconds" + readable + ": for milliseconds write sleep("
                + String.format(Locale.ROOT, "%.3f", seconds / 1000.0)
                        .replaceFirst("0+$", "")
                        .replaceFirst("\\.$", "")
                + ") or sleep(Duration.ofMillis(" + seconds + "))";
    }
}
