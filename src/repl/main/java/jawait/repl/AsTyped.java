package jawait.repl;

import org.jline.reader.Expander;
import org.jline.reader.History;

/// Leaves `!` and `$` alone: in Java they are no references to the history and to variables of a shell.
final class AsTyped implements Expander {
    @Override
    public String expandHistory(History history, String line) {
        return line;
    }

    @Override
    public String expandVar(String word) {
        return word;
    }
}
