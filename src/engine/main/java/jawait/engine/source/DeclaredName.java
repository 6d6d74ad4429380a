package jawait.engine.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name that a piece declares, judged by its beginning.
public final class DeclaredName {
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");
    private static final Pattern OTHER = Pattern.compile("([\\w$]+)\\s*$");

    private DeclaredName() {}

    /// The name of the type, method or first variable that this code declares, should it declare one.
    public static Optional<String> of(String code) {
        int end = 0;
        while (end < code.length() && "=({;".indexOf(code.charAt(end)) < 0) {
            end++;
        }
        String head = code.substring(0, end);
        Matcher type = TYPE.matcher(head);
        if (type.find()) {
            return Optional.of(type.group(1));
        }
        Matcher other = OTHER.matcher(head);
        return other.find() && other.start() > 0 ? Optional.of(other.group(1)) : Optional.empty();
    }

    /// Where the body of a declaration begins, after its brace; -1 when it has none.
    static int body(String code) {
        int depth = 0;
        for (int at = 0; at < code.length(); at++) {
            char c = code.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '{' && depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }
}
