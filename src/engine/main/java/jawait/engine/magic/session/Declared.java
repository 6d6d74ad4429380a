package jawait.engine.magic.session;

import org.jspecify.annotations.Nullable;

/// Something that the user declared.
///
/// @param kind `variable`, `method`, `type` or `import`
/// @param name its name; of a method with its parameter types
/// @param type the type of a variable or of what a method gives; `class`, `record` and so on for a type
/// @param cell the cell that declared it
/// @param value the value of a variable
public record Declared(
        String kind,
        String name,
        String type,
        String cell,
        @Nullable Object value) {}
