package jawait.kernel;

import jawait.kernel.socket.Channel;
import jawait.kernel.wire.Message;

/// A request with the way back to whoever sent it.
record Call(Message request, Channel channel) {}
