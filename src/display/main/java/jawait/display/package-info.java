/// What a cell calls to show things, and how values become something to look at.
///
/// It knows values and MIME types. It must never know sockets, JSON text or a front end: shown things go to a
/// [jawait.display.Screen].
@NullMarked
package jawait.display;

import org.jspecify.annotations.NullMarked;
