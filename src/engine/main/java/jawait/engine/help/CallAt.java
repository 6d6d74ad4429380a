package jawait.engine.help;

import org.jspecify.annotations.Nullable;

/// The innermost call whose arguments a place is among.
///
/// @param start where the called name begins
/// @param end where it ends
/// @param argument which argument is being typed, from 0
/// @param creates whether it is a constructor's call
record CallAt(int start, int end, int argument, boolean creates) {
    /// The call around the end of some code, or null.
    static @Nullable CallAt of(Lexed code, int cursor) {
        int count = code.before(cursor);
        for (int open : code.open(count)) {
            if (code.bracket(open) == '{') {
                return null;
            }
            int name = nameBefore(code, open);
            if (code.bracket(open) == '(' && name >= 0) {
                var unit = code.units().get(name);
                return new CallAt(unit.start(), unit.end(), commas(code, open, count), creates(code, name));
            }
        }
        return null;
    }

    /// The name that is called by a parenthesis, type arguments skipped; -1 for `if (` and `(x + y)`.
    private static int nameBefore(Lexed code, int open) {
        int at = open - 1;
        if (code.is(at, ">")) {
            int depth = 0;
            do {
                depth += code.is(at, ">") ? 1 : code.is(at, "<") ? -1 : 0;
                at--;
            } while (at >= 0 && depth > 0);
        }
        return code.isWord(at)
                        && Keywords.meaning(code.textOf(code.units().get(at))).isEmpty()
                ? at
                : -1;
    }

    private static boolean creates(Lexed code, int name) {
        int at = name;
        while (code.is(at - 1, ".") && code.isWord(at - 2)) {
            at -= 2;
        }
        return code.is(at - 1, "new");
    }

    private static int commas(Lexed code, int open, int count) {
        int commas = 0;
        int depth = 0;
        for (int i = open + 1; i < count; i++) {
            char c = code.bracket(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : c == ' ' ? 0 : -1;
            commas += depth == 0 && code.is(i, ",") ? 1 : 0;
        }
        return commas;
    }
}
