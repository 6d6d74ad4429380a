package jawait.repl;

import java.util.regex.Pattern;
import jawait.engine.Session;
import jawait.engine.help.Completeness;
import jawait.engine.help.Completion;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Decides at each Enter whether a cell is complete, and at each Tab which part of it is being completed. Two empty
/// lines at the end run what stands before them, as it is: who wants the error gets it.
final class CellParser implements Parser {
    private static final Pattern INSISTED = Pattern.compile("\\n[ \\t]*\\n[ \\t]*\\z");

    private final Session session;
    private final Indentation indentation;

    CellParser(Session session, Indentation indentation) {
        this.session = session;
        this.indentation = indentation;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        return switch (context) {
            case COMPLETE -> new CompletedLine(line, cursor, completion(line, cursor));
            case ACCEPT_LINE, UNSPECIFIED -> accepted(line, cursor);
            default -> new CompletedLine(line, cursor, Completion.nothing(cursor));
        };
    }

    /// A command of the terminal's own is one line without Java to complete, but for its name and its words.
    private Completion completion(String line, int cursor) {
        return Slash.is(line) ? Slash.complete(line, cursor, session::complete) : session.complete(line, cursor);
    }

    private ParsedLine accepted(String line, int cursor) {
        if (!Slash.is(line)
                && !INSISTED.matcher(line).find()
                && session.completeness(line) instanceof Completeness.Incomplete(var indent)) {
            throw new EOFError(-1, cursor, "the cell goes on", "", indentation.of(indent.length()), "");
        }
        return new CompletedLine(line, cursor, Completion.nothing(cursor));
    }

    @Override
    public boolean isEscapeChar(char character) {
        return false;
    }
}
