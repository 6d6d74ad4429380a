package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What users and clients do wrong: a clear error, nothing lost, and the next request is answered.
class BadInputTest {
    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    private void still_works() {
        client.execute("40 + 2").reply("ok");
    }

    @Test
    void a_cell_that_prints_without_end_can_be_interrupted() {
        var talk = client.execute("while (true) System.out.println(\"and again and again and again\");");
        talk.busy().any();
        talk.published("stream", text -> assertTrue(text.path("text").asText().startsWith("and again")));
        client.ask("control", "interrupt_request", Map.of()).reply("interrupt_reply", "ok");
        talk.reply("error");
        var message = talk.any();
        while (message.type().equals("stream")) {
            message = talk.any();
        }
        assertEquals("error", message.type());
        talk.idle();
        still_works();
    }

    @Test
    void a_line_of_twenty_megabytes_arrives_whole() {
        var talk = client.execute("System.out.print(\"é\".repeat(20_000_000));").busy();
        talk.any();
        long length = 0;
        for (var message = talk.any(); message.type().equals("stream"); message = talk.any()) {
            length += message.content().path("text").asText().length();
        }
        assertEquals(20_000_000, length);
        still_works();
    }

    @Test
    void a_client_that_goes_away_in_the_middle_holds_nothing_up() {
        client.execute("var gate = new CountDownLatch(1);").reply("ok");
        Conversation left;
        try (var other = client.second()) {
            left = new Conversation(
                    client,
                    "shell",
                    other.execute("while (gate.getCount() > 0) sleep(.01); 1")
                            .busy()
                            .id());
        }
        client.ask("shell", "kernel_info_request", Map.of()).busy().idle().reply("kernel_info_reply", "ok");
        client.ask("control", "interrupt_request", Map.of()).reply("interrupt_reply", "ok");
        left.busy()
                .input("while (gate.getCount() > 0) sleep(.01); 1", 2)
                .published("error", error -> {})
                .idle();
        still_works();
    }

    @Test
    void a_client_that_comes_back_under_its_old_name_is_answered() {
        client.execute("1").reply("ok");
        try (var back = client.again()) {
            back.execute("2").busy().input("2", 2).result("2").idle().reply("ok");
        }
    }

    @Test
    void half_a_character_becomes_the_replacement_character() {
        client.execute("\"a\" + (char) 0xD83D + \"b\"")
                .busy()
                .published("execute_input", code -> {})
                .result("a\uFFFDb");
        still_works();
    }
}
