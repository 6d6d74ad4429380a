package jawait.repl;

import java.util.List;
import jawait.engine.help.Completion;
import org.jline.reader.CompletingParsedLine;

/// A cell with what could be typed at the cursor. To the line editor it is one word: the text to be replaced.
///
/// @param line the whole text
/// @param cursor where the cursor is in it
/// @param completion what could stand there
record CompletedLine(String line, int cursor, Completion completion) implements CompletingParsedLine {
    @Override
    public String word() {
        return line.substring(completion.start(), Math.max(completion.start(), completion.end()));
    }

    @Override
    public int wordCursor() {
        return Math.clamp(cursor - completion.start(), 0, word().length());
    }

    @Override
    public int wordIndex() {
        return 0;
    }

    @Override
    public List<String> words() {
        return List.of(word());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return candidate;
    }

    @Override
    public int rawWordCursor() {
        return wordCursor();
    }

    @Override
    public int rawWordLength() {
        return word().length();
    }
}
