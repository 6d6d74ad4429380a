package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.sql.SQLDataException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/// What stands below an error as its causes: what the machinery said, not where in the machinery it was.
class CausesTest {
    record Small(int id) {}

    private static int frames(Throwable error) {
        return error.getStackTrace().length;
    }

    @Test
    void of_the_server_only_its_words() throws Exception {
        try (Db db = Db.pool(TestDatabase.url())) {
            var error = assertThrows(java.sql.SQLSyntaxErrorException.class, () -> db.fetch("SELECT nme"));
            var cause = assertInstanceOf(PSQLException.class, error.getCause());
            assertEquals("42703", cause.getSQLState());
            assertEquals(0, frames(cause));
            assertNotEquals(0, frames(error));
        }
    }

    @Test
    void a_row_that_does_not_fit_is_told_once_and_with_the_callers_frames() throws Exception {
        try (Db db = Db.pool(TestDatabase.url())) {
            var error = assertThrows(SQLDataException.class, () -> db.fetch(Small.class, "SELECT 1 AS number"));
            assertNull(error.getCause());
            assertTrue(
                    Arrays.stream(error.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().equals(CausesTest.class.getName())),
                    "the caller is among the frames");
        }
    }

    @Test
    void a_database_that_is_not_there_is_told_once() {
        try (Db db = Db.pool("postgres://u:secret@127.0.0.1:1/x")) {
            var error = assertThrows(SQLTransientConnectionException.class, () -> db.fetch("SELECT 1"));
            String message = String.valueOf(error.getMessage());
            assertEquals(message.indexOf("refused"), message.lastIndexOf("refused"), message);
            assertTrue(Causes.chain(error).skip(1).allMatch(each -> frames(each) == 0));
        }
    }

    @Test
    void a_connection_that_is_refused_has_no_more_to_say() {
        try (var http = Http.client()) {
            assertNull(assertThrows(ConnectException.class, () -> http.get("http://127.0.0.1:1/"))
                    .getCause());
            assertNull(assertThrows(UnknownHostException.class, () -> http.get("http://nowhere.invalid/"))
                    .getCause());
        }
    }

    @Test
    void the_frames_of_the_jdk_are_left_out() throws Exception {
        try (var server = new BadServer();
                var http = Http.client()) {
            server.on(
                    "/none",
                    wire -> wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
                            .close());
            var error = assertThrows(ProtocolException.class, () -> http.get(server.url("/none")));
            assertTrue(Causes.chain(error).skip(1).allMatch(each -> frames(each) == 0));
        }
    }

    @Test
    void of_json_the_place_in_the_text_is_enough() {
        var error = assertThrows(JsonException.class, () -> Json.read("{"));
        assertTrue(Causes.chain(error).skip(1).allMatch(each -> frames(each) == 0));
        assertNotEquals(0, frames(error));
    }

    @Test
    void the_users_own_stay() throws IOException {
        var own = new IOException("the disk is gone");
        own.setStackTrace(new StackTraceElement[] {new StackTraceElement("shop.Disk", "read", "Disk.java", 7)});
        var body = new InputStream() {
            @Override
            public int read() throws IOException {
                throw own;
            }
        };
        try (var server = Web.serve(0, Web.routes().post("/", request -> request.text()));
                var http = Http.client()) {
            var error = assertThrows(IOException.class, () -> http.post(server.url(), body));
            assertTrue(Causes.chain(error).anyMatch(each -> each == own), error.toString());
            assertEquals(1, frames(own));
        }
    }
}
