package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Bodies that come from streams of the user's.
class HttpOutgoingTest {
    private static InputStream failing(Exception error) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw DbStop.sneaky(error);
            }
        };
    }

    @Test
    void what_they_throw_is_told_as_what_it_is() throws IOException {
        try (var server = Web.serve(0, Web.routes().post("/", request -> request.text()));
                var http = Http.client()) {
            for (var thrown : List.of(
                    new IOException("disk gone"),
                    new IllegalStateException("disk gone"),
                    new UnknownHostException("disk gone"))) {
                var error = assertThrows(IOException.class, () -> http.post(server.url(), failing(thrown)));
                assertEquals(
                        "POST " + server.url() + "/: the body to be sent could not be read: disk gone",
                        error.getMessage());
                assertEquals(0, http.inFlight());
            }
            assertEquals("still here", http.post(server.url(), "still here").text());
        }
    }
}
