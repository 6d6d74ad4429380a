package jawait.notebook.check;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What the code of a notebook tells of outputs that no run brings twice, and that do not look so: a bare
/// number may be a hash, a clock or a process, and nothing tells an order that nobody promises.
///
/// A cell is told by the calls that stand in it, and by the variables that earlier cells gave their results.
final class Unsteady {
    private static final Pattern ASSIGNED = Pattern.compile("(?s)^.*?\\b(\\w+)\\s*=(?!=)");

    private final Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);

    /// What differs.
    enum Kind {
        /// An identity hash, decimal or hexadecimal.
        HASH("\\bidentityHashCode\\s*\\(|\\bnew Object\\(\\)\\s*\\.\\s*hashCode\\(\\)"),
        /// Nanoseconds or milliseconds.
        CLOCK("\\b(?:nanoTime|currentTimeMillis|toEpochMilli)\\s*\\("),
        /// The number of a process.
        PROCESS("\\.\\s*pid\\s*\\(\\s*\\)"),
        /// The order of an unmodifiable set or map, which the JDK shuffles anew in each process.
        ORDER("\\b(?:Map|Set)\\s*\\.\\s*(?:of|ofEntries|copyOf)\\s*\\(|\\btoUnmodifiable(?:Map|Set)\\b");

        private final Pattern call;

        Kind(String call) {
            this.call = Pattern.compile(call);
        }
    }

    /// What differs in the outputs of the next cell.
    Set<Kind> next(String source) {
        var found = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (speaks(source, kind)) {
                found.add(kind);
                keep(source, kind);
            }
        }
        return found;
    }

    private boolean speaks(String code, Kind kind) {
        return kind.call.matcher(code).find()
                || Pattern.compile("\\W+").splitAsStream(code).anyMatch(names.getOrDefault(kind, Set.of())::contains);
    }

    private void keep(String source, Kind kind) {
        for (String statement : source.split(";", -1)) {
            var assigned = ASSIGNED.matcher(statement);
            if (speaks(statement, kind) && assigned.find()) {
                names.computeIfAbsent(kind, _ -> new HashSet<>()).add(assigned.group(1));
            }
        }
    }
}
