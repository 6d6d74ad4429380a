package jawait.engine.help;

import java.util.Optional;
import java.util.regex.Pattern;

/// A cell that only asks what a name is: `Math.max?`, `?gather`, or `Math.max??` for the source too. No
/// Java looks like this.
///
/// @param name what is asked about
/// @param detailed true for `??`
public record Question(String name, boolean detailed) {
    private static final String NAME = "([\\p{javaJavaIdentifierStart}\"][^\\n?;]*?)(?:\\(\\))?";
    private static final Pattern AFTER = Pattern.compile("\\s*" + NAME + "\\s*(\\?\\??)\\s*;?\\s*");
    private static final Pattern BEFORE = Pattern.compile("\\s*(\\?\\??)\\s*" + NAME + "\\s*;?\\s*");

    /// The question in `cell`, unless it is code to run.
    public static Optional<Question> in(String cell) {
        var after = AFTER.matcher(cell);
        if (after.matches()) {
            return Optional.of(
                    new Question(after.group(1).strip(), after.group(2).length() == 2));
        }
        var before = BEFORE.matcher(cell);
        return before.matches()
                ? Optional.of(
                        new Question(before.group(2).strip(), before.group(1).length() == 2))
                : Optional.empty();
    }
}
