package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Requests that need no Java: who we are, status around everything, shutdown, and what cannot be read.
class RequestsTest {
    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    private void still_alive() {
        client.ask("shell", "kernel_info_request", Map.of()).busy().idle().reply("kernel_info_reply", "ok");
    }

    @Test
    void a_subscriber_is_welcomed_first() {
        assertEquals("", client.welcome().path("subscription").asText());
        try (var other = client.second()) {
            assertEquals("", other.welcome().path("subscription").asText());
        }
    }

    @Test
    void kernel_info_is_answered_on_shell_and_control() {
        for (var channel : List.of("shell", "control")) {
            client.ask(channel, "kernel_info_request", Map.of()).busy().idle().replied("kernel_info_reply", content -> {
                assertEquals("5.5", content.path("protocol_version").asText());
                assertEquals("java", content.path("language_info").path("name").asText());
                assertEquals(
                        "text/x-java",
                        content.path("language_info").path("codemirror_mode").asText());
                assertEquals(
                        "kernel subshells",
                        content.path("supported_features").path(0).asText());
                assertTrue(content.path("help_links").size() > 0);
            });
        }
    }

    @Test
    void the_parent_header_comes_back_byte_for_byte() {
        var id = client.frames().nextId();
        var header =
                TestFrames.text(TestFrames.header(id, "kernel_info_request")).replace(":", " :  ");
        client.send("shell", client.frames().signed(header, "{}", "{}", "{}"));
        var talk = new Conversation(client, "shell", id);
        assertEquals(header, talk.reply().parentText());
        assertEquals(header, talk.any().parentText());
    }

    @Test
    void usage_is_told_on_control_also_while_a_cell_runs() {
        var loop = client.execute("while (true) {}").busy().input("while (true) {}", 1);
        client.ask("control", "usage_request", Map.of()).busy().idle().replied("usage_reply", content -> {
            assertEquals(ProcessHandle.current().pid(), content.path("pid").asLong());
            assertTrue(content.path("kernel_memory").asLong() > 10_000_000, content::toString);
            assertTrue(content.path("kernel_cpu").isNumber(), content::toString);
            assertTrue(content.path("cpu_count").asInt() > 0, content::toString);
            var memory = content.path("host_virtual_memory");
            assertTrue(memory.path("total").asLong() >= memory.path("available").asLong(), content::toString);
            assertTrue(memory.path("percent").asDouble() > 0, content::toString);
        });
        client.ask("control", "interrupt_request", Map.of()).reply("interrupt_reply", "ok");
        loop.reply("error");
    }

    @Test
    void the_ports_are_told_to_old_clients() {
        client.ask("shell", "connect_request", Map.of()).busy().idle().replied("connect_reply", content -> {
            for (var port : List.of("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")) {
                assertTrue(content.path(port).asInt() > 0, content::toString);
            }
        });
    }

    @Test
    void an_unknown_type_is_busy_and_idle_without_a_reply() {
        client.ask("shell", "do_what_i_mean_request", Map.of()).busy().idle();
        client.ask("control", "do_what_i_mean_request", Map.of()).busy().idle();
        still_alive();
    }

    @Test
    void content_of_the_wrong_kind_is_refused_with_the_fields_name() {
        client.ask("shell", "execute_request", Map.of("code", 7)).busy().idle().replied("execute_reply", content -> {
            assertEquals("error", content.path("status").asText());
            assertTrue(content.path("evalue").asText().contains("\"code\""), content::toString);
        });
        client.ask("shell", "complete_request", Map.of()).busy().idle().reply("complete_reply", "error");
    }

    @Test
    void bad_messages_are_dropped_and_the_kernel_lives() {
        var header = TestFrames.text(TestFrames.header("bad", "kernel_info_request"));
        var frames = client.frames();
        var wrong = frames.signed(header, "{}", "{}", "{}");
        wrong.set(1, TestFrames.bytes("0".repeat(64)));
        client.send("shell", wrong);
        var unsigned = frames.signed(header, "{}", "{}", "{}");
        unsigned.set(1, new byte[0]);
        client.send("shell", unsigned);
        client.send("shell", frames.signed(header, "{}", "{}", "{}").subList(0, 5));
        client.send("shell", frames.signed(header, "{}", "{}", "{}").subList(1, 6));
        client.send("shell", List.of(new byte[0]));
        client.send("shell", frames.signed("{\"msg_type\": \"kernel_info_request\"}", "{}", "{}", "{}"));
        client.send("shell", frames.signed("{ no JSON", "{}", "{}", "{}"));
        client.send("shell", frames.signed("[]", "{}", "{}", "{}"));
        client.send("shell", frames.signed(header, "null", "7", "{}"));
        client.send("stdin", frames.signed(header, "{}", "{}", "{ no JSON"));
        client.send("control", List.of(new byte[] {-1, -2, -3}));
        still_alive();
    }

    @Test
    void a_replayed_message_is_dropped() {
        var id = client.frames().nextId();
        var message = client.frames().of(id, "kernel_info_request", Map.of());
        client.send("shell", message);
        client.send("shell", message);
        var talk = new Conversation(client, "shell", id).busy().idle().reply("kernel_info_reply", "ok");
        still_alive();
        talk.idleStaysLast();
    }

    @Test
    void an_interrupt_while_idle_is_harmless() {
        client.ask("control", "interrupt_request", Map.of()).busy().idle().reply("interrupt_reply", "ok");
        still_alive();
    }

    @Test
    void an_unknown_comm_target_is_closed() {
        client.ask("shell", "comm_open", Map.of("comm_id", "c1", "target_name", "nobody", "data", Map.of()))
                .busy()
                .published(
                        "comm_close",
                        content -> assertEquals("c1", content.path("comm_id").asText()))
                .idle();
        client.ask("shell", "comm_msg", Map.of("comm_id", "c1", "data", Map.of()))
                .busy()
                .idle();
        client.ask("shell", "comm_info_request", Map.of()).busy().idle().reply("comm_info_reply", "ok");
    }

    @Test
    void the_heartbeat_echoes() {
        assertEquals("ping 1", client.heartbeat("ping 1"));
    }

    @Test
    void shutdown_is_replied_to_and_told_to_everybody() throws InterruptedException {
        client.ask("control", "shutdown_request", Map.of("restart", true))
                .busy()
                .published(
                        "shutdown_reply",
                        content -> assertTrue(content.path("restart").asBoolean()))
                .idle()
                .replied(
                        "shutdown_reply",
                        content -> assertTrue(content.path("restart").asBoolean()));
        assertTrue(client.exited());
    }

    private static long number(TestMessage message) {
        var id = message.header().path("msg_id").asText();
        return Long.parseLong(id.substring(id.lastIndexOf('_') + 1));
    }

    @Test
    void control_is_answered_in_the_order_of_its_requests() {
        var asked = Stream.of("usage", "kernel_info", "list_subshell", "usage", "interrupt", "kernel_info")
                .map(type -> client.ask("control", type + "_request", Map.of()))
                .toList();
        var answers = asked.stream().map(one -> number(one.reply())).toList();
        assertEquals(answers.stream().sorted().toList(), answers);
    }

    @Test
    void the_idle_of_an_interrupt_comes_after_the_cells() {
        var loop = client.execute("while (true) {}").busy().input("while (true) {}", 1);
        var interrupt = client.ask("control", "interrupt_request", Map.of()).busy();
        loop.published("error", error -> {});
        assertTrue(number(loop.any()) < number(interrupt.any()));
        interrupt.reply("interrupt_reply", "ok");
    }
}
