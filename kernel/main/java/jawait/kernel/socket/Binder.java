package jawait.kernel.socket;

import jawait.kernel.wire.WireException;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// Opens sockets where the connection file wants them, encrypted when it has keys.
final class Binder {
    private final ConnectionFile file;
    private final @Nullable Curve curve;

    /// @throws WireException when the file's keys are none
    Binder(ConnectionFile file) throws WireException {
        this.file = file;
        this.curve = Curve.of(file);
    }

    /// A bound ROUTER: a client that comes back under its old name replaces the old one, nothing is dropped.
    ZMQ.Socket router(ZContext context, String port) {
        var socket = context.createSocket(SocketType.ROUTER);
        socket.setRouterHandover(true);
        socket.setHWM(0);
        bind(socket, port);
        return socket;
    }

    /// Binds a socket that has its options already.
    ///
    /// @param port its name in the connection file, `shell_port`
    void bind(ZMQ.Socket socket, String port) {
        socket.setLinger(Sockets.LINGER_MILLIS);
        if (curve != null) {
            curve.protect(socket);
        }
        var address = file.address(port);
        try {
            socket.bind(address);
        } catch (ZMQException | IllegalArgumentException e) {
            throw new IllegalStateException("cannot listen on " + address + " (" + port + "): " + e.getMessage(), e);
        }
    }
}
