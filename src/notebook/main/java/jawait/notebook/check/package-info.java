/// A notebook's outputs compared with those of a new run.
///
/// What differs from run to run (times, hashes, ports, paths) is normalised first; what is left is told as
/// a unified diff, cell by cell. Nothing here runs a cell.
@NullMarked
package jawait.notebook.check;

import org.jspecify.annotations.NullMarked;
