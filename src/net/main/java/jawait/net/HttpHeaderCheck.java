package jawait.net;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// Which headers can be sent.
final class HttpHeaderCheck {
    static final String AUTHORIZATION = "Authorization";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final List<String> OURS =
            List.of("Connection", "Content-Length", "Expect", "Host", "Transfer-Encoding", "Upgrade");

    private HttpHeaderCheck() {}

    static void check(String name, String value) {
        Objects.requireNonNull(name, "header: the name is null");
        Objects.requireNonNull(value, () -> "header " + name + ": the value is null");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("header: expected a name of letters, digits and -, found \"" + name
                    + "\"; write header(\"" + name.replaceAll("[^A-Za-z0-9-].*", "") + "\", value)");
        }
        if (OURS.stream().anyMatch(name::equalsIgnoreCase)) {
            throw new IllegalArgumentException("header: " + name + " is written by the client itself");
        }
        if (!VALUE.matcher(value).matches()) {
            String found = name.equalsIgnoreCase(AUTHORIZATION) ? "" : ", found \"" + value + "\"";
            throw new IllegalArgumentException("header " + name
                    + ": expected a value on one line, with no characters beyond those of ISO 8859-1" + found);
        }
    }

    /// The value of something that no message may show.
    static void secret(String name, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(name + ": expected one line of plain characters");
        }
    }
}
