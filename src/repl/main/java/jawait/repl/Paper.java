package jawait.repl;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import jawait.display.MimeBundle;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/// The terminal as a thing to print on. Used under the lock of [TerminalScreen].
final class Paper {
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    /// The status line and the line above it.
    private static final int FOOT = 2;

    /// So much of the line that the cursor stands in is remembered.
    private static final int LONGEST = 1_000;

    private final Terminal terminal;
    private final boolean colours;
    private final StringBuilder line = new StringBuilder(); // that the cursor stands in
    private boolean closed;
    private String foot = "";

    /// @param colours false where no colour and no cursor movement is wanted
    Paper(Terminal terminal, boolean colours) {
        this.terminal = terminal;
        this.colours = colours;
    }

    /// A bundle as the terminal can show it: its text, and an image where there is a protocol for it.
    String form(MimeBundle bundle) {
        String text = plain(bundle.text());
        String image = Pictures.of(bundle, terminal);
        return image.isEmpty() ? text : image;
    }

    /// Nothing is printed from now on: what tasks say when they are cancelled at the end is no news.
    void close() {
        closed = true;
    }

    void print(String text) {
        if (!text.isEmpty() && !closed) {
            terminal.writer().print(plain(text));
            int end = text.lastIndexOf('\n') + 1;
            line.delete(0, end > 0 ? line.length() : Math.max(0, line.length() - LONGEST));
            line.append(text, Math.max(end, text.length() - LONGEST), text.length());
        }
    }

    void freshLine() {
        if (!line.isEmpty()) {
            print("\n");
        }
    }

    /// What stands before the cursor, for a question that goes on behind it and draws it again. Empty when it would
    /// not fit beside an answer, and the cursor then stands on a line of its own.
    String takeLine() {
        String before = line.substring(line.lastIndexOf("\r") + 1);
        if (AttributedString.fromAnsi(before).columnLength() > terminal.getColumns() / 2) {
            freshLine();
            return "";
        }
        line.setLength(0);
        terminal.writer().print("\r");
        return before;
    }

    /// The cursor stands at the beginning of a line: one has been typed.
    void lineTyped() {
        line.setLength(0);
        noFoot();
    }

    /// What is shown for a cell that does not run, under its number.
    String labelled(Entry entry, String text) {
        return text.stripTrailing().lines().map(line -> label(entry) + line).collect(Collectors.joining("\n"));
    }

    /// What a cell that does not run has printed, as lines under its number.
    String legible(Entry entry, String text) {
        return Legible.lines(label(entry), plain(text));
    }

    private String label(Entry entry) {
        return colours ? DIM + entry.label() + PLAIN : entry.label();
    }

    /// Prints lines above the one that is typed in `typing`, or where the cursor is.
    void above(String lines, @Nullable LineReader typing) {
        if (closed) {
            return;
        }
        if (typing == null) {
            freshLine();
            print(lines + "\n");
            flush();
        } else {
            typing.printAbove(lines);
        }
    }

    /// Draws `text` where `before` stands: right above the line that is typed in `typing`, or the last lines on the
    /// screen. False where that cannot be done.
    boolean redraw(String before, String text, @Nullable LineReader typing) {
        return typing == null ? replace(before, text) : replaceAbove(before, text, typing);
    }

    private boolean replace(String before, String text) {
        if (!colours || !line.isEmpty() || closed) {
            return false;
        }
        int rows = rows(before);
        if (rows >= terminal.getRows()) {
            return false;
        }
        terminal.writer().print("\u001b[" + rows + "F\u001b[J");
        print(text.endsWith("\n") ? text : text + "\n");
        flush();
        return true;
    }

    /// Whether lines stay on the screen above the one that is typed in `typing` with `more` lines below it.
    boolean fits(String lines, int more, LineReader typing) {
        int below = rows(typing.getBuffer().toString()) + FOOT + more;
        return rows(lines) + below < terminal.getRows();
    }

    private boolean replaceAbove(String before, String text, LineReader typing) {
        if (!colours || closed || !fits(before, 0, typing)) {
            return false; // it may have left the screen
        }
        int rows = rows(before);
        typing.printAbove("\u001b[" + rows + "F\u001b[" + rows + "M" + text.stripTrailing());
        return true;
    }

    /// Shows a text at the foot of the screen while a line is typed. The foot keeps its place, empty, until the line
    /// has ended, and comes only beside a short one: JLine draws a longer one twice when it comes or goes.
    void foot(String text, @Nullable LineReader typing) {
        if (typing == null || text.equals(foot)) {
            return;
        }
        var status = Status.getStatus(terminal);
        if (status == null || status.size() == 0 && rows(typing.getBuffer().toString()) > 1) {
            return;
        }
        foot = text;
        int width = Math.max(1, terminal.getColumns() - 1);
        status.update(List.of(new AttributedString(text, AttributedStyle.DEFAULT.faint()).columnSubSequence(0, width)));
    }

    private void noFoot() {
        foot = "";
        Status.getExistingStatus(terminal).filter(status -> status.size() > 0).ifPresent(Status::hide);
    }

    private int rows(String text) {
        int width = Math.max(1, terminal.getColumns());
        return Arrays.stream(text.stripTrailing().split("\n", -1))
                .mapToInt(line -> Math.max(1, (AttributedString.fromAnsi(line).columnLength() + width - 1) / width))
                .sum();
    }

    /// Shows a long page so that one can leaf through it, until the user leaves it; nothing may be printed meanwhile.
    /// Without the lock, which a Ctrl-C wants. False when it is short.
    boolean page(String text) {
        return text.lines().count() >= terminal.getRows() && Pager.show(terminal, text);
    }

    /// A page in lines that the window is wide enough for.
    String leaf(MimeBundle page) {
        String image = Pictures.of(page, terminal);
        return image.isEmpty() ? Wrapped.text(plain(page.text()), terminal.getColumns()) : image;
    }

    void flush() {
        if (!closed) {
            terminal.writer().flush();
        }
    }

    private String plain(String text) {
        return colours ? text : AttributedString.stripAnsi(text);
    }
}
