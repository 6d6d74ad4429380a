package jawait.engine.help;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text cut into words, literals, comments and single characters, in one pass; it may be wrong Java, or
/// half of it.
record Lexed(String text, List<Lexed.Unit> units) {
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        TEXT_BLOCK,
        CHARACTER,
        COMMENT,
        MARK
    }

    /// A unit from `start` to `end`; `closed` is false when its end is missing.
    record Unit(Kind kind, int start, int end, boolean closed) {
        /// Whether something typed at `at` would become part of it.
        boolean holds(int at) {
            return start < at && (at < end || at == end && !closed);
        }
    }

    static Lexed of(String text) {
        var units = new ArrayList<Unit>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                Unit unit = unit(text, at);
                units.add(unit);
                at = unit.end();
            }
        }
        return new Lexed(text, units);
    }

    private static Unit unit(String text, int at) {
        char c = text.charAt(at);
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            return new Unit(Kind.COMMENT, at, end < 0 ? text.length() : end, false);
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return new Unit(Kind.COMMENT, at, end < 0 ? text.length() : end + 2, end >= 0);
        }
        if (text.startsWith("\"\"\"", at)) {
            return textBlock(text, at);
        }
        if (c == '"' || c == '\'') {
            return quoted(text, at, c);
        }
        if (Character.isJavaIdentifierStart(c)) {
            return new Unit(Kind.WORD, at, whileIn(text, at, false), true);
        }
        return Character.isDigit(c)
                ? new Unit(Kind.NUMBER, at, whileIn(text, at, true), false)
                : new Unit(Kind.MARK, at, at + 1, true);
    }

    private static int whileIn(String text, int at, boolean number) {
        int end = at;
        while (end < text.length()
                && (Character.isJavaIdentifierPart(text.charAt(end)) || number && text.charAt(end) == '.')) {
            end++;
        }
        return end;
    }

    private static Unit textBlock(String text, int at) {
        int end = at + 3;
        while (end < text.length() && !text.startsWith("\"\"\"", end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        boolean closed = end < text.length();
        return new Unit(Kind.TEXT_BLOCK, at, Math.min(text.length(), end + (closed ? 3 : 0)), closed);
    }

    private static Unit quoted(String text, int at, char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        boolean closed = end < text.length() && text.charAt(end) == quote;
        return new Unit(
                quote == '"' ? Kind.STRING : Kind.CHARACTER,
                at,
                Math.min(text.length(), end + (closed ? 1 : 0)),
                closed);
    }

    String textOf(Unit unit) {
        return text.substring(unit.start(), unit.end());
    }

    /// Whether the unit at an index of [#units] is this text; false outside of the list.
    boolean is(int index, String what) {
        return index >= 0 && index < units.size() && textOf(units.get(index)).equals(what);
    }

    /// Whether there is a word at an index of [#units].
    boolean isWord(int index) {
        return index >= 0 && index < units.size() && units.get(index).kind() == Kind.WORD;
    }

    /// The unit that something typed at `at` would become part of, or null.
    @Nullable
    Unit holding(int at) {
        for (Unit unit : units) {
            if (unit.holds(at)) {
                return unit;
            }
        }
        return null;
    }

    /// How many units end at or before `at`: the index of the next one.
    int before(int at) {
        int count = 0;
        while (count < units.size() && units.get(count).end() <= at) {
            count++;
        }
        return count;
    }

    /// The indices of the brackets that are open after the first `count` units, innermost first.
    Deque<Integer> open(int count) {
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < count; i++) {
            switch (bracket(i)) {
                case '(', '[', '{' -> open.push(i);
                case ')', ']', '}' -> open.poll();
                default -> {}
            }
        }
        return open;
    }

    /// The bracket at an index of [#units], or a blank.
    char bracket(int index) {
        Unit unit = units.get(index);
        char c = text.charAt(unit.start());
        return unit.kind() == Kind.MARK && "()[]{}".indexOf(c) >= 0 ? c : ' ';
    }

    /// The same without comments.
    Lexed code() {
        return new Lexed(
                text, units.stream().filter(u -> u.kind() != Kind.COMMENT).toList());
    }
}
