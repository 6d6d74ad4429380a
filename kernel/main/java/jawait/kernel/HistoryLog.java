package jawait.kernel;

import java.util.ArrayList;
import java.util.List;
import jawait.engine.history.Entry;
import jawait.engine.history.History.Session;
import jawait.kernel.wire.History;
import org.jspecify.annotations.Nullable;

/// One session's history as a client asks for it.
record HistoryLog(Session session) {
    /// The rows that a client asks for, oldest first.
    History.Reply find(History.Request asked) {
        var found = switch (asked.access()) {
            case "range" -> session.range(asked.session(), asked.start(), asked.stop());
            case "search" -> session.search(asked.pattern(), asked.count(), asked.unique());
            default -> session.tail(asked.count());
        };
        return new History.Reply(
                found.stream().map(entry -> row(entry, asked.output())).toList());
    }

    private static List<Object> row(Entry entry, boolean withOutput) {
        if (!withOutput) {
            return List.of(entry.session(), entry.line(), entry.input());
        }
        List<@Nullable Object> pair = new ArrayList<>();
        pair.add(entry.input());
        pair.add(entry.output());
        return List.of(entry.session(), entry.line(), pair);
    }
}
