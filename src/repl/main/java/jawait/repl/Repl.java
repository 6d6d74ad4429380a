package jawait.repl;

import java.io.IOException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import jawait.engine.Session;
import jawait.engine.history.History;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/// The terminal REPL: cells typed one after the other, on the engine that notebooks have, with the same magics,
/// errors and history.
public final class Repl {
    /// So many earlier cells can be recalled.
    static final int REMEMBERED = 1_000;

    /// JLine's own native library; the JDK's way to native code takes three times as long to begin.
    static final String QUICKEST = TerminalBuilder.PROP_PROVIDER_JNI;

    private static final Size USUAL = Size.of(80, 24);

    /// Warns with a stack trace of a terminal that has no entry in this machine's terminfo, and does well without.
    /// Held here, because the logging library forgets a logger that nobody holds.
    private static final Logger JLINE = Logger.getLogger("org.jline");

    static {
        JLINE.setLevel(Level.OFF);
    }

    private Repl() {}

    /// How it is to be.
    ///
    /// @param vi vi's keys
    /// @param banner whether it greets
    public record Settings(boolean vi, boolean banner) {}

    /// What takes half a second to begin, begun: neither waits for the other, nor for the terminal.
    record Beginning(Session.Opening opening, History past) {
        static Beginning of(Function<String, @Nullable String> environment) {
            var past = History.ofUser(environment);
            past.open();
            return new Beginning(Session.begin(), past);
        }
    }

    /// Talks with the user on the terminal that the process has, until they leave. Blocks; from the main thread.
    ///
    /// @param environment gives the value of a variable, or null: NO_COLOR, JAWAIT_HISTORY
    /// @return the status that the process should end with
    public static int run(Settings settings, Function<String, @Nullable String> environment) throws IOException {
        var begun = Beginning.of(environment);
        try (var terminal = terminal()) {
            if (terminal.getColumns() == 0 || terminal.getRows() == 0) {
                terminal.setSize(USUAL); // nobody has told the pseudo-terminal how large its window is
            }
            return run(terminal, begun, settings, environment);
        }
    }

    /// JLine asks each way to the terminal that it knows before it takes the first: the quickest is tried alone.
    private static Terminal terminal() throws IOException {
        try {
            return TerminalBuilder.builder()
                    .system(true)
                    .provider(QUICKEST)
                    .dumb(false)
                    .build();
        } catch (IOException | IllegalStateException | LinkageError e) {
            return TerminalBuilder.builder().system(true).build();
        }
    }

    /// Whether the terminal itself shows what is typed while nobody reads it: not beside the output of a cell that
    /// runs. What is typed ahead then appears with the next prompt.
    static void echo(Terminal terminal, boolean on) {
        var attributes = terminal.getAttributes();
        attributes.setLocalFlag(Attributes.LocalFlag.ECHO, on);
        terminal.setAttributes(attributes);
    }

    /// As above, on any terminal.
    static int run(
            Terminal terminal, Beginning begun, Settings settings, Function<String, @Nullable String> environment) {
        boolean colours =
                environment.apply("NO_COLOR") == null && !terminal.getType().startsWith(Terminal.TYPE_DUMB);
        echo(terminal, false);
        var answers = new Answers(terminal);
        var paper = new Paper(terminal, colours);
        var screen = new TerminalScreen(paper, answers);
        screen.beside(answers.reader());
        try (var session = begun.opening.open(screen);
                var past = begun.past) {
            var history = past.session();
            var reader = Editor.on(terminal, session, history.tail(REMEMBERED), screen, colours, settings.vi());
            screen.beside(reader);
            answers.serve(screen, session);
            var conversation = new Conversation(terminal, session, screen, reader, answers, history, colours);
            terminal.handle(Terminal.Signal.INT, signal -> conversation.interrupted());
            if (settings.banner()) {
                terminal.writer()
                        .println("jawait on Java " + Runtime.version().feature()
                                + " · Tab completes, Alt-H documents, /help lists commands, Ctrl-D leaves");
            }
            int status = conversation.run();
            screen.close();
            return status;
        }
    }
}
