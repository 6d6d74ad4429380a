package jawait.engine.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A text with some stretches replaced, which still knows where each of its characters was typed.
public final class Rewriting {
    /// Replaces `length` characters from `at` by `text`, which is on one line.
    public record Edit(int at, int length, String text) {}

    private final String code;
    private final List<Edit> edits;

    private Rewriting(String code, List<Edit> edits) {
        this.code = code;
        this.edits = edits;
    }

    /// The text with these edits, which do not overlap.
    public static Rewriting of(String typed, List<Edit> edits) {
        var sorted = new ArrayList<>(edits);
        sorted.sort(Comparator.comparingInt(Edit::at));
        var code = new StringBuilder();
        int at = 0;
        for (Edit edit : sorted) {
            code.append(typed, at, edit.at()).append(edit.text());
            at = edit.at() + edit.length();
        }
        return new Rewriting(code.append(typed, at, typed.length()).toString(), sorted);
    }

    /// The text with the edits made.
    public String code() {
        return code;
    }

    /// Whether nothing was replaced.
    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /// A finding about the code, as a finding about what was typed.
    public Finding typed(Finding found) {
        return new Finding(typed(found.start()), typed(found.at()), typed(found.end()), found.code(), found.message());
    }

    /// Where the character at an index of the code was typed; the begin of a stretch for what replaces it.
    private int typed(int index) {
        int shift = 0;
        for (Edit edit : edits) {
            int begin = edit.at() + shift;
            if (index < begin) {
                break;
            }
            if (index < begin + edit.text().length()) {
                return edit.at();
            }
            shift += edit.text().length() - edit.length();
        }
        return index - shift;
    }
}
