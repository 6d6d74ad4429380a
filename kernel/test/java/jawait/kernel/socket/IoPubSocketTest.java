package jawait.kernel.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jawait.kernel.wire.Header;
import jawait.kernel.wire.Json;
import jawait.kernel.wire.Status;
import jawait.kernel.wire.WireException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// Publishing over a real socket: nothing is lost, whatever subscribers and writers do.
class IoPubSocketTest {
    private static final Header CELL = new Header("{\"msg_id\":\"cell\"}", "cell", "execute_request", "");

    private final ZContext clients = new ZContext();
    private Sockets sockets;

    @BeforeEach
    void begin() throws WireException {
        sockets = new Sockets(ConnectionFile.local(""), (channel, message) -> {}, () -> {});
        sockets.start();
    }

    @AfterEach
    void end() {
        clients.close();
        sockets.close();
    }

    private ZMQ.Socket subscriber() throws WireException {
        var socket = clients.createSocket(SocketType.SUB);
        socket.setReceiveTimeOut(120_000);
        socket.setRcvHWM(10);
        socket.setLinger(0);
        // One JeroMQ connect in a hundred never begins its handshake (jeromq pull request 1022) and is then tried
        // again.
        socket.setHandshakeIvl(1_000);
        socket.subscribe("");
        socket.connect("tcp://127.0.0.1:" + sockets.connection().port("iopub_port"));
        assertEquals("iopub_welcome", next(socket).type());
        return socket;
    }

    private record Published(String type, String text) {}

    private static Published next(ZMQ.Socket socket) throws WireException {
        List<String> frames = new ArrayList<>();
        do {
            frames.add(String.valueOf(socket.recvStr()));
        } while (socket.hasReceiveMore());
        assertEquals(7, frames.size(), () -> "a whole message in time, not " + frames);
        var content = Json.object(frames.get(6));
        var type = String.valueOf(Json.object(frames.get(3)).get("msg_type"));
        return new Published(type, String.valueOf(content.getOrDefault("text", content.get("execution_state"))));
    }

    private static String textUntilIdle(ZMQ.Socket socket) throws WireException {
        var text = new StringBuilder();
        for (var message = next(socket); !message.text.equals("idle"); message = next(socket)) {
            text.append(message.text);
        }
        return text.toString();
    }

    @Test
    void a_subscriber_that_stops_reading_and_comes_back_gets_every_line() throws Exception {
        var socket = subscriber();
        int lines = 800_000; // twice what all the buffers on the way hold
        var line = "a line that is long enough to fill the buffers of the system ";
        var written = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            for (int i = 0; i < lines; i++) {
                sockets.iopub().print(CELL, "stdout", line + i + "\n");
            }
            sockets.iopub().post(CELL, Status.IDLE);
            written.countDown();
        });
        // Nobody reads: the writer has to stop somewhere, and the kernel's own messages still go in.
        assertFalse(written.await(3, TimeUnit.SECONDS), "the writer should wait for room");
        var text = textUntilIdle(socket).lines().toList();
        assertEquals(lines, text.size());
        assertEquals(line + (lines - 1), text.getLast());
        assertTrue(written.await(120, TimeUnit.SECONDS));
    }

    @Test
    void many_small_messages_to_two_subscribers_all_arrive() throws Exception {
        var one = subscriber();
        var other = subscriber();
        assertEquals("iopub_welcome", next(one).type, "a newcomer's welcome is seen by all");
        for (int i = 0; i < 5_000; i++) {
            sockets.iopub().print(CELL, "stdout", "x");
            sockets.iopub().post(CELL, Status.BUSY);
        }
        for (int i = 0; i < 5_000; i++) {
            for (var socket : List.of(one, other)) {
                assertEquals("x", next(socket).text);
                assertEquals("busy", next(socket).text);
            }
        }
    }

    @Test
    void interrupted_writers_lose_no_text_and_keep_their_interrupt() throws Exception {
        var socket = subscriber();
        var kept = Collections.synchronizedList(new ArrayList<Boolean>());
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 2_000; n++) {
                    Thread.currentThread().interrupt();
                    sockets.iopub().print(CELL, "stdout", "z");
                    kept.add(Thread.interrupted());
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        sockets.iopub().post(CELL, Status.IDLE);
        assertEquals(16_000, textUntilIdle(socket).length());
        assertEquals(16_000, kept.stream().filter(Boolean::booleanValue).count());
    }

    @Test
    void subscribers_that_come_and_go_while_much_is_published_are_welcomed_first() throws Exception {
        var end = new CountDownLatch(1);
        var writer = Thread.ofPlatform().daemon().start(() -> {
            while (end.getCount() > 0) {
                sockets.iopub().post(CELL, Status.BUSY);
                Thread.onSpinWait();
                if (Math.random() < 0.01) {
                    sockets.iopub().print(CELL, "stdout", "text\n");
                }
            }
        });
        for (int i = 0; i < 30; i++) {
            subscriber().close();
        }
        end.countDown();
        writer.join();
    }
}
