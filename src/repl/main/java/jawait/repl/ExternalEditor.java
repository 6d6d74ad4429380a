package jawait.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;

/// `$VISUAL` or `$EDITOR` on a cell, or on a file.
final class ExternalEditor {
    private ExternalEditor() {}

    /// How it ended.
    sealed interface Result {}

    /// The text as it was left.
    record Edited(String source) implements Result {}

    /// Why it could not be edited.
    record Failed(String why) implements Result {}

    /// Edits a text, or the file that is named when there is no text.
    static Result edit(Terminal terminal, String text, String named) {
        var command = command();
        Path made = null;
        try {
            Path file = text.isEmpty() && !named.isEmpty() ? Path.of(named) : null;
            if (file == null) {
                file = made = Files.createTempFile("jawait-cell-", ".java");
                Files.writeString(file, text);
            } else if (!Files.exists(file)) {
                return new Failed("there is no cell, declaration or file called " + named);
            }
            command.add(file.toString());
            terminal.pause();
            Repl.echo(terminal, true);
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            return status == 0
                    ? new Edited(Files.readString(file))
                    : new Failed(String.join(" ", command) + " ended with status " + status + "; nothing was run");
        } catch (IOException e) {
            return new Failed("the editor could not be used (set EDITOR to another one): " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("interrupted");
        } finally {
            Repl.echo(terminal, false);
            terminal.resume();
            delete(made);
        }
    }

    private static List<String> command() {
        for (var name : List.of("VISUAL", "EDITOR")) {
            String said = System.getenv(name);
            if (said != null && !said.isBlank()) {
                return new ArrayList<>(List.of(said.strip().split("\\s+")));
            }
        }
        return new ArrayList<>(List.of(System.getProperty("os.name").startsWith("Windows") ? "notepad" : "vi"));
    }

    private static void delete(@org.jspecify.annotations.Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger("jawait.repl").log(System.Logger.Level.DEBUG, "a temporary file stays", e);
        }
    }
}
