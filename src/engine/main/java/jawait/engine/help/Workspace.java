package jawait.engine.help;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What help asks of a session. Answers may be late, when a cell is being compiled: help then goes on
/// without.
public interface Workspace {
    /// What the session knows now.
    CompletableFuture<Known> known();

    /// A variable's value in a few words; empty when it cannot be had without running code of the user's.
    CompletableFuture<Optional<String>> value(String variable);
}
