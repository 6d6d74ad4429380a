package jawait.repl;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import jawait.display.MimeBundle;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/// The terminal as a thing to print on. Used under the lock of [TerminalScreen].
final class Paper {
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    /// The status line and the line above it.
    private static final int FOOT = 2;

    private final Terminal terminal;
    private final boolean colours;
    private final List<LineReader> readers = new CopyOnWriteArrayList<>();
    private boolean atLineStart = true;
    private boolean closed;

    /// @param colours false where no colour and no cursor movement is wanted
    Paper(Terminal terminal, boolean colours) {
        this.terminal = terminal;
        this.colours = colours;
    }

    /// Lines are typed in `typing` as well: what is printed above the line that is being typed goes through it.
    void typed(LineReader typing) {
        readers.add(typing);
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

    /// Prints lines of a cell that does not run.
    void above(Entry entry, String text) {
        if (closed) {
            return;
        }
        String label = colours ? DIM + entry.label() + PLAIN : entry.label();
        String lines = plain(text).lines().map(line -> label + line).collect(Collectors.joining("\n"));
        var typing = typing();
        if (typing.isPresent()) {
            typing.get().printAbove(AttributedString.fromAnsi(lines));
        } else {
            freshLine();
            print(lines + "\n");
            flush();
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

    /// Draws `text` where `before` stands, right above the line that is being typed. False where that cannot be done,
    /// and while none is typed.
    boolean replaceAbove(String before, String text) {
        var typing = typing();
        if (!colours || closed || typing.isEmpty()) {
            return false;
        }
        int rows = rows(before);
        int below = rows(typing.get().getBuffer().toString()) + FOOT;
        if (rows + below >= terminal.getRows()) {
            return false; // it may have left the screen
        }
        typing.get().printAbove("\u001b[" + rows + "F\u001b[" + rows + "M" + text.stripTrailing());
        return true;
    }

    /// Who reads the line that is being typed; empty while none is.
    private Optional<LineReader> typing() {
        return readers.stream().filter(LineReader::isReading).findFirst();
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
