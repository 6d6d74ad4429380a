/// What was typed in all sessions, kept over restarts in one SQLite file that any number of kernels and terminals
/// write to at once. It knows no cell, no message and no prompt.
@NullMarked
package jawait.engine.history;

import org.jspecify.annotations.NullMarked;
