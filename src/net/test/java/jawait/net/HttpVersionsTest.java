package jawait.net;

import static jawait.Async.gather;
import static jawait.Async.outcomes;
import static jawait.Async.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import jawait.Async;
import jawait.Cancelled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// HTTP/1.1 and 2, plain and over TLS, with a server of another make (Vert.x).
class HttpVersionsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static final CountDownLatch ASKED = new CountDownLatch(1);
    private static final CountDownLatch GONE = new CountDownLatch(1);
    private static final Set<Object> CONNECTIONS = ConcurrentHashMap.newKeySet();
    private static Vertx vertx;
    private static HttpServer plain;
    private static HttpServer secure;
    private static SSLContext trusting;

    @BeforeAll
    static void a_server_that_speaks_both() throws Exception {
        Path keys = selfSigned();
        vertx = Vertx.vertx();
        plain = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(0));
        secure = vertx.createHttpServer(new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new JksOptions().setPath(keys.toString()).setPassword(PASSWORD)));
        for (HttpServer server : new HttpServer[] {plain, secure}) {
            server.connectionHandler(connection -> CONNECTIONS.add(connection));
            Async.await(server.requestHandler(HttpVersionsTest::answer).listen().toCompletionStage());
        }
        trusting = trusting(keys);
    }

    private static void answer(HttpServerRequest request) {
        if (request.path().equals("/hangs")) {
            request.response().exceptionHandler(_ -> GONE.countDown());
            request.response().closeHandler(_ -> GONE.countDown());
            ASKED.countDown();
            return;
        }
        request.body().onSuccess(body -> request.response().end(request.version() + " " + body));
    }

    /// A certificate for localhost that nobody has signed but itself.
    private static Path selfSigned() throws Exception {
        Path keys = folder.resolve("keys.jks");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "JKS",
                        "-validity",
                        "36500",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD,
                        "-keypass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertEquals(0, keytool.waitFor(), said);
        return keys;
    }

    private static SSLContext trusting(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @AfterAll
    static void over() {
        Async.await(vertx.close().toCompletionStage());
    }

    private static String url(HttpServer server, String path) {
        return (server == secure ? "https" : "http") + "://localhost:" + server.actualPort() + path;
    }

    @Test
    void plain_is_1_1_and_secure_is_2_unless_it_is_said_otherwise() throws IOException {
        try (Http http = Http.client().ssl(trusting)) {
            var first = http.get(url(plain, "/"));
            assertEquals("HTTP_1_1 ", first.text());
            assertEquals(Version.HTTP_1_1, first.version());
            var second = http.post(url(secure, "/"), "body");
            assertEquals("HTTP_2 body", second.text());
            assertEquals(Version.HTTP_2, second.version());
            assertEquals(
                    "HTTP_1_1 ",
                    http.version(Version.HTTP_1_1).get(url(secure, "/")).text());
        }
        try (Http http = Http.client().version(Version.HTTP_2)) {
            assertEquals("HTTP_2 ", http.get(url(plain, "/")).text());
            assertEquals("HTTP_2 ", http.get(url(plain, "/")).text());
        }
    }

    @Test
    void many_go_over_few_connections_of_http_2() throws IOException {
        try (Http http = Http.client().ssl(trusting)) {
            http.get(url(secure, "/"));
            CONNECTIONS.clear();
            var all = gather(
                    IntStream.range(0, 500).boxed().toList(),
                    i -> http.post(url(secure, "/"), "" + i).text());
            assertEquals(IntStream.range(0, 500).mapToObj(i -> "HTTP_2 " + i).toList(), all);
            assertTrue(CONNECTIONS.size() <= 20, "connections: " + CONNECTIONS.size());
        }
    }

    @Test
    void cancelling_ends_the_stream_of_http_2() throws Exception {
        try (Http http = Http.client().ssl(trusting)) {
            var call = task(() -> http.get(url(secure, "/hangs")));
            BadServer.await(ASKED);
            call.cancel();
            assertInstanceOf(Cancelled.class, outcomes(call).getFirst());
            BadServer.await(GONE);
            assertEquals("HTTP_2 ", http.get(url(secure, "/")).text());
        }
    }

    @Test
    void a_certificate_that_nobody_signed_is_refused() {
        try (Http http = Http.client()) {
            String url = url(secure, "/");
            var error = assertThrows(SSLException.class, () -> http.get(url));
            assertTrue(
                    error.getMessage().startsWith("GET " + url + ": no secure connection to localhost:"),
                    error.getMessage());
            assertTrue(error.getMessage().contains("certification path"), error.getMessage());
        }
    }

    @Test
    void a_name_that_is_not_in_the_certificate_is_refused() {
        try (Http http = Http.client().ssl(trusting)) {
            String url = "https://127.0.0.2:" + secure.actualPort() + "/";
            assertThrows(IOException.class, () -> http.get(url));
        }
    }

    @Test
    void who_speaks_no_tls_is_refused() {
        try (Http http = Http.client()) {
            String url = url(plain, "/").replace("http:", "https:");
            var error = assertThrows(SSLException.class, () -> http.get(url));
            assertTrue(error.getMessage().startsWith("GET " + url), error.getMessage());
        }
    }
}
