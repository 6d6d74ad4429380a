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

    private final Terminal terminal;
    private final boolean colours;
    private boolean atLineStart = true;
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
            atLineStart = text.endsWith("\n");
        }
    }

    void freshLine() {
        if (!atLineStart) {
            print("\n");
        }
    }

    /// Prints lines of a cell that does not run, above the line that is typed in `typing`.
    void above(Entry entry, String text, @Nullable LineReader typing) {
        String label = colours ? DIM + entry.label() + PLAIN : entry.label();
        above(plain(text).lines().map(line -> label + line).collect(Collectors.joining("\n")), typing);
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

    /// Draws `text` where `before` stands, the last lines on the screen. False where that cannot be done.
    boolean replace(String before, String text) {
        if (!colours || !atLineStart || closed) {
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

    /// Draws `text` where `before` stands, right above the line that is typed in `typing`. False where that cannot be
    /// done, and while none is typed.
    boolean replaceAbove(String before, String text, @Nullable LineReader typing) {
        if (!colours || closed || typing == null) {
            return false;
        }
        int rows = rows(before);
        int below = rows(typing.getBuffer().toString()) + FOOT;
        if (rows + below >= terminal.getRows()) {
            return false; // it may have left the screen
        }
        typing.printAbove("\u001b[" + rows + "F\u001b[" + rows + "M" + text.stripTrailing());
        return true;
    }

    /// Shows a text at the foot of the screen while a line is typed. The foot keeps its place, empty, until the line
    /// has ended, and comes only beside a short one: JLine draws the lines of a longer one twice when it comes or
    /// goes.
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

    /// Takes the foot away, now that no line is typed.
    void noFoot() {
        foot = "";
        Status.getExistingStatus(terminal).filter(status -> status.size() > 0).ifPresent(Status::hide);
    }

    private int rows(String text) {
        int width = Math.max(1, terminal.getColumns());
        return Arrays.stream(text.stripTrailing().split("\n", -1))
                .mapToInt(line -> Math.max(1, (AttributedString.fromAnsi(line).columnLength() + width - 1) / width))
                .sum();
    }

    /// Shows a long page so that one can leaf through it. False when it is short.
    boolean page(MimeBundle page) {
        String text = leaf(page);
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
