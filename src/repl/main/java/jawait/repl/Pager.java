package jawait.repl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Terminal;

/// Leafs through long texts as `less` does; `q` leaves.
final class Pager {
    private Pager() {}

    /// Shows it until the user leaves. False when that is not possible here.
    static boolean show(Terminal terminal, String text) {
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            return false;
        }
        try {
            new Less(terminal, Path.of("")).run(new Text(text));
            return true;
        } catch (InterruptedException | InterruptedIOException e) { // Ctrl-C
            Thread.currentThread().interrupt();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private record Text(String text) implements Source {
        @Override
        public String getName() {
            return "";
        }

        @Override
        public InputStream read() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Long lines() {
            return text.lines().count();
        }
    }
}
