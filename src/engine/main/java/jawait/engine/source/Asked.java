package jawait.engine.source;

import java.util.Optional;
import java.util.regex.Pattern;

/// The question that a cell may end with: `name?`, `?name`, or with `??` for the source too, on its last line. No Java
/// looks like this.
///
/// @param name what is asked about
/// @param detailed true for `??`
public record Asked(String name, boolean detailed) {
    private static final String NAME = "(\\p{javaJavaIdentifierStart}[\\w.$]*)(?:\\(\\))?";
    private static final Pattern QUESTION = Pattern.compile("(?:" + NAME + "(\\?\\??)|(\\?\\??)" + NAME + ")[ \\t]*;?");

    /// The question that a piece is, or nothing.
    public static Optional<Asked> of(String code) {
        var question = QUESTION.matcher(code);
        if (!question.matches()) {
            return Optional.empty();
        }
        boolean after = question.group(1) != null;
        return Optional.of(new Asked(
                question.group(after ? 1 : 4), question.group(after ? 2 : 3).length() == 2));
    }

    /// Where the question begins that a text ends with; its length when it ends with none.
    static int startIn(String text) {
        String whole = text.stripTrailing();
        int line = whole.lastIndexOf('\n') + 1;
        String last = whole.substring(line).strip();
        return of(last).isPresent() ? whole.indexOf(last, line) : text.length();
    }
}
