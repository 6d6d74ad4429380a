/// For hosts of user code (a notebook kernel, a REPL), not for users: the origin that travels with work, the checks
/// and shims that woven code calls, and the entry for a cell's root task.
@NullMarked
package jawait.runtime;

import org.jspecify.annotations.NullMarked;
