package jawait.engine.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds string constants that no class file can hold.
///
/// javac finds them too, but too late: inside JShell its half-written constant pool then fails every later
/// compilation of the session.
final class LongStrings {
    private static final int MOST_BYTES = 65_535;

    private LongStrings() {}

    /// The first constant that is too long: a literal, or literals joined by `+`, which the compiler joins itself.
    static Optional<Finding> in(String code) {
        if (code.length() * 3L <= MOST_BYTES) {
            return Optional.empty();
        }
        var scan = new Scanner(code, 0);
        long joined = 0;
        while (!scan.done()) {
            int from = scan.at;
            boolean string = scan.here() == '"';
            boolean joins = scan.here() == '+';
            scan.skipUnit();
            if (string) {
                joined += code.substring(from, scan.at).getBytes(StandardCharsets.UTF_8).length - 2L;
                if (joined > MOST_BYTES) {
                    return Optional.of(new Finding(
                            from,
                            scan.at,
                            "jawait.limit.string",
                            "constant string too long: " + joined + " bytes, a class file holds " + MOST_BYTES
                                    + "; read it from a file, or join shorter variables"));
                }
            } else if (!joins) {
                joined = 0;
            }
            scan.skipBlank();
        }
        return Optional.empty();
    }
}
