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
    private static final String[] F1 = {"\u001bOP", "\u001b[11~"};
    private static final String[] F2 = {"\u001bOQ", "\u001b[12~"};
    private static final String[] F3 = {"\u001bOR", "\u001b[13~"};
    private static final String BACK_TAB = "\u001b[Z";
    private static final long ESCAPE_MILLIS = 100;

    private Editor() {}

    /// @param past earlier cells of the user's, oldest first
    /// @param screen prints above the line that is being typed
    static LineReader on(
            Terminal terminal,
            Session session,
            Iterable<Entry> past,
            TerminalScreen screen,
            boolean colours,
            boolean vi) {
        var menu = new Menu(item -> Docs.sentence(session, item), screen::lists);
        var history = new DefaultHistory();
        var indentation = new Indentation(terminal);
        var reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("jawait")
                .parser(new CellParser(session, indentation))
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
        define(reader, new Docs(session, reader, screen::tell, colours), indentation);
        bind(reader);
        return reader;
    }

    private static void configure(LineReader reader, boolean vi) {
        try {
            InputRC.configure(reader);
        } catch (IOException | RuntimeException e) {
            System.getLogger("jawait.repl").log(System.Logger.Level.DEBUG, "a strange .inputrc", e);
        }
        if (vi) {
            reader.getKeyMaps().put(LineReader.MAIN, keys(reader, LineReader.VIINS));
        }
    }

    private static KeyMap<Binding> keys(LineReader reader, String name) {
        return Objects.requireNonNull(reader.getKeyMaps().get(name));
    }

    private static void define(LineReader reader, Docs docs, Indentation indentation) {
        var widgets = reader.getWidgets();
        widgets.put("jawait-documentation", docs::page);
        widgets.put("jawait-import", docs::importName);
        widgets.put("jawait-signature", docs::signature);
        widgets.put("jawait-close-block", () -> {
            indentation.beforeBrace(reader.getBuffer());
            return close(reader, LineReader.INSERT_CLOSE_CURLY);
        });
        widgets.put("jawait-close-round", () -> close(reader, LineReader.INSERT_CLOSE_PAREN));
        widgets.put("jawait-close-square", () -> close(reader, LineReader.INSERT_CLOSE_SQUARE));
    }

    /// In vi's modes Escape is a key by itself, and what is typed quickly after it another: no Alt there.
    private static void bind(LineReader reader) {
        for (var name : new String[] {LineReader.EMACS, LineReader.VIINS, LineReader.VICMD}) {
            var keys = keys(reader, name);
            keys.bind(new Reference("jawait-documentation"), F1);
            keys.bind(new Reference("jawait-signature"), F2);
            keys.bind(new Reference("jawait-import"), F3);
            keys.bind(new Reference("jawait-signature"), BACK_TAB);
            if (!name.equals(LineReader.VICMD)) {
                keys.bind(new Reference("jawait-close-block"), "}");
                keys.bind(new Reference("jawait-close-round"), ")");
                keys.bind(new Reference("jawait-close-square"), "]");
            }
        }
        var emacs = keys(reader, LineReader.EMACS);
        emacs.bind(new Reference("jawait-documentation"), KeyMap.alt('h'));
        emacs.bind(new Reference("jawait-signature"), KeyMap.alt('s'));
        emacs.bind(new Reference("jawait-import"), KeyMap.alt('i'));
        keys(reader, LineReader.VICMD).bind(new Reference("jawait-documentation"), "K");
        keys(reader, LineReader.VIINS).setAmbiguousTimeout(ESCAPE_MILLIS);
        keys(reader, LineReader.VICMD).setAmbiguousTimeout(ESCAPE_MILLIS);
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
