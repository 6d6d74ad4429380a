package jawait.notebook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a notebook is run.
///
/// @param timeout how long one cell may take; null for as long as it likes
/// @param keepGoing whether later cells run when one has failed
/// @param patience how long tasks may go on when all cells have ended, before they are cancelled
/// @param answers who answers what cells ask (`input`, `System.in`)
public record RunSettings(@Nullable Duration timeout, boolean keepGoing, Duration patience, Answers answers) {
    /// No timeout, stops at the first failure, waits five seconds for tasks, answers nothing.
    public static final RunSettings PLAIN = new RunSettings(null, false, Duration.ofSeconds(5), Answers.NONE);

    /// Who answers the questions of cells.
    public interface Answers {
        /// Nobody.
        Answers NONE = (prompt, secret) -> {
            throw new java.io.UncheckedIOException(
                    "StdinNotSupported: this run cannot ask for input. Give the value in the code, "
                            + "or as a parameter (-p name=value)",
                    new java.io.IOException("nobody can be asked"));
        };

        /// Asks for one line.
        ///
        /// @return the line, or null at the end of input
        /// @throws InterruptedException when the asking cell is stopped
        @Nullable
        String line(String prompt, boolean secret) throws InterruptedException;
    }
}
