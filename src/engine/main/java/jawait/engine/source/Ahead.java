package jawait.engine.source;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a cell declares further down. A cell that is edited and run again changes its declarations one after the
/// other; what the first breaks the next one mends.
public final class Ahead {
    private static final Pattern NO_DECLARATION =
            Pattern.compile("(?:new|return|throw|yield|assert|else|case|switch|if|for|while|do|try)\\b");

    private Ahead() {}

    /// The names of the types, methods and variables that `cell` declares from the index `from` on.
    public static Set<String> names(String cell, int from) {
        return CellSplitter.statements(cell.substring(Math.min(from, cell.length()))).stream()
                .map(Piece::code)
                .filter(code -> !NO_DECLARATION.matcher(code).lookingAt())
                .flatMap(code -> DeclaredName.of(code)
                        .filter(name -> Pattern.compile("[\\s>\\]]" + Pattern.quote(name) + "\\b")
                                .matcher(code)
                                .find())
                        .stream())
                .collect(Collectors.toSet());
    }

    /// Whether one of these names is what the compiler misses.
    public static boolean mends(Finding error, Set<String> names) {
        return names.stream()
                .anyMatch(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                        .matcher(error.message())
                        .find());
    }
}
