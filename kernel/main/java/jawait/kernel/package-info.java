/// The notebook kernel: takes requests from the sockets, asks the engine, and sends back what came of it.
///
/// It knows requests, replies and the order in which a client must see them. It must never know frames, JSON text or
/// how Java is run.
@NullMarked
package jawait.kernel;

import org.jspecify.annotations.NullMarked;
