package jawait.engine.history;

import org.jspecify.annotations.Nullable;

/// One cell that was run.
///
/// @param session the number of its session, ascending over all sessions of the user
/// @param line its number in the session, from 1
/// @param input what was typed
/// @param output its result as text; null when it had none
public record Entry(
        long session, int line, String input, @Nullable String output) {}
