/// `System.out`, `System.err` and `System.in` for many cells at once: installed once, never swapped, each
/// call filed by its thread's origin.
@NullMarked
package jawait.engine.stdio;

import org.jspecify.annotations.NullMarked;
