package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Cells that ask the user.
class StdinTest {
    private static final String READ =
            "new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine()";

    private final FakeFrontend client = FakeFrontend.start();

    @AfterEach
    void end() {
        client.close();
    }

    @Test
    void an_unfinished_line_of_output_is_the_prompt() {
        client.execute("String q() throws Exception { System.out.print(\"a line\\nname? \"); return " + READ + "; }")
                .reply("ok");
        var talk = client.execute("q()").busy().input("q()", 2);
        var asked = talk.asked("name? ");
        assertEquals(false, asked.content().path("password").asBoolean());
        talk.answersNow("Jürgen 😀").reply("ok");
        var out = new StringBuilder();
        var message = talk.any();
        for (; message.type().equals("stream"); message = talk.any()) {
            out.append(message.content().path("text").asText());
        }
        assertTrue(out.toString().startsWith("a line\n"), out::toString);
        assertEquals(
                "Jürgen 😀", message.content().path("data").path("text/plain").asText());
    }

    @Test
    void the_helpers_ask_after_the_output_so_far() {
        var code = "System.out.println(\"first\"); input(\"your name: \")";
        client.execute(code)
                .busy()
                .input(code, 1)
                .stdout("first\n")
                .answers("your name: ", "Ada")
                .result("Ada")
                .idle()
                .reply("ok");
        var talk = client.execute("password(\"secret: \").length()");
        assertTrue(talk.asked("secret: ").content().path("password").asBoolean());
        talk.answersNow("four")
                .busy()
                .input("password(\"secret: \").length()", 2)
                .result("4");
        client.execute("input(\"more: \")").answers("more: ", "\u0004").reply("error");
        client.execute("IO.readln(\"java's own: \")")
                .answers("java's own: ", "yes")
                .reply("ok");
    }

    @Test
    void tasks_that_ask_take_turns_and_each_question_names_its_task() {
        var code = "gather(task(\"ant\", () -> input(\"a? \")), task(\"bee\", () -> input(\"b? \")))";
        var talk = client.execute(code);
        for (int i = 0; i < 2; i++) {
            var prompt = talk.nextQuestion().content().path("prompt").asText();
            assertTrue(prompt.matches("task (ant of In\\[1]: a|bee of In\\[1]: b)\\? "), prompt);
            talk.answersNow(prompt.contains("ant") ? "A" : "B");
        }
        talk.busy().input(code, 1).result("[A, B]");
    }

    @Test
    void an_empty_line_and_the_end_of_input_differ() {
        client.execute(READ).busy().input(READ, 1).answers("", "").result("").idle();
        client.execute(READ + " == null")
                .busy()
                .input(READ + " == null", 2)
                .answers("", "\u0004")
                .result("true")
                .idle();
    }

    @Test
    void a_client_that_cannot_be_asked_gets_an_error_at_once() {
        for (var code : List.of(READ, "new Scanner(System.in).nextLine()", "IO.readln()")) {
            client.execute(code, Map.of("allow_stdin", false)).busy().replied("execute_reply", content -> {
                assertEquals("error", content.path("status").asText());
                assertTrue(content.path("evalue").asText().contains("StdinNotSupported"), content::toString);
            });
        }
    }

    @Test
    void a_question_can_be_interrupted_and_its_late_answer_is_dropped() {
        var asking = client.execute(READ);
        var question = asking.asked("");
        client.ask("control", "interrupt_request", Map.of()).reply("interrupt_reply", "ok");
        asking.reply("error");
        late_answer(question.header().path("msg_id").asText());
        client.execute(READ)
                .answers("", "fresh")
                .busy()
                .input(READ, 2)
                .result("fresh")
                .idle();
    }

    private void late_answer(String question) {
        var header = TestFrames.text(TestFrames.header(client.frames().nextId(), "input_reply"));
        var parent = TestFrames.text(Map.of("msg_id", question));
        client.send("stdin", client.frames().signed(header, parent, "{}", "{\"value\": \"stale\"}"));
    }

    @Test
    void the_kernel_answers_while_a_question_is_open() {
        var asking = client.execute(READ);
        asking.asked("");
        assertEquals("alive", client.heartbeat("alive"));
        client.ask("shell", "complete_request", Map.of("code", "Mat")).reply("complete_reply", "ok");
        client.ask("control", "interrupt_request", Map.of()).reply("interrupt_reply", "ok");
        asking.reply("error");
    }
}
