package jawait.repl;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;

/// What was typed before somebody reads it. One thread's.
final class Typeahead {
    private static final int INTERRUPT = 'C' - '@';
    private static final int MOMENT_MILLIS = 1;

    private final Terminal terminal;
    private final InputStream waiting = new FileInputStream(FileDescriptor.in);
    private boolean interrupted;

    private Typeahead(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Looks at what is typed for `reader` each time that a line has ended.
    static Typeahead of(LineReader reader) {
        var typeahead = new Typeahead(reader.getTerminal());
        reader.getWidgets().put(LineReader.CALLBACK_FINISH, () -> {
            typeahead.interrupted = typeahead.isInterrupt();
            return true;
        });
        return typeahead;
    }

    /// Whether a Ctrl-C was typed right behind the Enter that ended the line, which then is no cell to run. The
    /// terminal makes no signals of its own while a line is edited, so it waits as a character, and nobody would
    /// read it before the next prompt.
    boolean takesInterrupt() {
        boolean before = interrupted;
        interrupted = false;
        return before || isWaiting() && isInterrupt();
    }

    /// Reading in vain is harmless while a line is edited; later it would take what is typed for the cell.
    private boolean isWaiting() {
        try {
            return waiting.available() > 0;
        } catch (IOException e) {
            return false; // no terminal's: nobody types
        }
    }

    private boolean isInterrupt() {
        try {
            var reader = terminal.reader();
            return reader.peek(MOMENT_MILLIS) == INTERRUPT && reader.read(MOMENT_MILLIS) == INTERRUPT;
        } catch (InterruptedIOException e) {
            return true; // a signal, then
        } catch (IOException e) {
            return false; // whoever reads next is told
        }
    }
}
