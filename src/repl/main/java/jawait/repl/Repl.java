package jawait.repl;

import java.io.IOException;
import java.util.function.Function;
import jawait.engine.Session;
import jawait.engine.history.History;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/// The terminal REPL: cells typed one after the other, on the engine that notebooks have, with the same magics,
/// errors and history.
public final class Repl {
    /// So many earlier cells can be recalled.
    static final int REMEMBERED = 1_000;

    private static final Size USUAL = Size.of(80, 24);

    private Repl() {}

    /// How it is to be.
    ///
    /// @param vi vi's keys
    /// @param banner whether it greets
    public record Settings(boolean vi, boolean banner) {}

    /// Talks with the user on the terminal that the process has, until they leave. Blocks; from the main thread.
    ///
    /// @param environment gives the value of a variable, or null: NO_COLOR, JAWAIT_HISTORY
    /// @return the status that the process should end with
    public static int run(Settings settings, Function<String, @Nullable String> environment) throws IOException {
        var opening = Session.begin();
        try (var terminal = TerminalBuilder.builder().system(true).build()) {
            if (terminal.getColumns() == 0 || terminal.getRows() == 0) {
                terminal.setSize(USUAL); // nobody has told the pseudo-terminal how large its window is
            }
            return run(terminal, opening, settings, environment);
        }
    }

    /// As above, on any terminal.
    static int run(
            Terminal terminal,
            Session.Opening opening,
            Settings settings,
            Function<String, @Nullable String> environment) {
        boolean colours =
                environment.apply("NO_COLOR") == null && !terminal.getType().startsWith(Terminal.TYPE_DUMB);
        var answers = new Answers(terminal);
        var paper = new Paper(terminal, colours);
        var screen = new TerminalScreen(paper, answers);
        try (var session = opening.open(screen);
                var past = History.ofUser(environment)) {
            var history = past.session();
            var reader = Editor.on(terminal, session, history.tail(REMEMBERED), colours, settings.vi());
            paper.typed(reader);
            answers.serve(reader, session);
            terminal.handle(Terminal.Signal.INT, signal -> session.interrupt());
            if (settings.banner()) {
                terminal.writer()
                        .println("jawait on Java " + Runtime.version().feature()
                                + " · Tab completes, Alt-H documents, /help lists commands, Ctrl-D leaves");
            }
            int status = new Conversation(terminal, session, screen, reader, answers, history, colours).run();
            screen.close();
            return status;
        }
    }
}
