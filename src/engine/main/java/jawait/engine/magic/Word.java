package jawait.engine.magic;

import java.util.ArrayList;
import java.util.List;

/// One word of a line, as a shell would see it: blanks end it, quotes of both kinds keep blanks, a
/// backslash before a quote or a blank takes their meaning away.
///
/// @param text the word without quotes
/// @param start index of its first character in the line
/// @param end index after its last one
/// @param closed false when a quote was opened and not closed
public record Word(String text, int start, int end, boolean closed) {
    /// The words of a line.
    public static List<Word> of(String line) {
        var words = new ArrayList<Word>();
        int at = 0;
        while (true) {
            while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            if (at == line.length()) {
                return words;
            }
            Word word = at(line, at);
            words.add(word);
            at = word.end;
        }
    }

    private static Word at(String line, int start) {
        var text = new StringBuilder();
        char quote = 0;
        int at = start;
        while (at < line.length() && (quote != 0 || !Character.isWhitespace(line.charAt(at)))) {
            char c = line.charAt(at);
            if (c == '\\' && at + 1 < line.length() && "\"' ".indexOf(line.charAt(at + 1)) >= 0) {
                text.append(line.charAt(++at));
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else {
                text.append(c);
            }
            at++;
        }
        return new Word(text.toString(), start, at, quote == 0);
    }
}
