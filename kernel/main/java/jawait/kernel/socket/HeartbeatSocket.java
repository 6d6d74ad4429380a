package jawait.kernel.socket;

import java.util.List;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// Sends back whatever it gets, on a thread that nothing else uses.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#heartbeat-for-kernels">spec</a>
final class HeartbeatSocket {
    private final ZMQ.Socket socket;
    private final SocketThread thread;

    HeartbeatSocket(ZContext context, Binder binder) {
        socket = binder.router(context, "hb_port");
        thread = new SocketThread("jawait-heartbeat", socket, this::echo);
    }

    private void echo(List<byte[]> frames) {
        thread.write(frames);
    }

    SocketThread thread() {
        return thread;
    }

    ZMQ.Socket socket() {
        return socket;
    }
}
