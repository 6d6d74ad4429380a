/// The five sockets of a kernel, each owned by one platform thread of its own.
///
/// It knows ZeroMQ and who may touch a socket. It must never know the engine or what a request leads to.
@NullMarked
package jawait.kernel.socket;

import org.jspecify.annotations.NullMarked;
