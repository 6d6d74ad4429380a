package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Comms both ways (T51, T52).
class CommTest {
    private static final String ECHO = """
            Comm.serve("echo", (comm, first) -> {
                comm.send(Map.of("hello", first.data()));
                comm.onMessage(said -> comm.send(new CommMessage(Map.of("echo", said.data()), Map.of("m", 1), said.buffers())));
                comm.onClose(bye -> System.out.println("closed with " + bye.data()));
            });
            """;

    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    private Conversation open(String id, String target) {
        return client.ask("shell", "comm_open", Map.of("comm_id", id, "target_name", target, "data", Map.of("x", 1)));
    }

    private Conversation say(String id, Map<String, ?> data) {
        return client.ask("shell", "comm_msg", Map.of("comm_id", id, "data", data));
    }

    @Test
    void a_client_opens_one_talks_and_closes_it() {
        var served = client.execute(ECHO);
        served.busy().input(ECHO, 1).idle().reply("ok");
        open("a", "echo")
                .busy()
                .published("comm_msg", content -> {
                    assertEquals("a", content.path("comm_id").asText());
                    assertEquals(1, content.path("data").path("hello").path("x").asInt());
                })
                .idle();
        client.ask("shell", "comm_info_request", Map.of()).busy().idle().replied("comm_info_reply", content -> {
            assertEquals(
                    "echo", content.path("comms").path("a").path("target_name").asText());
        });
        say("a", Map.of("n", 2))
                .busy()
                .published(
                        "comm_msg",
                        content -> assertEquals(
                                2, content.path("data").path("echo").path("n").asInt()))
                .idle();
        client.ask("shell", "comm_close", Map.of("comm_id", "a", "data", Map.of()))
                .busy()
                .idle();
        served.stdout("closed with {}\n");
        client.ask("shell", "comm_info_request", Map.of("target_name", "echo"))
                .replied(
                        "comm_info_reply",
                        content -> assertEquals(0, content.path("comms").size()));
    }

    @Test
    void buffers_come_back_as_they_went() {
        client.execute(ECHO).reply("ok");
        open("b", "echo").busy();
        var id = client.frames().nextId();
        var frames =
                new java.util.ArrayList<>(client.frames().of(id, "comm_msg", Map.of("comm_id", "b", "data", Map.of())));
        frames.add(new byte[] {0, 1, (byte) 255});
        frames.add(new byte[0]);
        client.send("shell", frames);
        var talk = new Conversation(client, "shell", id).busy();
        var echoed = talk.any();
        assertEquals(2, echoed.buffers().size());
        assertArrayEquals(new byte[] {0, 1, (byte) 255}, echoed.buffers().getFirst());
        assertEquals(1, echoed.metadata().path("m").asInt());
        talk.idle();
    }

    @Test
    void messages_of_a_comm_are_handled_in_order_and_while_a_cell_runs() {
        client.execute(ECHO).reply("ok");
        open("c", "echo").busy();
        var loop = client.execute("while (true) {}").busy();
        loop.any();
        for (int i = 0; i < 50; i++) {
            int n = i;
            say("c", Map.of("n", n))
                    .busy()
                    .published(
                            "comm_msg",
                            content -> assertEquals(
                                    n,
                                    content.path("data").path("echo").path("n").asInt()));
        }
        client.ask("control", "interrupt_request", Map.of()).reply("interrupt_reply", "ok");
        loop.reply("error");
    }

    @Test
    void a_handler_that_waits_holds_up_its_own_comm_only() {
        client.execute("var gate = new CountDownLatch(1);").reply("ok");
        client.execute(
                        "Comm.serve(\"slow\", c -> c.onMessage(m -> { await(() -> { gate.await(); return 1; }); c.send(Map.of(\"done\", 1)); }));")
                .reply("ok");
        client.execute(ECHO).reply("ok");
        open("slow", "slow").busy().idle();
        open("quick", "echo").busy();
        var waiting = say("slow", Map.of()).busy();
        say("quick", Map.of("n", 1)).busy().published("comm_msg", content -> {}).idle();
        client.execute("gate.countDown()").reply("ok");
        waiting.published(
                        "comm_msg",
                        content -> assertEquals(
                                1, content.path("data").path("done").asInt()))
                .idle();
    }

    @Test
    void an_unknown_target_is_closed_and_an_unknown_comm_ignored() {
        open("d", "nobody")
                .busy()
                .published(
                        "comm_close",
                        content -> assertEquals("d", content.path("comm_id").asText()))
                .idle();
        say("never opened", Map.of()).busy().idle();
        client.ask("shell", "comm_close", Map.of("comm_id", "never opened"))
                .busy()
                .idle();
    }

    @Test
    void a_handler_that_fails_is_reported_under_its_cell_and_goes_on() {
        var code =
                "Comm.serve(\"bad\", c -> c.onMessage(m -> { if (m.data().isEmpty()) throw new IllegalStateException(\"no data\"); c.send(m.data()); }));";
        var cell = client.execute(code).busy().input(code, 1).idle();
        open("e", "bad").busy().idle();
        say("e", Map.of()).busy().idle();
        cell.published("stream", content -> {
            assertEquals("stderr", content.path("name").asText());
            assertTrue(content.path("text").asText().contains("no data"), content::toString);
        });
        say("e", Map.of("n", 1)).busy().published("comm_msg", content -> {}).idle();
        client.execute("Comm.serve(\"worse\", c -> { throw new IllegalStateException(\"at once\"); });")
                .reply("ok");
        open("f", "worse").busy().published("comm_close", content -> {}).idle();
    }

    @Test
    void the_kernel_opens_one() {
        var code =
                "var line = Comm.open(\"widget\", Map.of(\"n\", 1)); line.onMessage(m -> System.out.println(m.data()));";
        String[] id = {""};
        var cell = client.execute(code).busy().input(code, 1).published("comm_open", content -> {
            assertEquals("widget", content.path("target_name").asText());
            id[0] = content.path("comm_id").asText();
        });
        cell.published("execute_result", content -> {}).idle();
        say(id[0], Map.of("n", 5)).busy().idle();
        cell.stdout("{n=5}\n");
        client.execute("line.close()")
                .busy()
                .input("line.close()", 2)
                .published(
                        "comm_close",
                        content -> assertEquals(id[0], content.path("comm_id").asText()));
        client.execute("line.send(Map.of())").reply("error");
    }
}
