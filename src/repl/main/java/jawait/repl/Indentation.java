package jawait.repl;

import java.io.IOError;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jline.reader.Buffer;
import org.jline.terminal.Terminal;

/// The blanks at the beginning of a cell's next line: as many as the block wants; none for lines that are pasted into
/// a terminal without brackets around what is pasted, since they bring their own. Such lines are already waiting when
/// the one before them ends, and begin with white space sooner or later. One thread's.
final class Indentation {
    private static final int STEP = 4;
    private static final long WAITING_MILLIS = 20;

    private final Terminal terminal;
    private boolean pasting;
    private int given;

    Indentation(Terminal terminal) {
        this.terminal = terminal;
    }

    /// How many blanks a line begins with that should have `wanted` of them.
    int of(int wanted) {
        int next = waiting();
        pasting = next >= 0 && (pasting || Character.isWhitespace(next));
        given = pasting ? 0 : wanted;
        return given;
    }

    /// A brace that begins its line ends a block: it is going to stand where the block's first line does, unless
    /// the blanks before it were typed.
    void beforeBrace(Buffer buffer) {
        String before = buffer.upToCursor();
        String line = before.substring(before.lastIndexOf('\n') + 1);
        if (before.contains("\n") && line.isBlank() && line.length() == given) {
            buffer.backspace(Math.min(STEP, given));
        }
    }

    /// The character that has been typed already, or a negative number.
    private int waiting() {
        try {
            return terminal.reader().peek(WAITING_MILLIS);
        } catch (InterruptedIOException e) {
            throw new IOError(e); // Ctrl-C, as the line editor passes it on
        } catch (IOException e) {
            return -1; // whoever reads next is told
        }
    }
}
