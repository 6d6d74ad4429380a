package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What tasks print after their cell has ended, and how much a cell may print.
class LateOutputTest {
    private static final Map<String, Object> PROGRAM = Map.of("allow_stdin", false);

    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    @Test
    void people_see_it_below_the_cell_that_started_the_task() {
        client.execute("var gate = new CountDownLatch(1);").reply("ok");
        var code = "task(() -> { gate.await(); System.out.println(\"late\"); });";
        var started = client.execute(code).busy().input(code, 2);
        started.published("execute_result", content -> {})
                .published("display_data", content -> {})
                .idleButForCards()
                .reply("ok");
        client.execute("gate.countDown()").busy().input("gate.countDown()", 3).idle();
        assertEquals("stream", started.nextBut("update_display_data").type());
    }

    @Test
    void programs_that_hear_only_the_running_cell_get_it_there() {
        client.execute("var gate = new CountDownLatch(1);", PROGRAM).reply("ok");
        client.execute("var t = task(() -> { gate.await(); System.out.println(\"late\"); return 7; });", PROGRAM)
                .reply("ok");
        var code = "gate.countDown(); await(t)";
        client.execute(code, PROGRAM)
                .busy()
                .input(code, 3)
                .stdout("late\n")
                .result("7")
                .idle();
    }

    @Test
    void while_no_cell_runs_it_is_kept_for_the_next() {
        client.execute("var gate = new CountDownLatch(1); var done = new CountDownLatch(1);", PROGRAM)
                .reply("ok");
        client.execute(
                        "var t = task(() -> { gate.await(); System.out.println(\"late\"); done.countDown(); });",
                        PROGRAM)
                .reply("ok");
        client.execute("Comm.serve(\"go\", c -> { gate.countDown(); done.await(); });", PROGRAM)
                .reply("ok");
        client.ask("shell", "comm_open", Map.of("comm_id", "x", "target_name", "go"))
                .busy()
                .idle();
        client.execute("1 + 1", PROGRAM)
                .busy()
                .input("1 + 1", 4)
                .stdout("late\n")
                .result("2")
                .idle();
    }

    @Test
    void a_cell_that_prints_too_much_is_cut_with_a_word_and_the_next_one_is_not() {
        var code = "for (int i = 0; i < 120_000; i++) System.out.println(\"0123456789\".repeat(10));";
        var talk = client.execute(code).busy().input(code, 1);
        long length = 0;
        var last = "";
        for (var message = talk.any(); message.type().equals("stream"); message = talk.any()) {
            last = message.content().path("text").asText();
            length += last.length();
        }
        assertTrue(length > 10_000_000 && length < 10_700_000, "printed " + length);
        assertTrue(last.contains("more than 10 MB were printed"), last);
        client.execute("System.out.println(5)")
                .busy()
                .input("System.out.println(5)", 2)
                .stdout("5\n")
                .idle();
    }

    @Test
    void the_limit_can_be_set_and_taken_away() {
        client.execute("%output 1KB").busy().input("%output 1KB", 1).idle().reply("ok");
        var code = "for (int i = 0; i < 100; i++) System.out.println(\"0123456789\".repeat(5));";
        var talk = client.execute(code).busy().input(code, 2);
        var text = new StringBuilder();
        for (var message = talk.any(); message.type().equals("stream"); message = talk.any()) {
            text.append(message.content().path("text").asText());
        }
        assertTrue(text.length() > 1_000 && text.length() < 1_400, text::toString);
        assertTrue(text.toString().contains("more than 1024 characters were printed"), text::toString);
        client.execute("%output off").reply("ok");
        client.execute(code)
                .busy()
                .input(code, 4)
                .stdout("0123456789".repeat(5).concat("\n").repeat(100))
                .idle();
        client.execute("%output lots")
                .busy()
                .input("%output lots", 5)
                .error("UsageError")
                .idle();
    }

    @Test
    void servers_are_told_that_tasks_are_at_work() {
        client.execute("var gate = new CountDownLatch(1);").reply("ok");
        var cell = client.execute("var t = task(() -> gate.await());").busy();
        cell.any();
        cell.idle().reply("ok");
        client.kernel().keepAlive().beat();
        cell.published(
                "update_display_data",
                content -> assertEquals(0, content.path("data").size()));
        client.execute("gate.countDown(); await(t)").reply("ok");
        client.kernel().keepAlive().beat();
        client.execute("1").busy().input("1", 4).result("1").idle();
        cell.idleStaysLast();
    }

    @Test
    void a_cell_that_runs_needs_no_such_word() {
        client.execute("var gate = new CountDownLatch(1);").reply("ok");
        String code = "IO.println(\"here\"); gate.await();";
        var cell = client.execute(code).busy().input(code, 2).stdout("here\n");
        client.kernel().keepAlive().beat();
        client.kernel().interrupt();
        cell.error("java.lang.InterruptedException").idle();
    }
}
