/// Errors as people read them: where, what was expected and found, and the way on.
///
/// Compile errors come in as the compiler's findings, thrown ones as throwables, and leave as a [Problem]. It knows
/// JShell (for names that would fit) but no cells and no tasks: a place is a label and a text.
@NullMarked
package jawait.engine.problem;

import org.jspecify.annotations.NullMarked;
