/// The magics about tasks: see them, stop them, run a cell as one, bound or replace its time.
@NullMarked
package jawait.engine.magic.tasks;

import org.jspecify.annotations.NullMarked;
