package jawait.engine.magic;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import jawait.Task;
import jawait.display.MimeBundle;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// What a magic can ask of the session for the cell that it stands in. Rich output goes by
/// [jawait.display.Display], which files it under the cell too.
public interface Host {
    /// Prints on the cell's standard output, from whatever thread.
    void print(String text);

    /// Prints on the cell's standard error, from whatever thread.
    void printError(String text);

    /// As [#printError], below the cell that this work belongs to.
    void tell(Origin origin, String text);

    /// Shows a page of help: in the notebook's pager, in the terminal.
    void page(MimeBundle page);

    /// Asks the user for a line; null at the end of input.
    ///
    /// @throws IOException when nobody can be asked
    @Nullable
    String ask(String prompt) throws IOException, InterruptedException;

    /// All the magics of the session.
    Magics magics();

    /// Runs code of this cell, which may hold magics itself, and gives the value of its last expression
    /// (null for none). What it declares is declared for the session.
    ///
    /// @throws Exception whatever the code throws, as it is; code that does not compile ends the cell with
    /// its report
    @Nullable
    Object run(Code code) throws Exception;

    /// As [#run(Code)], but for so long at most. Code that cannot be stopped then is left behind: the cell ends all the
    /// same.
    ///
    /// @throws java.util.concurrent.TimeoutException when the time is over and the code has been stopped
    @Nullable
    Object run(Code code, double seconds) throws Exception;

    /// As [#run(Code)], measured; the meter is not counting before and after.
    @Nullable
    Object measure(Code code, Meter meter) throws Exception;

    /// As [#run(Code)], for a part of a file.
    @Nullable
    Object load(Script script) throws Exception;

    /// Runs code of this cell as a task, which outlives the cell; it ends with the value of the last
    /// expression. Returns at once.
    Task<?> background(String name, Code code);

    /// The static type of an expression of this cell, `void` included; empty for what is no expression.
    Optional<String> type(Code code) throws InterruptedException;

    /// The value of an expression that code of this cell is a part of. No variable is kept for it.
    ///
    /// @param before what precedes the code; no line breaks
    /// @throws Exception as [#run(Code)] does
    @Nullable
    Object make(String before, Code code, String after) throws Exception;

    /// The value of an expression that the magic makes up; empty when it does not compile.
    Optional<Object> value(String expression) throws Exception;

    /// Stack frames as reports of errors show them: places in cells, no frames of our own.
    List<String> frames(List<StackTraceElement> frames) throws InterruptedException;
}
