package jawait.kernel.socket;

import java.util.Map;
import jawait.kernel.wire.Message;
import jawait.kernel.wire.ToClient;

/// Where a request came from, and where its reply goes.
public sealed interface Channel permits ShellSocket, ControlSocket {
    /// Sends the reply to whoever sent `request`, with the request's header as parent. Never waits; safe from any
    /// thread.
    void reply(Message request, ToClient reply, Map<String, ?> metadata);
}
