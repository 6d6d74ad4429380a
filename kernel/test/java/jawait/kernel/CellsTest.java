package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Cells of Java: what comes back, and in which order.
class CellsTest {
    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    private void still_works() {
        client.execute("40 + 2", Map.of("store_history", false)).reply("ok");
    }

    @Test
    void an_expression_gives_its_value() {
        var talk = client.execute("1 + 2").busy().input("1 + 2", 1).result("3").idle();
        var reply = talk.reply();
        assertEquals("ok", reply.content().path("status").asText());
        assertEquals(1, reply.content().path("execution_count").asInt());
        assertEquals("ok", reply.metadata().path("status").asText());
        assertTrue(reply.metadata().path("dependencies_met").asBoolean());
        assertTrue(reply.metadata().path("started").asText().endsWith("Z"));
    }

    @Test
    void output_stands_before_the_result_and_in_order() {
        var code = "System.out.println(\"a\"); System.err.println(\"b\"); System.out.println(\"c\"); 7";
        client.execute(code)
                .busy()
                .input(code, 1)
                .stdout("a\n")
                .stderr("b\n")
                .stdout("c\n")
                .result("7")
                .idle()
                .reply("ok");
    }

    @Test
    void a_thrown_exception_is_one_error_with_its_class() {
        var code = "throw new IllegalStateException(\"broken\")";
        client.execute(code)
                .busy()
                .input(code, 1)
                .error("java.lang.IllegalStateException")
                .idle()
                .replied("execute_reply", content -> {
                    assertEquals("error", content.path("status").asText());
                    assertEquals(
                            "java.lang.IllegalStateException",
                            content.path("ename").asText());
                    assertEquals("broken", content.path("evalue").asText());
                    assertEquals(1, content.path("execution_count").asInt());
                });
        still_works();
    }

    @Test
    void code_that_does_not_compile_is_one_error() {
        client.execute("int x = \"text\";")
                .busy()
                .input("int x = \"text\";", 1)
                .error("CompileError")
                .idle()
                .reply("error");
        still_works();
    }

    @Test
    void deep_recursion_and_exit_are_errors_and_the_kernel_lives() {
        client.execute("int deeper(int n) { return deeper(n + 1) + 1; }").reply("ok");
        client.execute("deeper(0)").busy().input("deeper(0)", 2).error("java.lang.StackOverflowError");
        client.execute("System.exit(3)").reply("error");
        still_works();
        assertEquals("alive", client.heartbeat("alive"));
    }

    @Test
    void memory_that_runs_out_is_an_error_and_the_kernel_lives() {
        client.execute("var all = new ArrayList<long[]>(); while (true) all.add(new long[30_000_000]);")
                .replied(
                        "execute_reply",
                        content -> assertEquals(
                                "java.lang.OutOfMemoryError",
                                content.path("ename").asText()));
        client.execute("all = null").reply("ok");
        still_works();
        assertEquals("alive", client.heartbeat("alive"));
    }

    @Test
    void counts_go_up_with_stored_cells_only() {
        client.execute("1").busy().input("1", 1).result("1").idle().reply("ok");
        client.execute("2", Map.of("silent", true))
                .busy()
                .idle()
                .replied(
                        "execute_reply",
                        content ->
                                assertEquals(1, content.path("execution_count").asInt()));
        client.execute("3", Map.of("store_history", false))
                .busy()
                .input("3", 2)
                .result("3")
                .idle()
                .replied(
                        "execute_reply",
                        content ->
                                assertEquals(2, content.path("execution_count").asInt()));
        client.execute("  \n ").busy().input("  \n ", 2).idle().reply("ok");
        client.execute("// a comment").busy().input("// a comment", 2).idle().reply("ok");
        client.execute("nothing")
                .busy()
                .input("nothing", 3)
                .error("CompileError")
                .idle();
        client.execute("4").busy().input("4", 4).result("4").idle();
    }

    @Test
    void a_silent_failure_is_told_in_the_reply_only() {
        client.execute("1 / 0", Map.of("silent", true)).busy().idle().reply("error");
    }

    @Test
    void user_expressions_are_evaluated_after_the_cell() {
        client.execute("int x = 6;", Map.of("user_expressions", Map.of("good", "x * 7", "bad", "x / 0")))
                .busy()
                .input("int x = 6;", 1)
                .idle()
                .replied("execute_reply", content -> {
                    var good = content.path("user_expressions").path("good");
                    assertEquals("42", good.path("data").path("text/plain").asText());
                    var bad = content.path("user_expressions").path("bad");
                    assertEquals("error", bad.path("status").asText());
                    assertEquals(
                            "java.lang.ArithmeticException", bad.path("ename").asText());
                });
        client.execute("", Map.of("silent", true, "user_expressions", Map.of("x", "x")))
                .busy()
                .idle()
                .replied(
                        "execute_reply",
                        content -> assertEquals(
                                "ok",
                                content.path("user_expressions")
                                        .path("x")
                                        .path("status")
                                        .asText()));
    }

    @Test
    void cells_that_wait_behind_a_failure_are_aborted_and_later_ones_run() {
        client.execute("var gate = new CountDownLatch(1);").reply("ok");
        var failing = client.execute("gate.await(); throw new Exception(\"stop\")");
        var waiting = client.execute("1");
        var info = client.ask("shell", "kernel_info_request", Map.of());
        var last = client.execute("2");
        all_has_arrived();
        open_gate();
        failing.reply("error");
        for (var aborted : List.of(waiting, last)) {
            aborted.busy().idle().replied("execute_reply", content -> {
                assertEquals("aborted", content.path("status").asText());
                assertFalse(content.has("execution_count"));
            });
        }
        info.busy().idle().reply("kernel_info_reply", "ok");
        client.execute("3").busy().input("3", 3).result("3").idle().reply("ok");
    }

    /// What was sent by shell before this comes before its answer.
    private void all_has_arrived() {
        client.ask("shell", "kernel_info_request", Map.of()).reply("kernel_info_reply", "ok");
    }

    private void open_gate() {
        client.ask("control", "execute_request", Map.of("code", "gate.countDown()"))
                .reply("ok");
    }

    @Test
    void a_failure_that_may_be_passed_over_aborts_nothing() {
        client.execute("var gate = new CountDownLatch(1);").reply("ok");
        var failing = client.execute("gate.await(); throw new Exception()", Map.of("stop_on_error", false));
        var next = client.execute("1");
        all_has_arrived();
        open_gate();
        failing.reply("error");
        next.busy().input("1", 3).result("1").idle().reply("ok");
    }

    @Test
    void an_endless_loop_is_interrupted_and_what_waits_is_aborted() {
        var loop = client.execute("System.out.println(\"looping\"); while (true) {}");
        var waiting = client.execute("1");
        all_has_arrived();
        loop.busy().any();
        loop.stdout("looping\n");
        client.ask("control", "interrupt_request", Map.of()).busy().idle().reply("interrupt_reply", "ok");
        loop.published(
                        "error",
                        content -> assertFalse(content.path("ename").asText().isEmpty()))
                .idle()
                .reply("error");
        waiting.busy().idle().reply("aborted");
        still_works();
    }

    @Test
    void questions_are_answered_while_a_cell_runs() {
        client.execute("int counter = 0; var gate = new CountDownLatch(1);").reply("ok");
        var running = client.execute("gate.await(); counter");
        running.busy().input("gate.await(); counter", 2);
        client.ask("shell", "complete_request", Map.of("code", "counte", "cursor_pos", 6))
                .busy()
                .idle()
                .reply("complete_reply", "ok");
        client.ask("shell", "is_complete_request", Map.of("code", "int f() {"))
                .busy()
                .idle()
                .reply("is_complete_reply", "incomplete");
        client.ask("shell", "inspect_request", Map.of("code", "Math.max", "cursor_pos", 8, "detail_level", 0))
                .busy()
                .idle()
                .reply("inspect_reply", "ok");
        client.ask("shell", "history_request", Map.of("hist_access_type", "tail", "n", 10))
                .busy()
                .idle()
                .reply("history_reply", "ok");
        client.ask("control", "kernel_info_request", Map.of()).busy().idle().reply("kernel_info_reply", "ok");
        assertEquals("alive", client.heartbeat("alive"));
        client.ask("control", "interrupt_request", Map.of()).reply("interrupt_reply", "ok");
        running.reply("error");
    }

    @Test
    void a_second_client_sees_what_the_first_runs() {
        try (var other = client.second()) {
            var talk = client.execute("1 + 1");
            talk.reply("ok");
            new Conversation(other, "shell", talk.id())
                    .busy()
                    .input("1 + 1", 1)
                    .result("2")
                    .idle();
        }
    }

    @Test
    void late_output_stands_under_its_own_cell() {
        var first = client.execute("var later = new CountDownLatch(1); Thread.ofVirtual().start(() -> {"
                + " try { later.await(); } catch (InterruptedException e) {} System.out.println(\"late\"); });");
        first.reply("ok");
        first.busy().any();
        first.any();
        first.idle();
        var second = client.execute("later.countDown()");
        second.busy().input("later.countDown()", 2).idle().reply("ok");
        first.stdout("late\n");
    }

    @Test
    void a_hundred_thousand_lines_arrive_in_few_messages() {
        var code = "for (int i = 0; i < 100_000; i++) System.out.println(\"line \" + i);";
        var talk = client.execute(code).busy().input(code, 1);
        var text = new StringBuilder();
        int messages = 0;
        for (var message = talk.any(); message.type().equals("stream"); message = talk.any()) {
            text.append(message.content().path("text").asText());
            messages++;
        }
        assertEquals(100_000, text.toString().lines().count());
        assertTrue(text.toString().endsWith("line 99999\n"));
        assertTrue(messages < 1_000, "messages: " + messages);
        talk.reply("ok");
    }

    @Test
    void a_cell_of_a_megabyte_and_one_of_many_lines_are_run() {
        client.execute("var big = \"" + "x".repeat(60_000) + "\";\n" + "// filler\n".repeat(100_000) + "big.length()")
                .reply("ok");
        client.execute("int lines = 0;\n" + "lines++;\n".repeat(2_000) + "lines")
                .reply("ok");
        still_works();
    }

    @Test
    void the_notebooks_id_of_a_cell_tells_that_it_is_run_again() {
        var first = "var beat1 = task(\"beat\", () -> sleep(60));";
        var edited = "var beat2 = task(\"beat\", () -> sleep(60));";
        client.executeCell(first, "a").busy().input(first, 1).idle().reply("ok");
        client.executeCell(first.replace("1", "3"), "b").reply("ok");
        client.executeCell(edited, "a")
                .busy()
                .input(edited, 3)
                .stderr("In[1], an earlier run of this cell, still has 1 live task: beat; %cancel 1 stops it,"
                        + " and so does //! replace as the first line of the cell\n")
                .idle()
                .reply("ok");
    }

    @Test
    void a_cell_offers_code_for_the_next_one() {
        client.execute("setNextInput(\"old\"); setNextInput(\"1 + 1\");").replied("execute_reply", content -> {
            var payload = content.path("payload");
            assertEquals(1, payload.size(), content::toString);
            assertEquals("set_next_input", payload.path(0).path("source").asText());
            assertEquals("1 + 1", payload.path(0).path("text").asText());
            assertTrue(payload.path(0).path("replace").isBoolean());
        });
    }

    @Test
    void the_last_results_have_names() {
        client.execute("6 * 7").reply("ok");
        client.execute("_ + 1").busy().input("_ + 1", 2).result("43").idle().reply("ok");
        client.execute("Out[1] + __")
                .busy()
                .input("Out[1] + __", 3)
                .result("84")
                .idle()
                .reply("ok");
    }
}
