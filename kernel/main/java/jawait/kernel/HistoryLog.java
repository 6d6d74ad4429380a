package jawait.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jawait.kernel.wire.History;
import org.jspecify.annotations.Nullable;

/// The cells of this session, in memory. Safe for threads.
final class HistoryLog {
    private static final int SESSION = 1;

    private record Line(int number, String input, @Nullable String output) {
        List<Object> row(boolean withOutput) {
            if (!withOutput) {
                return List.of(SESSION, number, input);
            }
            List<@Nullable Object> pair = new ArrayList<>();
            pair.add(input);
            pair.add(output);
            return List.of(SESSION, number, pair);
        }
    }

    private final List<Line> lines = new ArrayList<>();

    /// Keeps a cell.
    ///
    /// @param output its result as text, or null
    synchronized void add(int number, String input, @Nullable String output) {
        lines.add(new Line(number, input, output));
    }

    /// The rows that a client asks for, oldest first.
    synchronized History.Reply find(History.Request asked) {
        var found = switch (asked.access()) {
            case "range" -> range(asked);
            case "search" -> newest(search(asked), asked.count());
            default -> newest(lines, asked.count());
        };
        return new History.Reply(
                found.stream().map(line -> line.row(asked.output())).toList());
    }

    private List<Line> range(History.Request asked) {
        if (asked.session() != 0 && asked.session() != SESSION) {
            return List.of();
        }
        int stop = asked.stop() == null ? Integer.MAX_VALUE : asked.stop();
        return lines.stream()
                .filter(line -> line.number >= asked.start() && line.number < stop)
                .toList();
    }

    private List<Line> search(History.Request asked) {
        var glob = glob(asked.pattern());
        var found = lines.stream()
                .filter(line -> glob.matcher(line.input).matches())
                .toList();
        return asked.unique() ? unique(found) : found;
    }

    private static List<Line> unique(List<Line> found) {
        Map<String, Line> latest = new LinkedHashMap<>();
        for (var line : found) {
            latest.remove(line.input);
            latest.put(line.input, line);
        }
        return List.copyOf(latest.values());
    }

    private static List<Line> newest(List<Line> found, @Nullable Integer count) {
        return count == null ? found : found.subList(Math.max(0, found.size() - Math.max(0, count)), found.size());
    }

    private static Pattern glob(String pattern) {
        var regex = new StringBuilder();
        pattern.codePoints()
                .mapToObj(Character::toString)
                .map(one -> one.equals("*") ? ".*" : one.equals("?") ? "." : Pattern.quote(one))
                .forEach(regex::append);
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
