package jawait.repl;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Colours Java as it is typed, half of it too: comments, texts, numbers, keywords, annotations, magics.
final class JavaColours implements Highlighter {
    private static final Pattern TOKEN = Pattern.compile("""
            (?<comment>//[^\\n]*|/\\*(?:[^*]|\\*(?!/))*+(?:\\*/)?)\
            |(?<text>\"""(?:[^"\\\\]|\\\\.|"(?!""))*+(?:\""")?|"(?:[^"\\\\\\n]|\\\\.)*+"?|'(?:[^'\\\\\\n]|\\\\.)*+'?)\
            |(?<number>\\b\\d[\\w.]*)\
            |(?<annotation>@\\w+)\
            |(?<magic>(?m:^)[ ]*(?:%%?|/)[A-Za-z]\\w*)\
            |(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)""", Pattern.DOTALL);

    /// Words that are keywords in some places only.
    private static final Set<String> CONTEXTUAL =
            Set.of("var", "record", "sealed", "permits", "yield", "when", "module", "non");

    private final boolean colours;

    /// @param colours false for plain text
    JavaColours(boolean colours) {
        this.colours = colours;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        return colours ? of(buffer) : new AttributedString(buffer);
    }

    static AttributedString of(String source) {
        var shown = new AttributedStringBuilder();
        Matcher token = TOKEN.matcher(source);
        int at = 0;
        while (token.find()) {
            shown.append(source, at, token.start());
            shown.styled(style(token), token.group());
            at = token.end();
        }
        return shown.append(source, at, source.length()).toAttributedString();
    }

    private static AttributedStyle style(Matcher token) {
        if (token.group("comment") != null) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT + AttributedStyle.BLACK);
        } else if (token.group("text") != null) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
        } else if (token.group("number") != null) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
        } else if (token.group("annotation") != null || token.group("magic") != null) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
        }
        String word = token.group("word");
        return SourceVersion.isKeyword(word) || CONTEXTUAL.contains(word)
                ? AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA)
                : AttributedStyle.DEFAULT;
    }
}
