/// The magics about the session itself: what it holds, what was run, how it shows things.
@NullMarked
package jawait.engine.magic.session;

import org.jspecify.annotations.NullMarked;
