package jawait.engine.help;

import java.nio.file.Path;
import java.util.List;

/// What a session knows: what cells compile against, and what they have declared so far.
///
/// @param classPath jars and folders besides the JDK
/// @param declared imports, variables, methods and types, in the order of their making
public record Known(List<Path> classPath, List<Declared> declared) {
    /// What kinds of things a cell can declare.
    public enum Kind {
        /// Imports of any number, as typed.
        IMPORT,
        /// A variable.
        VARIABLE,
        /// A method.
        METHOD,
        /// A class, interface, record, enum or annotation.
        TYPE
    }

    /// One thing that a cell declared.
    ///
    /// @param type a variable's type as it would be written; empty for the others
    /// @param source the declaration as typed
    /// @param comment the documentation comment before it, with its marks; empty when there is none
    /// @param cell the label of the cell, as `In[3]`; empty when it came with the session
    public record Declared(Kind kind, String name, String type, String source, String comment, String cell) {}
}
