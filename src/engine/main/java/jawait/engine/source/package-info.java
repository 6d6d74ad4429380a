/// Cuts a cell into the pieces that JShell takes one at a time. Text in, positions out: it knows neither JShell nor
/// tasks.
@NullMarked
package jawait.engine.source;

import org.jspecify.annotations.NullMarked;
