package jawait.net;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// Opens the JDK's server at a port.
///
/// What it asks the system for once, for all servers of the JVM, is set here unless the user has: to send
/// small packets at once (else each answer on a kept connection may wait 40 ms), and to keep more than 200
/// idle connections.
final class WebListener {
    private static final int BACKLOG = 1024;

    static {
        preset("sun.net.httpserver.nodelay", "true");
        preset("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private WebListener() {}

    private static void preset(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /// @param host null for loopback
    /// @throws BindException when the port cannot be had, saying who has it
    static HttpServer open(@Nullable String host, int port) throws IOException {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "Web.serve: expected a port from 1 to 65535, or 0 for any free one, found " + port);
        }
        InetAddress address = address(host);
        try {
            return HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
        } catch (SocketException e) {
            throw new BindException(message(address, port, e)); // which says all that the system did
        }
    }

    private static InetAddress address(@Nullable String host) throws IOException {
        if (host == null) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new UnknownHostException("Web.serve: there is no host \"" + host
                    + "\"; 127.0.0.1 is this machine only, 0.0.0.0 every network it is in");
        }
    }

    private static String message(InetAddress address, int port, SocketException e) {
        String place = "Web.serve: port " + port + " of " + address.getHostAddress();
        if (!String.valueOf(e.getMessage()).contains("in use")) {
            return place + " cannot be had: " + e.getMessage() + "; take another, or 0 for any free one";
        }
        Web holder = Web.at(port);
        return holder == null
                ? place + " is in use by another program; take another port, or 0 for any free one"
                : place + " is in use by " + holder.owner()
                        + ": stop that one by its close(), or with //! replace as the"
                        + " first line of the cell when it is run again; or take port 0, which is any free one";
    }

    /// How clients on this machine reach it.
    static String url(HttpServer server) {
        InetSocketAddress bound = server.getAddress();
        InetAddress address = bound.getAddress();
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort();
    }

    /// Gives a port back at which nothing was ever served.
    static void drop(HttpServer server) {
        server.setExecutor(_ -> {
            throw new IllegalStateException("not started");
        });
        server.start(); // its selector is closed by its thread only
        server.stop(0);
    }
}
