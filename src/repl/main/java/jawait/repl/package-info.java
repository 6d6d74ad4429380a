/// The terminal: cells typed one after the other, run on the same engine as a notebook's.
///
/// [Repl] is the whole of it: the loop. [Editor] reads a cell, with all the help that a line editor can give;
/// [TerminalScreen] is what the engine prints and shows on, also above a line that is being typed; [PlainCells] is
/// for a standard input that is no terminal.
@NullMarked
package jawait.repl;

import org.jspecify.annotations.NullMarked;
