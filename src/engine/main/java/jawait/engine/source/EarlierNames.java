package jawait.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the names that stand for earlier cells: `_`, `__`, `___`, `_3`, `Out[3]`, `In[3]`.
///
/// Only where the compiler has no meaning for them: it says so, and says where.
public final class EarlierNames {
    private static final Pattern NAME = Pattern.compile("(?<![\\w$])(_{1,3}|_\\d{1,9}|Out|In)(?![\\w$])");
    private static final Pattern LITERAL = Pattern.compile("\\s*(\\d{1,9})\\s*");

    /// What stands where.
    public sealed interface Name {
        /// The `back`-th newest result, counted from 1, as typed in these characters.
        record Recent(int at, int length, int back) implements Name {}

        /// The result of a cell.
        record Output(int at, int length, int number) implements Name {}

        /// The source of a cell, or a result of a cell, whose number is computed.
        record Computed(int at, boolean source, int open, int close) implements Name {}
    }

    private EarlierNames() {}

    /// Whether a text may contain such names at all.
    public static boolean maybeIn(String code) {
        return NAME.matcher(code).find();
    }

    /// The names among what the compiler did not understand.
    public static List<Name> in(String code, List<Finding> errors) {
        var names = new ArrayList<Name>();
        for (Finding error : errors) {
            if (isUnknown(error)) {
                at(code, error.at()).ifPresent(names::add);
            }
        }
        return names;
    }

    private static boolean isUnknown(Finding error) {
        return SyntaxCheck.isUnderscore(error) || error.code().startsWith("compiler.err.cant.resolve");
    }

    private static Optional<Name> at(String code, int at) {
        Matcher name = NAME.matcher(code);
        if (!name.find(Math.min(at, code.length())) || name.start() != at) {
            return Optional.empty();
        }
        String text = name.group();
        if (text.equals("Out") || text.equals("In")) {
            return indexed(code, at, name.end(), text.equals("In"));
        }
        boolean recent = text.chars().allMatch(c -> c == '_');
        return Optional.of(
                recent
                        ? new Name.Recent(at, text.length(), text.length())
                        : new Name.Output(at, text.length(), Integer.parseInt(text.substring(1))));
    }

    private static Optional<Name> indexed(String code, int at, int end, boolean source) {
        int open = new Scanner(code, end).afterBlank();
        int close = closing(code, open);
        if (close < 0 || code.substring(open + 1, close).isBlank()) {
            return Optional.empty();
        }
        Matcher literal = LITERAL.matcher(code).region(open + 1, close);
        return Optional.of(
                !source && literal.matches() && code.substring(at, close).indexOf('\n') < 0
                        ? new Name.Output(at, close + 1 - at, Integer.parseInt(literal.group(1)))
                        : new Name.Computed(at, source, open, close));
    }

    /// The bracket that closes the one at `open`; -1 when there is none.
    private static int closing(String code, int open) {
        if (open >= code.length() || code.charAt(open) != '[') {
            return -1;
        }
        var scan = new Scanner(code, open);
        int depth = 0;
        while (!scan.done()) {
            depth += scan.here() == '[' ? 1 : scan.here() == ']' ? -1 : 0;
            if (depth == 0) {
                return scan.at;
            }
            scan.skipUnit();
        }
        return -1;
    }
}
