package jawait.repl;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jline.terminal.Terminal;

/// What was typed before somebody reads it. One thread's.
final class Typeahead {
    private static final int INTERRUPT = 'C' - '@';
    private static final int MOMENT_MILLIS = 1;

    private final Terminal terminal;
    private final InputStream waiting = new FileInputStream(FileDescriptor.in);

    Typeahead(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Takes a Ctrl-C that was typed right behind the Enter that ended a line. While a line is edited the terminal
    /// makes
    /// no signals of its own, so it waits as a character, and nobody would read it before the next prompt.
    ///
    /// Nothing is read unless something waits: a reader that waits in vain would take what is typed for the cell.
    boolean takeInterrupt() {
        try {
            var reader = terminal.reader();
            boolean typed = reader.available() > 0 || waiting.available() > 0;
            return typed && reader.peek(MOMENT_MILLIS) == INTERRUPT && reader.read(MOMENT_MILLIS) == INTERRUPT;
        } catch (IOException e) {
            return false; // whoever reads next is told
        }
    }
}
