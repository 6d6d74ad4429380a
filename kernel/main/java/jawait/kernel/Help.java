package jawait.kernel;

import java.util.Map;
import java.util.regex.Pattern;
import jawait.engine.Session;
import org.jspecify.annotations.Nullable;

/// A cell that only asks what a name is: `Math.max?`, or `Math.max??` for all there is to say. No Java ends like this.
///
/// @param name what is asked about
/// @param detailed true for `??`
record Help(String name, boolean detailed) {
    private static final Pattern QUESTION = Pattern.compile("\\s*([\\p{javaJavaIdentifierPart}.]+)\\s*(\\?\\??)\\s*");

    /// The question in `code`, or null when it is code to run.
    static @Nullable Help asked(String code) {
        var match = QUESTION.matcher(code);
        return match.matches() ? new Help(match.group(1), match.group(2).length() == 2) : null;
    }

    /// What there is to say, by MIME type.
    Map<String, Object> page(Session session) {
        var found = session.inspect(name, name.length(), detailed);
        return found == null ? Map.of("text/plain", "Nothing is known about " + name + ".") : found.data();
    }
}
