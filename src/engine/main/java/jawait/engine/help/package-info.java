/// Answers questions about code: what could be typed here, what is this, is it complete.
///
/// It has a compiler and a thread of its own, so that it waits neither for cells nor for their compilation.
/// What earlier cells declared is told to it as [Known]; it knows no cells, tasks or sessions, and runs no
/// user code.
@NullMarked
package jawait.engine.help;

import org.jspecify.annotations.NullMarked;
