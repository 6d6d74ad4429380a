package jawait.engine;

import org.jspecify.annotations.Nullable;

/// A variable of the session.
///
/// @param type its static type
/// @param cell the label of the cell that declared it
public record Variable(
        String name, String type, String cell, @Nullable Object value) {}
