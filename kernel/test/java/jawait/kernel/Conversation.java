package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Consumer;

/// What follows one request, asserted in the order in which it must come. A message that was not expected fails.
final class Conversation {
    private final FakeFrontend client;
    private final String channel;
    private final String id;

    Conversation(FakeFrontend client, String channel, String id) {
        this.client = client;
        this.channel = channel;
        this.id = id;
    }

    String id() {
        return id;
    }

    Conversation busy() {
        return published(
                "status",
                content -> assertEquals("busy", content.path("execution_state").asText()));
    }

    /// The last message of the request.
    Conversation idle() {
        published(
                "status",
                content -> assertEquals("idle", content.path("execution_state").asText()));
        assertFalse(client.hasKept("iopub", id), "something came after idle");
        return this;
    }

    /// As [#idle], of a request that has shown the card of a task: that changes each second, so before and after as
    /// well.
    Conversation idleButForCards() {
        var last = nextBut("update_display_data");
        assertEquals("status", last.type(), () -> "instead came " + last);
        assertEquals("idle", last.content().path("execution_state").asText());
        return this;
    }

    /// Nothing more has come for this request.
    void idleStaysLast() {
        assertFalse(client.hasKept("iopub", id), "something came after idle");
        assertFalse(client.hasKept(channel, id), "a second reply came");
    }

    Conversation input(String code, int count) {
        return published("execute_input", content -> {
            assertEquals(code, content.path("code").asText());
            assertEquals(count, content.path("execution_count").asInt());
        });
    }

    Conversation result(String text) {
        return published(
                "execute_result",
                content -> assertEquals(
                        text, content.path("data").path("text/plain").asText()));
    }

    Conversation error(String name) {
        return published("error", content -> {
            assertEquals(name, content.path("ename").asText());
            assertTrue(content.path("traceback").isArray());
        });
    }

    /// Text on stdout, in one message or several.
    Conversation stdout(String text) {
        return stream("stdout", text);
    }

    /// Text on stderr, in one message or several.
    Conversation stderr(String text) {
        return stream("stderr", text);
    }

    private Conversation stream(String name, String text) {
        var got = new StringBuilder();
        while (got.length() < text.length()) {
            published("stream", content -> {
                assertEquals(name, content.path("name").asText());
                got.append(content.path("text").asText());
            });
        }
        assertEquals(text, got.toString());
        return this;
    }

    /// The next message on iopub for this request.
    Conversation published(String type, Consumer<JsonNode> check) {
        var message = client.next("iopub", id);
        assertEquals(type, message.type(), () -> "instead came " + message);
        check.accept(message.content());
        return this;
    }

    /// The next message on iopub, whatever it is.
    TestMessage any() {
        return client.next("iopub", id);
    }

    /// The next message on iopub that is not of this type.
    TestMessage nextBut(String type) {
        var message = any();
        while (message.type().equals(type)) {
            message = any();
        }
        return message;
    }

    /// Answers the question that the kernel asks next.
    Conversation answers(String prompt, String value) {
        asked(prompt);
        return answersNow(value);
    }

    /// Answers the question that was asked.
    Conversation answersNow(String value) {
        var reply = client.frames().of(client.frames().nextId(), "input_reply", Map.of("value", value));
        client.send("stdin", reply);
        return this;
    }

    /// The question that the kernel asks next.
    TestMessage asked(String prompt) {
        var question = nextQuestion();
        assertEquals("input_request", question.type());
        assertEquals(prompt, question.content().path("prompt").asText());
        return question;
    }

    /// The question that the kernel asks next, whatever its prompt.
    TestMessage nextQuestion() {
        return client.next("stdin", id);
    }

    /// The reply, which must be of this type and status.
    Conversation reply(String type, String status) {
        return replied(
                type, content -> assertEquals(status, content.path("status").asText(), content::toString));
    }

    /// The reply of a cell.
    Conversation reply(String status) {
        return reply("execute_reply", status);
    }

    /// The reply, checked.
    Conversation replied(String type, Consumer<JsonNode> check) {
        var message = client.next(channel, id);
        assertEquals(type, message.type(), message::toString);
        check.accept(message.content());
        return this;
    }

    /// The reply as it came.
    TestMessage reply() {
        return client.next(channel, id);
    }
}
