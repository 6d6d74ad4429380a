package jawait.notebook.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jawait.display.text.Markup;

/// Java with its comments, strings, words and numbers in spans, told apart by their looks alone.
final class Highlight {
    private static final Pattern TOKEN = Pattern.compile("""
            (?<comment>//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z))\
            |(?<string>\"""(?s:.*?)(?:(?<!\\\\)\"""|\\z)|"(?:\\\\.|[^"\\\\\\n])*"?|'(?:\\\\.|[^'\\\\\\n])*'?)\
            |(?<magic>(?m:^)[ \\t]*%{1,2}\\w[^\\n]*)\
            |(?<annotation>@[\\w.]+)\
            |(?<number>\\b\\d[\\w.]*)\
            |\\b(?<word>abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else\
            |enum|extends|final|finally|float|for|if|implements|import|instanceof|int|interface|long|native|new\
            |non-sealed|package|permits|private|protected|public|record|return|sealed|short|static|strictfp|super\
            |switch|synchronized|this|throw|throws|transient|try|var|void|volatile|when|while|yield|true|false\
            |null|module)\\b\
            |\\b(?<type>[A-Z]\\w*)\\b""");

    private static final String[] KINDS = {"comment", "string", "magic", "annotation", "number", "word", "type"};

    private Highlight() {}

    /// The code as HTML, escaped.
    static String html(String code) {
        String first = code.stripLeading();
        if (first.startsWith("%%") && !first.startsWith("%%time") && !first.startsWith("%%background")) {
            int line = code.indexOf('\n') < 0 ? code.length() : code.indexOf('\n');
            return span("magic", code.substring(0, line)) + Markup.escape(code.substring(line));
        }
        var html = new StringBuilder();
        var token = TOKEN.matcher(code);
        int at = 0;
        while (token.find()) {
            html.append(Markup.escape(code.substring(at, token.start()))).append(span(kind(token), token.group()));
            at = token.end();
        }
        return html.append(Markup.escape(code.substring(at))).toString();
    }

    private static String kind(Matcher token) {
        for (String kind : KINDS) {
            if (token.group(kind) != null) {
                return kind;
            }
        }
        throw new IllegalStateException("a token of no kind: " + token.group());
    }

    private static String span(String kind, String text) {
        return "<span class=\"j-" + kind + "\">" + Markup.escape(text) + "</span>";
    }
}
