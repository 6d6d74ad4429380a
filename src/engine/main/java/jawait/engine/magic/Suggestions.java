package jawait.engine.magic;

import java.util.List;
import java.util.stream.Stream;
import jawait.engine.magic.Magics.Found;
import jawait.engine.magic.Usage.Form;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.Piece;
import org.jspecify.annotations.Nullable;

/// What could be typed in the line of a magic: its name, its options, whatever the magic itself knows of.
public final class Suggestions {
    /// What was found.
    ///
    /// @param start index in the line of what the candidates replace, up to the cursor
    public record Offer(int start, List<Candidate> candidates) {}

    private final Magics magics;

    /// For the magics of a session.
    public Suggestions(Magics magics) {
        this.magics = magics;
    }

    /// For a cell and a cursor in it; null when the cursor is in no magic, or in Java that a magic is
    /// about.
    public @Nullable Offer at(String source, int cursor) {
        var pieces = CellSplitter.statements(source.substring(0, cursor));
        if (pieces.isEmpty() || !pieces.getLast().magic()) {
            return null;
        }
        Piece last = pieces.getLast();
        String line = source.substring(last.start(), cursor);
        Offer found = in(line, pieces.size() == 1);
        boolean java = magics.look(Written.of(line, 0)) instanceof Found.Ready ready
                && ready.java()
                && ready.code().start() <= found.start();
        if (line.indexOf('\n') >= 0) {
            return java ? null : new Offer(cursor, List.of());
        }
        return java && found.candidates().isEmpty()
                ? null
                : new Offer(last.start() + found.start(), found.candidates());
    }

    /// For a line that begins with the sign of a magic, up to the cursor.
    ///
    /// @param first whether the line is the first of its cell, where `%%` may stand
    public Offer in(String line, boolean first) {
        Written written = Written.of(line, 0);
        if (written.arguments().text().isEmpty() && written.arguments().start() == line.length()) {
            return new Offer(0, names(written, first));
        }
        var words = Word.of(line.substring(written.arguments().start()));
        boolean inside = !words.isEmpty()
                && written.arguments().start() + words.getLast().end() == line.length();
        String word = inside ? words.getLast().text() : "";
        int start = inside ? written.arguments().start() + words.getLast().start() : line.length();
        var before = words.subList(0, words.size() - (inside ? 1 : 0)).stream()
                .map(Word::text)
                .toList();
        var found = magics.find(written.name()).stream()
                .flatMap(magic -> word.startsWith("-") ? options(magic, word) : magic.complete(before, word).stream())
                .toList();
        return new Offer(start, found);
    }

    private List<Candidate> names(Written written, boolean first) {
        String typed = written.typed();
        return magics.all().stream()
                .flatMap(magic -> magic.usage().forms().stream()
                        .filter(form -> form == Form.LINE || form == Form.CELL && first)
                        .map(form -> new Candidate(
                                (form == Form.CELL ? "%%" : "%") + magic.name(), "magic", magic.summary())))
                .filter(each -> each.text().regionMatches(true, 0, typed, 0, typed.length()))
                .toList();
    }

    private static Stream<Candidate> options(Magic magic, String word) {
        return magic.usage().options().stream()
                .flatMap(option -> option.names().stream().map(name -> new Candidate(name, "option", option.does())))
                .filter(each -> each.text().startsWith(word));
    }
}
