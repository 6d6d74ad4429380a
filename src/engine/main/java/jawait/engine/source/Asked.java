package jawait.engine.source;

import java.util.Optional;
import java.util.regex.Pattern;

/// The question that a cell is, or ends with: `Math.max?`, `?gather`, or with `??` for the source too. No Java looks
/// like this.
///
/// @param name what is asked about
/// @param detailed true for `??`
public record Asked(String name, boolean detailed) {
    private static final String ANY = "([\\p{javaJavaIdentifierStart}\"][^\\n?;]*?)(?:\\(\\))?";
    private static final String WORD =
            "(?:\"(?:[^\"\\\\\\n]|\\\\.)*\"\\.)?\\p{javaJavaIdentifierStart}[\\w.$]*(?:\\(\\))?";

    /// What a whole cell may ask about is anything that has a type: `"text".repeat?`, `List<String>?`.
    private static final Pattern WHOLE =
            Pattern.compile("\\s*(?:" + ANY + "\\s*(\\?\\??)|(\\?\\??)\\s*" + ANY + ")\\s*;?\\s*");

    /// Below other lines it is a name, or one behind a text and a dot, that nothing else is taken for a question.
    private static final Pattern LAST = Pattern.compile("(?:" + WORD + "\\?\\??|\\?\\??" + WORD + ")[ \\t]*;?");

    /// The question that a text is, or nothing.
    public static Optional<Asked> of(String text) {
        if (text.indexOf('?') < 0) {
            return Optional.empty();
        }
        var question = WHOLE.matcher(text);
        if (!question.matches()) {
            return Optional.empty();
        }
        boolean after = question.group(1) != null;
        return Optional.of(new Asked(
                question.group(after ? 1 : 4).strip(),
                question.group(after ? 2 : 3).length() == 2));
    }

    /// Whether it is no conditional either that goes on in the next line: `name?` or `"text".name?` without a blank.
    public static boolean plainly(String line) {
        return LAST.matcher(line).matches();
    }

    /// Where the question begins that a text is or ends with; its length when there is none.
    static int startIn(String text) {
        String whole = text.stripTrailing();
        int line = whole.lastIndexOf('\n') + 1;
        String last = whole.substring(line).strip();
        if (plainly(last)) {
            return whole.indexOf(last, line);
        }
        return of(whole).isPresent() ? whole.length() - whole.stripLeading().length() : text.length();
    }
}
