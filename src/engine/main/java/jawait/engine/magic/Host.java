package jawait.engine.magic;

import jawait.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/// What a magic can ask of the session for the cell that it stands in. Rich output goes by
/// [jawait.display.Display], which files it under the cell too.
public interface Host {
    /// Prints on the cell's standard output.
    void print(String text);

    /// Prints on the cell's standard error.
    void printError(String text);

    /// Shows a page of help: in the notebook's pager, in the terminal.
    void page(MimeBundle page);

    /// All the magics of the session.
    Magics magics();

    /// Runs code of this cell, which may hold magics itself, and gives the value of its last expression
    /// (null for none). What it declares is declared for the session.
    ///
    /// @throws Exception whatever the code throws, as it is; code that does not compile ends the cell with
    /// its report
    @Nullable
    Object run(Code code) throws Exception;
}
