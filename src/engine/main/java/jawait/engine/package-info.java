/// Runs Java: one JShell session, made safe for long-lived async work.
///
/// It knows cells, tasks, outcomes and errors. It must never know JSON, sockets, prompts or terminals:
/// those are its front ends'.
@NullMarked
package jawait.engine;

import org.jspecify.annotations.NullMarked;
