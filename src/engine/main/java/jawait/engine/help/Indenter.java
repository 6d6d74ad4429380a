package jawait.engine.help;

import java.util.regex.Pattern;

/// With what the next line of an unfinished text begins.
final class Indenter {
    private static final String STEP = "    ";
    private static final Pattern LABEL = Pattern.compile("(?m)^\\s*(?:case\\b.*|default\\s*):\\s*(?://.*)?$");

    private final Lexed code;
    private final String text;

    private Indenter(String text) {
        this.text = text;
        this.code = Lexed.of(text).code();
    }

    /// The indentation of the line that is to follow `text`.
    static String after(String text) {
        return new Indenter(text.stripTrailing()).indent();
    }

    private String indent() {
        var all = Lexed.of(text).units();
        if (!all.isEmpty() && !all.getLast().closed()) {
            var last = all.getLast();
            if (last.kind() == Lexed.Kind.TEXT_BLOCK) {
                return line(last.start()) == line(text.length())
                        ? indentOf(last.start()) + STEP
                        : indentOf(text.length());
            }
            if (last.kind() == Lexed.Kind.COMMENT && text.startsWith("/*", last.start())) {
                return line(last.start()) == line(text.length())
                        ? indentOf(last.start()) + " "
                        : indentOf(text.length());
            }
        }
        var open = code.open(code.units().size());
        int bracket = open.isEmpty() ? -1 : open.element();
        if (bracket >= 0 && code.bracket(bracket) != '{') {
            return inParentheses(bracket);
        }
        String base = bracket < 0 ? "" : indentOf(code.units().get(bracket).start()) + STEP;
        int fragment = fragment(bracket);
        if (fragment == code.units().size()) {
            return base + (bracket >= 0 && hasLabel(bracket) ? STEP : "");
        }
        return inStatement(fragment);
    }

    private String inParentheses(int bracket) {
        int at = code.units().get(bracket).start();
        return line(at) == line(text.length()) ? indentOf(at) + STEP : indentOf(text.length());
    }

    /// A statement that has begun and not ended: one step in, once; a second header (`if` below `for`)
    /// steps again.
    private String inStatement(int fragment) {
        boolean first = line(code.units().get(fragment).start()) == line(text.length());
        String own = text.substring(line(text.length()));
        boolean header = own.strip().matches("(?:\\}?\\s*else\\s+)?(?:if|for|while)\\b.*\\)|else|do|.*->");
        return first || header ? indentOf(text.length()) + STEP : indentOf(text.length());
    }

    /// The index of the first unit of the statement that is not finished within a bracket.
    private int fragment(int bracket) {
        int last = bracket + 1;
        int depth = 0;
        for (int i = bracket + 1; i < code.units().size(); i++) {
            char c = code.bracket(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth == 0 && (code.is(i, ";") || c == '}')) {
                last = i + 1;
            }
        }
        return isLabel(last) ? code.units().size() : last;
    }

    /// Whether what begins at a unit is `case …:` and nothing more.
    private boolean isLabel(int from) {
        return from < code.units().size()
                && (code.is(from, "case") || code.is(from, "default"))
                && code.is(code.units().size() - 1, ":");
    }

    private boolean hasLabel(int bracket) {
        String inside = text.substring(code.units().get(bracket).end());
        return LABEL.matcher(inside).find();
    }

    /// Where the line begins that an index is on.
    private int line(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private String indentOf(int at) {
        int begin = line(at);
        int end = begin;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(begin, end);
    }
}
