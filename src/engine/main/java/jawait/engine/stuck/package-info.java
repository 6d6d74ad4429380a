/// Cells that wait for what will not come: found while they run, and drawn.
///
/// It knows tasks and threads. It must never know the session: who runs is asked of its caller, and what was found is
/// told to it.
@NullMarked
package jawait.engine.stuck;

import org.jspecify.annotations.NullMarked;
