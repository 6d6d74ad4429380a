package jawait.repl;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jawait.display.MimeBundle;
import jawait.engine.Cell;
import jawait.engine.Session;
import jawait.engine.help.Completion;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// What keys tell of the name at the cursor, above the line that is being typed: its documentation, the signatures of
/// the call around it; and the key that imports a type.
final class Docs {
    private static final String HERE = "At the cursor: ";
    private static final int MOST_SIGNATURES = 12;

    private final Session session;
    private final LineReader reader;
    private final Consumer<String> tell;
    private final boolean colours;

    /// @param tell prints lines above the one that is being typed
    /// @param colours false for plain text
    Docs(Session session, LineReader reader, Consumer<String> tell, boolean colours) {
        this.session = session;
        this.reader = reader;
        this.tell = tell;
        this.colours = colours;
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

    /// Shows the whole documentation of the name at the cursor, or of the call around it; what is longer than the
    /// window in a pager.
    boolean page() {
        var buffer = reader.getBuffer();
        String typed = buffer.toString();
        var page = session.inspect(typed, asked(typed, buffer.cursor()), false);
        if (page == null) {
            page = session.inspect(typed, buffer.cursor(), false);
        }
        var terminal = reader.getTerminal();
        String text = page == null
                ? "there is no documentation of what stands here"
                : Wrapped.text(page.text(), terminal.getColumns());
        if (text.lines().count() < terminal.getRows() - 1 || !Pager.show(terminal, text)) {
            above(text);
        }
        return true;
    }

    /// Where the name is that a place is about: there, or before the parenthesis that is open there.
    private static int asked(String typed, int cursor) {
        int start = wordStart(typed, cursor);
        if (start < cursor && Character.isJavaIdentifierStart(typed.charAt(start))) {
            return cursor;
        }
        int depth = 0;
        for (int i = cursor; i > 0; i--) {
            char before = typed.charAt(i - 1);
            if (before == '(' && depth == 0) {
                return i - 1;
            }
            depth += before == ')' ? 1 : before == '(' ? -1 : 0;
        }
        return cursor;
    }

    private static int wordStart(String typed, int end) {
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(typed.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /// Shows the signatures of the call that the cursor stands in, with the parameter that is being typed marked, or
    /// those of the name.
    boolean signature() {
        var buffer = reader.getBuffer();
        var page = session.inspect(buffer.toString(), buffer.cursor(), false);
        if (page == null) {
            above("there is no call here");
            return true;
        }
        var all = signatures(page.text());
        var shown = new AttributedStringBuilder();
        all.stream().limit(MOST_SIGNATURES).forEach(each -> shown.append(each).append("\n"));
        if (all.size() > MOST_SIGNATURES) {
            shown.append("… and " + (all.size() - MOST_SIGNATURES) + " more\n");
        }
        tell(shown.subSequence(0, shown.length() - 1));
        return true;
    }

    /// The first line of each entry of a page. Where some have a parameter at the cursor, only those.
    private List<AttributedString> signatures(String page) {
        var all = new ArrayList<AttributedString>();
        var here = new ArrayList<AttributedString>();
        var lines = page.lines().filter(line -> !line.startsWith(" ")).toList();
        for (int i = 0; i < lines.size(); i++) {
            String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
            if (next.startsWith(HERE)) {
                here.add(marked(lines.get(i), next.substring(HERE.length())));
            } else if (!lines.get(i).isEmpty() && (i == 0 || lines.get(i - 1).isEmpty())) {
                all.add(marked(lines.get(i), ""));
            }
        }
        return here.isEmpty() ? all : here;
    }

    private AttributedString marked(String signature, String parameter) {
        var found = Pattern.compile("(?<![\\w$.])" + Pattern.quote(parameter) + "(?![\\w$])")
                .matcher(signature);
        if (!colours || parameter.isEmpty() || !found.find(Math.max(0, signature.indexOf('(')))) {
            return coloured(signature);
        }
        int at = found.start();
        return new AttributedStringBuilder()
                .append(coloured(signature.substring(0, at)))
                .styled(AttributedStyle.BOLD.underline(), parameter)
                .append(coloured(signature.substring(at + parameter.length())))
                .toAttributedString();
    }

    /// Imports the type whose simple name stands before the cursor: the only one of that name, or the first, and then
    /// the others are told.
    boolean importName() {
        var buffer = reader.getBuffer();
        String typed = buffer.toString();
        int end = buffer.cursor();
        String name = typed.substring(wordStart(typed, end), end);
        var items = session.complete(typed, end).items();
        var found = items.stream()
                .map(Completion.Item::importing)
                .filter(full -> full.endsWith("." + name))
                .distinct()
                .toList();
        if (found.isEmpty()) {
            above(
                    items.stream().anyMatch(each -> each.text().equals(name))
                            ? name + " needs no import"
                            : "there is nothing to import for " + (name.isEmpty() ? "an empty name" : name));
            return true;
        }
        session.run(new Cell(0, this, "import " + found.getFirst() + ";"));
        String others =
                found.size() == 1 ? "" : "; there are also " + String.join(", ", found.subList(1, found.size()));
        above("imported " + found.getFirst() + others);
        return true;
    }

    private void above(String text) {
        tell(coloured(text));
    }

    private void tell(AttributedString lines) {
        tell.accept(lines.toAnsi(reader.getTerminal()));
    }

    private AttributedString coloured(String text) {
        return colours
                ? new AttributedString(text, AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN))
                : new AttributedString(text);
    }
}
