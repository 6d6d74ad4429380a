package jawait.repl;

import org.jspecify.annotations.Nullable;

/// Asks the user for a line.
@FunctionalInterface
interface Questions {
    /// Waits for the answer.
    ///
    /// @param prompt what to show, perhaps empty
    /// @param secret true for a password
    /// @return the line without its end; null at the end of input
    @Nullable
    String ask(String prompt, boolean secret) throws InterruptedException;
}
