package jawait.display.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// As much JSON as values and notebook files need: reads any, indents it, writes strings.
///
/// A library would be the first of this room's own, and would have to be hidden from cells.
public final class JsonText {
    private static final int DEEPEST = 500;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    /// The tree of a text: Map, List, String, Boolean, null, and numbers, which lose no digit of an integer.
    ///
    /// @throws IllegalArgumentException where it is no JSON, with the place
    public static @Nullable Object read(String text) {
        var json = new JsonText(text.startsWith("\uFEFF") ? text.substring(1) : text);
        Object value = json.value();
        json.blanks();
        if (json.at < json.text.length()) {
            throw json.wrong("the end");
        }
        return value;
    }

    private IllegalArgumentException wrong(String expected) {
        String found = at < text.length() ? "«" + text.charAt(at) + "»" : "the end";
        long line = 1
                + text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new IllegalArgumentException(
                "it is no JSON: expected " + expected + " in line " + line + ", found " + found);
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private @Nullable Object value() {
        blanks();
        if (at == text.length() || ++depth > DEEPEST) {
            throw wrong("a value");
        }
        Object value = switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
        depth--;
        return value;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong(word);
        }
        at += word.length();
        return value;
    }

    private boolean next(char c) {
        blanks();
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private Map<String, @Nullable Object> object() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        at++;
        if (next('}')) {
            return fields;
        }
        do {
            blanks();
            if (at == text.length() || text.charAt(at) != '"') {
                throw wrong("a name in quotes");
            }
            String name = string();
            if (!next(':')) {
                throw wrong(":");
            }
            fields.put(name, value());
        } while (next(','));
        if (!next('}')) {
            throw wrong(", or }");
        }
        return fields;
    }

    private List<@Nullable Object> array() {
        var items = new ArrayList<@Nullable Object>();
        at++;
        if (next(']')) {
            return items;
        }
        do {
            items.add(value());
        } while (next(','));
        if (!next(']')) {
            throw wrong(", or ]");
        }
        return items;
    }

    private Number number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!NUMBER.matcher(digits).matches()) {
            at = start;
            throw wrong("a value");
        }
        return number(digits);
    }

    private static Number number(String digits) {
        if (digits.chars().anyMatch(c -> ".eE".indexOf(c) >= 0)) {
            double number = Double.parseDouble(digits);
            return Double.isInfinite(number) ? new BigDecimal(digits) : (Number) number;
        }
        var whole = new BigInteger(digits);
        return whole.bitLength() < 32 ? (Number) whole.intValue() : whole.bitLength() < 64 ? whole.longValue() : whole;
    }

    private String string() {
        var string = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        if (at == text.length()) {
            throw wrong("a quote");
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        if (at == text.length()) {
            throw wrong("what is escaped");
        }
        char c = text.charAt(at++);
        int known = "nrtbf".indexOf(c);
        if (c == 'u') {
            try {
                at += 4;
                return (char) Integer.parseInt(text, at - 4, at, 16);
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                at = Math.min(at, text.length());
                throw wrong("four hexadecimal digits");
            }
        }
        return known < 0 ? c : "\n\r\t\b\f".charAt(known);
    }

    /// The same JSON with a line for each field and item, two blanks further in for each level. Numbers and
    /// strings stay as they are written.
    ///
    /// @param json JSON as [#read] takes it
    public static String indented(String json) {
        var lines = new StringBuilder();
        var inner = new JsonText(json);
        inner.blanks();
        while (inner.at < json.length()) {
            inner.indentNext(lines);
            inner.blanks();
        }
        return lines.toString();
    }

    private void indentNext(StringBuilder lines) {
        int start = at;
        char c = text.charAt(at++);
        if (c == '"') {
            at = start;
            string();
            lines.append(text, start, at);
        } else if ("{[".indexOf(c) >= 0) {
            boolean empty = next(c == '{' ? '}' : ']');
            lines.append(c).append(empty ? text.substring(at - 1, at) : line(++depth));
        } else if ("}]".indexOf(c) >= 0) {
            lines.append(line(--depth)).append(c);
        } else {
            lines.append(c).append(c == ',' ? line(depth) : c == ':' ? " " : "");
        }
    }

    private static String line(int depth) {
        return "\n" + "  ".repeat(Math.max(0, depth));
    }

    /// A string as JSON.
    public static String quoted(String string) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c == '\n') {
                text.append("\\n");
            } else if (c == '\r') {
                text.append("\\r");
            } else if (c < ' ' || Character.isSurrogate(c)) {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
