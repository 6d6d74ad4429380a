package jawait.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gigabyte through a service, either way, in the memory of some pieces of it.
class WebLargeTest {
    private static final long SIZE = 1_000_000_000;

    @TempDir
    Path folder;

    /// Zeros, as they are read.
    private static final class Zeros extends InputStream {
        private long left = SIZE;

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = (int) Math.min(length, left);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }

    /// Reads to the end, and looks at the memory now and then.
    ///
    /// @return how many bytes came
    private static long flat(InputStream in) throws IOException {
        System.gc();
        long before = used();
        long read = 0;
        byte[] into = new byte[100_000];
        for (int count = in.read(into); count >= 0; count = in.read(into)) {
            read += count;
            if (read % 200_000_000 < count) {
                System.gc();
                assertTrue(used() - before < 50_000_000, "memory grew by " + (used() - before) + " bytes");
            }
        }
        return read;
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void it_is_streamed_from_whatever_gives_it() throws Exception {
        Path file = folder.resolve("large.bin");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(SIZE);
        }
        var routes = Web.routes().get("/stream", Zeros::new).get("/file", () -> file);
        try (var server = Web.serve(0, routes);
                var http = Http.client()) {
            for (String path : new String[] {"/stream", "/file"}) {
                try (var answer = http.stream(server.url() + path);
                        var in = answer.body()) {
                    assertEquals(SIZE, flat(in), path);
                }
            }
        }
    }

    @Test
    void it_is_taken_as_a_stream_and_refused_as_a_whole_with_the_limit_named() throws Exception {
        var routes = Web.routes()
                .post("/count", request -> flat(request.stream()))
                .post("/whole", request -> request.bytes().length);
        try (var server = Web.serve(0, routes);
                var http = Http.client().timeout(120)) {
            assertEquals(
                    SIZE,
                    http.post(server.url() + "/count", new Zeros())
                            .raiseForStatus()
                            .json(long.class));
            var refused = http.post(server.url() + "/whole", new Zeros());
            assertEquals(413, refused.status());
            assertTrue(refused.text().contains("the limit is 10000000 bytes"), refused.text());
        }
    }
}
