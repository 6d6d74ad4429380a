package jawait.repl;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.ScreenTerminalOutputStream;

/// A terminal whose screen can be looked at: JLine's, which does as real ones do when the cursor is restored.
record VirtualScreen(LineDisciplineTerminal terminal, ScreenTerminal screen) {
    static VirtualScreen of(String type, int width, int height) throws IOException {
        var screen = new ScreenTerminal(width, height);
        var delegate = new ScreenTerminalOutputStream.DelegateOutputStream();
        var terminal = new LineDisciplineTerminal("test", type, new Restoring(delegate), StandardCharsets.UTF_8);
        terminal.setSize(Size.of(width, height));
        ScreenTerminal.wireTerminal(screen, terminal, delegate);
        return new VirtualScreen(terminal, screen);
    }

    /// What is on the screen, without blanks at the ends of lines.
    String text() {
        return screen.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    /// The screen remembers that the last column was written to beyond a restored cursor, and would put the next
    /// letter on a line of its own; a carriage return makes it forget.
    private static final class Restoring extends FilterOutputStream {
        private static final int ESCAPE = 27;
        private boolean escape;

        Restoring(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int letter) throws IOException {
            if (escape) {
                if (letter == '8') {
                    out.write('\r');
                }
                out.write(ESCAPE);
            }
            escape = letter == ESCAPE;
            if (!escape) {
                out.write(letter);
            }
        }
    }
}
