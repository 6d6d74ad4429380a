package jawait.engine.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jawait.engine.maven.Resolution.Failed;
import jawait.engine.maven.Resolution.Resolved;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the user's `settings.xml` says counts, and whatever goes wrong is said in a sentence with a way on.
class MavenResolverTest {
    private static final Request.Places USUAL = new Request.Places(List.of(), false);
    private static final Request.Places OFFLINE = new Request.Places(List.of(), true);

    @TempDir
    Path temp;

    private TestRepository repository;
    private final MavenResolver resolver = new MavenResolver();

    @BeforeEach
    void open() throws IOException {
        repository = new TestRepository(temp);
        repository.publish("org.low:base:1.0").publish("org.mid:middle:1.0", "org.low:base:1.0");
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private Resolution resolve(Request.Places places, String... coordinates) throws InterruptedException {
        var wanted = List.of(coordinates).stream().map(Coordinates::maven).toList();
        return resolver.resolve(new Request(wanted, List.of(), places), Transfers.SILENT);
    }

    private void loads(String... coordinates) throws InterruptedException {
        assertInstanceOf(Resolved.class, resolve(USUAL, coordinates));
    }

    private void fails(Resolution found, String... words) {
        String why = assertInstanceOf(Failed.class, found).why();
        for (String each : words) {
            assertTrue(why.contains(each), () -> "expected «" + each + "» in\n" + why);
        }
    }

    @Test
    void a_mirror_stands_for_every_repository() throws Exception {
        repository.serve("").settings("", "");
        loads("org.mid:middle:1.0");
        assertTrue(repository.requests.contains("org/low/base/1.0/base-1.0.jar"));
        assertTrue(repository.has("org/low/base/1.0/base-1.0.jar"), "the local repository of settings.xml is used");
        assertEquals(List.of("test (" + repository.url() + ", mirror of central)"), resolver.repositories(List.of()));
    }

    @Test
    void a_private_repository_gets_the_password_of_its_server() throws Exception {
        String server =
                "<servers><server><id>test</id><username>reader</username><password>%s</password></server></servers>";
        repository.serve("secret").settings(server.formatted("secret"), "");
        loads("org.low:base:1.0");
        repository.forget();
        repository.settings(server.formatted("wrong"), "");
        fails(
                resolve(USUAL, "org.low:base:1.0"),
                "Cannot load org.low:base:1.0: test (" + repository.url(),
                "wants a user and a password (401)",
                "<server> with the id test");
    }

    @Test
    void a_password_in_a_url_is_used_and_not_shown() throws Exception {
        repository.serve("secret").plainSettings("<offline>false</offline>");
        var url = repository.url().replace("http://", "http://reader:secret@");
        var places = new Request.Places(List.of(Repository.of("own=" + url)), false);
        var wanted = List.of(Coordinates.maven("org.low:base:1.0"));
        assertInstanceOf(Resolved.class, resolver.resolve(new Request(wanted, List.of(), places), Transfers.SILENT));
        assertFalse(resolver.repositories(places.extra()).toString().contains("secret"));
        assertFalse(Repository.of("own=" + url).toString().contains("secret"));
    }

    @Test
    void a_profile_of_the_settings_brings_its_repositories() throws Exception {
        repository
                .serve("")
                .plainSettings("<profiles><profile><id>p</id><repositories><repository><id>central</id><url>"
                        + repository.url() + "</url></repository></repositories></profile></profiles>"
                        + "<activeProfiles><activeProfile>p</activeProfile></activeProfiles>");
        assertEquals(List.of("central (" + repository.url() + ")"), resolver.repositories(List.of()));
        loads("org.low:base:1.0");
    }

    @Test
    void a_proxy_of_the_settings_is_asked_instead() throws Exception {
        repository.serve("");
        int port = java.net.URI.create(repository.url()).getPort();
        repository.plainSettings(
                "<proxies><proxy><active>true</active><protocol>http</protocol><host>127.0.0.1</host><port>"
                        + port + "</port></proxy></proxies><mirrors><mirror><id>far</id><mirrorOf>*</mirrorOf>"
                        + "<url>http://repository.invalid/</url></mirror></mirrors>");
        loads("org.low:base:1.0");
    }

    @Test
    void offline_takes_what_is_there_and_names_what_is_not() throws Exception {
        repository.serve("").settings("", "");
        loads("org.low:base:1.0");
        repository.requests.clear();
        assertInstanceOf(Resolved.class, resolve(OFFLINE, "org.low:base:1.0"));
        fails(
                resolve(OFFLINE, "org.mid:middle:1.0"),
                "is not in the local repository " + repository.local(),
                "offline");
        fails(resolve(OFFLINE, "org.low:base:3"), "take one of these: 1.0");
        repository.settings("", "<offline>true</offline>");
        fails(resolve(USUAL, "org.mid:middle:1.0"), "<offline> in settings.xml");
        assertEquals(List.of(), repository.requests);
    }

    @Test
    void a_server_that_is_not_there_is_named_with_the_way_on() throws Exception {
        repository.serve("").settings("", "");
        repository.close();
        System.setProperty(
                "maven.user.settings", temp.resolve("home/settings.xml").toString());
        fails(resolve(USUAL, "org.low:base:1.0"), "test (", "connection refused", "--offline");
        repository.plainSettings(
                "<mirrors><mirror><id>far</id><mirrorOf>*</mirrorOf><url>http://repository.invalid/</url></mirror></mirrors>");
        fails(resolve(USUAL, "org.low:base:1.0"), "far (", "cannot be reached");
    }

    @Test
    void a_file_that_is_not_what_was_published_is_not_loaded() throws Exception {
        repository.serve("").settings("", "");
        repository.corrupt("org/low/base/1.0/base-1.0.jar");
        fails(resolve(USUAL, "org.low:base:1.0"), "is not what was published", "it should have the checksum");
        assertFalse(repository.has("org/low/base/1.0/base-1.0.jar"));
        Files.delete(repository.folder().resolve("org/low/base/1.0/base-1.0.jar.sha1"));
        loads("org.low:base:1.0");
    }

    @Test
    void what_was_missing_is_looked_for_again_at_the_next_run() throws Exception {
        repository.serve("").settings("", "");
        fails(resolve(USUAL, "org.low:base:1.1"), "Nearest versions there: 1.0");
        repository.publish("org.low:base:1.1");
        loads("org.low:base:1.1");
    }

    @Test
    void a_local_repository_that_cannot_be_written_is_named() throws Exception {
        Files.writeString(temp.resolve("home/repository"), "a file where the folder should be");
        fails(
                resolve(USUAL, "org.low:base:1.0"),
                "Cannot load org.low:base:1.0",
                temp.resolve("home/repository").toString());
    }

    @Test
    void settings_that_cannot_be_read_are_named_with_the_line() throws Exception {
        repository.plainSettings("<mirrors>");
        fails(resolve(USUAL, "org.low:base:1.0"), "Maven's settings cannot be read", "settings.xml", "line");
    }

    @Test
    void an_interrupt_during_a_slow_download_ends_the_wait_and_a_second_try_works() throws Exception {
        repository.serve("").settings("", "");
        repository.holdBack("base-1.0.jar");
        var interrupted = new CompletableFuture<Boolean>();
        var caller = Thread.ofVirtual().start(() -> {
            try {
                interrupted.complete(resolve(USUAL, "org.low:base:1.0") == null);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        assertTrue(repository.asked.await(20, TimeUnit.SECONDS));
        caller.interrupt();
        assertTrue(interrupted.get(20, TimeUnit.SECONDS));
        repository.holdBack("");
        loads("org.low:base:1.0");
    }

    @Test
    void two_at_once_both_get_theirs() throws Exception {
        repository.serve("").settings("", "");
        var one = CompletableFuture.supplyAsync(() -> quietly("org.mid:middle:1.0"));
        var other = CompletableFuture.supplyAsync(() -> quietly("org.mid:middle:1.0"));
        assertInstanceOf(Resolved.class, one.get(60, TimeUnit.SECONDS));
        assertInstanceOf(Resolved.class, other.get(60, TimeUnit.SECONDS));
    }

    private Resolution quietly(String coordinates) {
        try {
            return resolve(USUAL, coordinates);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void source_jars_come_when_asked_for_once_and_within_patience() throws Exception {
        repository.serve("").settings("", "");
        repository.write(Coordinates.maven("org.low:base:jar:sources:1.0"), "jar", new byte[] {1});
        var libraries = new Libraries(resolver, new NoCompiler());
        libraries.load(List.of(Coordinates.maven("org.mid:middle:1.0")), USUAL, "In[1]", Transfers.SILENT);
        var base = repository.local().resolve("org/low/base/1.0/base-1.0.jar");
        var middle = repository.local().resolve("org/mid/middle/1.0/middle-1.0.jar");
        assertFalse(repository.has("org/low/base/1.0/base-1.0-sources.jar"), "nothing is fetched in advance");
        assertEquals(
                Optional.of(repository.local().resolve("org/low/base/1.0/base-1.0-sources.jar")),
                libraries.sources().of(base, Duration.ofSeconds(20)));
        assertEquals(Optional.empty(), libraries.sources().of(middle, Duration.ofSeconds(20)));
        int asked = repository.requests.size();
        libraries.sources().of(middle, Duration.ofSeconds(20));
        assertEquals(asked, repository.requests.size());
        assertEquals(Optional.empty(), libraries.sources().of(temp, Duration.ofSeconds(20)));
    }

    @Test
    void the_local_repository_completes_coordinates() throws Exception {
        repository.publish("org.low:base:1.10").publish("org.low:bass:1.2");
        loads("org.mid:middle:1.0", "org.low:bass:1.2");
        loads("org.low:base:1.10");
        var stock = new LocalStock(resolver.localRepository());
        assertEquals(List.of("org.low:", "org.mid:"), stock.complete("or"));
        assertEquals(List.of("org.low:base:", "org.low:bass:"), stock.complete("org.low:b"));
        assertEquals(List.of("org.low:base:1.10", "org.low:base:1.0"), stock.complete("org.low:base:"));
        assertEquals(List.of(), stock.complete("org.none:"));
        assertEquals(List.of(), stock.complete("\0:../..:x"));
    }

    @Test
    void a_moved_artifact_is_found_where_it_is_now() throws Exception {
        var old = Coordinates.maven("old.low:base:1.0");
        repository.write(
                old,
                "pom",
                ("<project><modelVersion>4.0.0</modelVersion><groupId>old.low</groupId>"
                                + "<artifactId>base</artifactId><version>1.0</version><distributionManagement><relocation>"
                                + "<groupId>org.low</groupId></relocation></distributionManagement></project>")
                        .getBytes());
        var found = assertInstanceOf(Resolved.class, resolve(USUAL, "old.low:base:1.0"));
        assertEquals(
                "org.low:base:1.0 (moved here from old.low:base:1.0)",
                found.tree().getFirst().drawn());
    }

    /// Takes everything.
    private static final class NoCompiler implements Compiler {
        @Override
        public void add(List<Path> entries) {}

        @Override
        public List<String> declare(List<String> imports) {
            return List.of();
        }

        @Override
        public String use(List<String> options) {
            return "";
        }
    }
}
