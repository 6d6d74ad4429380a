package jawait.repl;

import java.io.IOException;
import java.util.Objects;
import jawait.engine.Session;
import jawait.engine.history.Entry;
import org.jline.builtins.InputRC;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;

/// Makes the line editor: JLine with this session's help. Enter runs a complete cell and else begins an indented line;
/// Tab completes; what is pasted is typed as it is; keys are Emacs's, or vi's where `~/.inputrc` or the caller
/// says so.
final class Editor {
    private static final String F1 = "\u001bOP";
    private static final int INDENT = 4;

    private Editor() {}

    /// @param past earlier cells of the user's, oldest first
    static LineReader on(Terminal terminal, Session session, Iterable<Entry> past, boolean colours, boolean vi) {
        var menu = new Menu(item -> Docs.sentence(session, item));
        var history = new DefaultHistory();
        var reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("jawait")
                .parser(new CellParser(session))
                .completer(menu)
                .completionMatcher(menu)
                .highlighter(new JavaColours(colours))
                .history(history)
                .expander(new AsTyped())
                .variable(LineReader.INDENTATION, 1) // the parser counts blanks, not brackets
                .variable(LineReader.LIST_MAX, 200)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P   ...: ")
                .variable(LineReader.HISTORY_SIZE, Repl.REMEMBERED)
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.INSERT_TAB, true) // at the beginning of a line a Tab indents
                .option(Option.HISTORY_IGNORE_SPACE, false)
                .option(Option.CASE_INSENSITIVE, true)
                .build();
        past.forEach(entry -> history.add(entry.input()));
        configure(reader, vi);
        bind(reader, new Docs(session, reader));
        return reader;
    }

    private static void configure(LineReader reader, boolean vi) {
        try {
            InputRC.configure(reader);
        } catch (IOException | RuntimeException e) {
            System.getLogger("jawait.repl").log(System.Logger.Level.DEBUG, "a strange .inputrc", e);
        }
        if (vi) {
            reader.setKeyMap(LineReader.VIINS);
        }
    }

    private static void bind(LineReader reader, Docs docs) {
        reader.getWidgets().put("jawait-documentation", docs::page);
        reader.getWidgets().put("jawait-import", docs::importName);
        reader.getWidgets().put("jawait-signature", docs::signature);
        reader.getWidgets().put("jawait-close-block", () -> closeBlock(reader));
        reader.getWidgets().put("jawait-close-round", () -> close(reader, LineReader.INSERT_CLOSE_PAREN));
        reader.getWidgets().put("jawait-close-square", () -> close(reader, LineReader.INSERT_CLOSE_SQUARE));
        for (var name : new String[] {LineReader.EMACS, LineReader.VIINS, LineReader.VICMD}) {
            KeyMap<Binding> keys = Objects.requireNonNull(reader.getKeyMaps().get(name));
            keys.bind(new Reference("jawait-documentation"), F1, KeyMap.alt('h'));
            if (!name.equals(LineReader.VICMD)) {
                keys.bind(new Reference("jawait-close-block"), "}");
                keys.bind(new Reference("jawait-close-round"), ")");
                keys.bind(new Reference("jawait-close-square"), "]");
            }
            keys.bind(new Reference("jawait-import"), KeyMap.alt('i'));
            keys.bind(new Reference("jawait-signature"), KeyMap.alt('s'));
        }
    }

    /// A brace that begins its line ends a block: it stands where the block's first line does.
    private static boolean closeBlock(LineReader reader) {
        var buffer = reader.getBuffer();
        String before = buffer.upToCursor();
        String line = before.substring(before.lastIndexOf('\n') + 1);
        if (line.isBlank() && before.contains("\n")) {
            buffer.backspace(Math.min(INDENT, line.length()));
        }
        return close(reader, LineReader.INSERT_CLOSE_CURLY);
    }

    /// Inserts a bracket and shows its partner, without what JLine takes for the indentation before it.
    private static boolean close(LineReader reader, String widget) {
        reader.setVariable(LineReader.INDENTATION, 0);
        try {
            reader.callWidget(widget);
        } finally {
            reader.setVariable(LineReader.INDENTATION, 1);
        }
        return true;
    }
}
