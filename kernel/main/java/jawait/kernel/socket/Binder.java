package jawait.kernel.socket;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jawait.kernel.wire.WireException;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// Opens sockets where the connection file wants them, encrypted when it has keys: on TCP, or on loopback ports behind
/// Unix domain sockets.
final class Binder implements AutoCloseable {
    private final ConnectionFile file;
    private final List<UnixBridge> bridges = new ArrayList<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
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
        if (file.isIpc()) {
            bindBehindBridge(socket, port);
            return;
        }
        var address = file.address(port);
        try {
            socket.bind(address);
        } catch (ZMQException | IllegalArgumentException e) {
            throw new IllegalStateException("cannot listen on " + address + " (" + port + "): " + e.getMessage(), e);
        }
        ports.put(port, portOf(socket));
    }

    private void bindBehindBridge(ZMQ.Socket socket, String port) {
        socket.bind("tcp://127.0.0.1:*");
        int number = file.port(port) == 0 ? ports.size() + 1 : file.port(port);
        ports.put(port, number);
        var path = file.ipcPath(number);
        try {
            bridges.add(new UnixBridge(path, portOf(socket)));
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("cannot listen at " + path + " (" + port + "): " + e.getMessage(), e);
        }
    }

    private static int portOf(ZMQ.Socket socket) {
        var endpoint = socket.getLastEndpoint();
        return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }

    /// The ports that were bound, by their names; with Unix domain sockets the numbers at the ends of their paths.
    Map<String, Integer> ports() {
        return ports;
    }

    /// Removes what Unix domain sockets leave on the disk.
    @Override
    public void close() {
        bridges.forEach(UnixBridge::close);
    }
}
