package jawait.engine.magic.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// As much JSON as a notebook file needs: reads any, writes strings.
///
/// A library would be the first of the engine's own, and would have to be hidden from cells, for one file format.
final class JsonText {
    private static final int DEEPEST = 500;

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    /// The tree of a text: Map, List, String, Double, Boolean or null.
    ///
    /// @throws IllegalArgumentException where it is no JSON, with the place
    static @Nullable Object read(String text) {
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
        int line = jawait.engine.source.Lines.lineOf(text, at);
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

    private Double number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Double.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            at = start;
            throw wrong("a value");
        }
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

    /// A string as JSON.
    static String quoted(String string) {
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
