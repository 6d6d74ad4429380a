package jawait.kernel.socket;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Serves a ZeroMQ socket on a Unix domain socket, as libzmq's `ipc://` does: the bytes are the same as over TCP, so
/// each connection of a client's is joined to one of its own to our loopback port. Identities, subscriptions and keys
/// hold. (JeroMQ's own `ipc://` is TCP under another name, which no other client understands.)
final class UnixBridge implements AutoCloseable {
    private static final Logger LOG = System.getLogger("jawait.kernel");
    private static final int BUFFER = 65_536;

    private final ServerSocketChannel server;
    private final Path path;
    private final int port;

    /// Listens at `path` from now on; a socket that a dead kernel left there is replaced.
    ///
    /// @param port the loopback port that it leads to
    UnixBridge(Path path, int port) throws IOException {
        this.path = path;
        this.port = port;
        Files.deleteIfExists(path);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        thread("accept", this::serve);
    }

    private static void thread(String what, Runnable work) {
        Thread.ofPlatform().daemon().name("jawait-ipc-" + what).start(work);
    }

    private void serve() {
        try {
            while (true) {
                join(server.accept());
            }
        } catch (IOException closed) {
            LOG.log(Level.DEBUG, "no more connections at " + path, closed);
        }
    }

    private void join(SocketChannel client) throws IOException {
        try {
            var kernel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            kernel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
            thread("in", () -> pump(client, kernel));
            thread("out", () -> pump(kernel, client));
        } catch (IOException e) {
            client.close();
            LOG.log(Level.WARNING, "a connection at " + path + " could not be served: " + e.getMessage());
        }
    }

    /// Passes bytes on until one side ends, and then ends the other.
    private static void pump(ByteChannel from, ByteChannel to) {
        try (from;
                to) {
            var buffer = ByteBuffer.allocateDirect(BUFFER);
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "a connection has ended", gone);
        }
    }

    /// Stops listening and removes the socket's file. Connections go on until a side ends them.
    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "cannot remove " + path, e);
        }
    }
}
