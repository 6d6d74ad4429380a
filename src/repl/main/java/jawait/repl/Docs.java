package jawait.repl;

import java.text.BreakIterator;
import java.util.Locale;
import jawait.display.MimeBundle;
import jawait.engine.Cell;
import jawait.engine.Session;
import jawait.engine.help.Completion;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// What keys tell of the name at the cursor, above the line that is being typed: its documentation, the signatures of
/// the call around it; and the key that imports a type.
final class Docs {
    private static final int LONGEST_PAGE = 40;

    private final Session session;
    private final LineReader reader;

    Docs(Session session, LineReader reader) {
        this.session = session;
        this.reader = reader;
    }

    /// The first sentence about a suggestion; empty when there is none.
    static String sentence(Session session, Completion.Item item) {
        if (item.type().equals("keyword")
                || item.type().equals("path")
                || item.type().equals("magic")) {
            return "";
        }
        return sentence(session.inspect(item.text(), item.text().length(), false));
    }

    private static String sentence(@org.jspecify.annotations.Nullable MimeBundle page) {
        if (page == null) {
            return "";
        }
        String text = page.text();
        int from = text.indexOf("\n\n");
        if (from < 0) {
            return "";
        }
        String doc = text.substring(from).strip().replaceAll("\\s+", " ");
        var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(doc);
        int end = sentences.next();
        return end == BreakIterator.DONE ? doc : doc.substring(0, end).strip();
    }

    /// Shows the whole documentation of what stands at the cursor.
    boolean page() {
        var buffer = reader.getBuffer();
        var page = session.inspect(buffer.toString(), buffer.cursor(), false);
        above(page == null ? "there is no documentation of what stands here" : cut(page.text()));
        return true;
    }

    /// Shows the signatures of the call that the cursor stands in, or of the name.
    boolean signature() {
        var buffer = reader.getBuffer();
        var page = session.inspect(buffer.toString(), buffer.cursor(), false);
        above(
                page == null
                        ? "there is no call here"
                        : page.text().lines().findFirst().orElse(""));
        return true;
    }

    /// Imports the type whose simple name stands before the cursor: the only one of that name, or the first, and then
    /// the others are told.
    boolean importName() {
        var buffer = reader.getBuffer();
        String typed = buffer.toString();
        int end = buffer.cursor();
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(typed.charAt(start - 1))) {
            start--;
        }
        String name = typed.substring(start, end);
        var found = session.complete(typed, end).items().stream()
                .map(Completion.Item::importing)
                .filter(full -> full.endsWith("." + name))
                .distinct()
                .toList();
        if (found.isEmpty()) {
            above("there is nothing to import for " + (name.isEmpty() ? "an empty name" : name));
            return true;
        }
        session.run(new Cell(0, this, "import " + found.getFirst() + ";"));
        String others =
                found.size() == 1 ? "" : "; there are also " + String.join(", ", found.subList(1, found.size()));
        above("imported " + found.getFirst() + others);
        return true;
    }

    private static String cut(String page) {
        var lines = page.lines().toList();
        return lines.size() <= LONGEST_PAGE
                ? page
                : String.join("\n", lines.subList(0, LONGEST_PAGE)) + "\n… " + (lines.size() - LONGEST_PAGE)
                        + " more lines: run the name with a ? behind it";
    }

    private void above(String text) {
        reader.printAbove(new AttributedStringBuilder()
                .styled(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN), text)
                .toAttributedString());
    }
}
