/// Everything that touches `jdk.jshell`: the one session, the thread that owns it, how its classes are
/// woven, loaded and redefined.
///
/// User code never runs in here: methods to run are handed out, and run by the cell's task (decision 3). It
/// knows no cells and no front ends.
@NullMarked
package jawait.engine.shell;

import org.jspecify.annotations.NullMarked;
