package jawait.kernel;

import java.util.Map;
import jawait.engine.Session;
import jawait.engine.help.Question;
import org.jspecify.annotations.Nullable;

/// A cell that only asks what a name is: `Math.max?`, or `Math.max??` for its source too. The pager shows
/// the answer.
record Help(Question question) {
    /// The question in `code`, or null when it is code to run.
    static @Nullable Help asked(String code) {
        return Question.in(code).map(Help::new).orElse(null);
    }

    /// What there is to say, by MIME type.
    Map<String, Object> page(Session session) {
        String name = question.name();
        var found = session.inspect(name, name.length(), question.detailed());
        return found == null ? Map.of("text/plain", "Nothing is known about " + name + ".") : found.data();
    }
}
