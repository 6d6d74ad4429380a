/// The messages of the Jupyter protocol: one file for each verb, and the codec between them and signed frames.
///
/// It knows JSON, headers and signatures. It must never know sockets, threads, the engine or what a message leads to.
@NullMarked
package jawait.kernel.wire;

import org.jspecify.annotations.NullMarked;
