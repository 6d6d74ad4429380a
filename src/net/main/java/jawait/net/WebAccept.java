package jawait.net;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a client says that it takes.
final class WebAccept {
    private WebAccept() {}

    /// Whether it takes gzip: named with another weight than 0, or by `*`.
    static boolean gzip(@Nullable List<String> headers) {
        Double any = null;
        for (String header : headers == null ? List.<String>of() : headers) {
            for (String each : header.toLowerCase(Locale.ROOT).split(",", -1)) {
                String[] parts = each.strip().split("\\s*;\\s*q\\s*=\\s*", 2);
                double weight = parts.length == 1 ? 1 : weight(parts[1]);
                if (parts[0].equals("gzip")) {
                    return weight > 0;
                }
                if (parts[0].equals("*")) {
                    any = weight;
                }
            }
        }
        return any != null && any > 0;
    }

    private static double weight(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
