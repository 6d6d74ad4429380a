package jawait.engine.maven;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// A small Maven repository in a folder, read as files or through a server on the loopback device, and the
/// `settings.xml` that leads there.
public final class TestRepository implements AutoCloseable {
    public final List<String> requests = new CopyOnWriteArrayList<>();
    public final CountDownLatch asked = new CountDownLatch(1);
    private final Path folder;
    private final Path home;
    private final TreeMap<String, List<String>> versions = new TreeMap<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile String slow = "";
    private HttpServer server;

    /// Empty, with a local repository of its own that is empty too.
    public TestRepository(Path temp) throws IOException {
        folder = Files.createDirectories(temp.resolve("remote"));
        home = Files.createDirectories(temp.resolve("home"));
        settings("", "");
    }

    /// Publishes a jar with the class `group.Artifact`, whose `version()` says which one it is.
    public TestRepository publish(String coordinates, String... needs) throws IOException {
        var c = Coordinates.maven(coordinates);
        String type =
                Character.toUpperCase(c.artifact().charAt(0)) + c.artifact().substring(1);
        String source = "package " + c.group() + "; /** Made for a test. */ public class " + type
                + " { public static String version() { return \"" + c.version() + "\"; } }";
        write(c, "jar", jar(c.group().replace('.', '/') + "/" + type, source));
        return describe(coordinates, needs);
    }

    /// Publishes the description alone.
    public TestRepository describe(String coordinates, String... needs) throws IOException {
        var c = Coordinates.maven(coordinates);
        String dependencies = Stream.of(needs).map(TestRepository::dependency).collect(Collectors.joining());
        return pom(c, "<dependencies>" + dependencies + "</dependencies>");
    }

    /// Publishes a bom.
    public TestRepository bom(String coordinates, String... manages) throws IOException {
        var c = Coordinates.maven(coordinates);
        String dependencies = Stream.of(manages).map(TestRepository::dependency).collect(Collectors.joining());
        return pom(
                c,
                "<packaging>pom</packaging><dependencyManagement><dependencies>" + dependencies
                        + "</dependencies></dependencyManagement>");
    }

    private TestRepository pom(Coordinates c, String content) throws IOException {
        String pom = "<project><modelVersion>4.0.0</modelVersion><groupId>" + c.group() + "</groupId><artifactId>"
                + c.artifact() + "</artifactId><version>" + c.version() + "</version>" + content + "</project>";
        write(c, "pom", pom.getBytes(StandardCharsets.UTF_8));
        versions.computeIfAbsent(c.group() + ":" + c.artifact(), key -> new CopyOnWriteArrayList<>())
                .add(c.version());
        var known = versions.get(c.group() + ":" + c.artifact());
        String metadata = "<metadata><groupId>" + c.group() + "</groupId><artifactId>" + c.artifact()
                + "</artifactId><versioning><release>" + known.getLast() + "</release><versions>"
                + known.stream().map(v -> "<version>" + v + "</version>").collect(Collectors.joining())
                + "</versions></versioning></metadata>";
        put(
                c.group().replace('.', '/') + "/" + c.artifact() + "/maven-metadata.xml",
                metadata.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private static String dependency(String coordinates) {
        var c = Coordinates.maven(coordinates);
        return "<dependency><groupId>" + c.group() + "</groupId><artifactId>" + c.artifact() + "</artifactId><version>"
                + c.version() + "</version></dependency>";
    }

    /// Publishes a file as it is.
    public TestRepository write(Coordinates c, String extension, byte[] content) throws IOException {
        String name = c.artifact() + "-" + c.version() + (c.classifier().isEmpty() ? "" : "-" + c.classifier());
        put(
                c.group().replace('.', '/') + "/" + c.artifact() + "/" + c.version() + "/" + name + "." + extension,
                content);
        return this;
    }

    private void put(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.writeString(folder.resolve(path + ".sha1"), sha1(content));
    }

    /// Changes what a published file holds, but not what the repository says of it.
    public void corrupt(String path) throws IOException {
        Files.writeString(folder.resolve(path), "something else");
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /// A jar with one class, compiled from `source`.
    public byte[] jar(String name, String source) throws IOException {
        Path work = Files.createTempDirectory(home, "jar");
        Path java = work.resolve(name + ".java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, source);
        ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", work.toString(), java.toString());
        Path jar = work.resolve("made.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(name + ".class"));
            out.write(Files.readAllBytes(work.resolve(name + ".class")));
        }
        return Files.readAllBytes(jar);
    }

    /// Begins to serve the folder by HTTP.
    ///
    /// @param password what the user `reader` must know; empty for everybody
    public TestRepository serve(String password) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var context = server.createContext("/", this::answer);
        if (!password.isEmpty()) {
            context.setAuthenticator(new BasicAuthenticator("test") {
                @Override
                public boolean checkCredentials(String user, String given) {
                    return user.equals("reader") && given.equals(password);
                }
            });
        }
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
        return this;
    }

    /// From now on a file of this name begins to arrive and does not end before [#close].
    public void holdBack(String name) {
        slow = name;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        requests.add(path);
        Path file = folder.resolve(path);
        try (exchange) {
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, content.length);
            if (!slow.isEmpty() && path.endsWith(slow)) {
                exchange.getResponseBody().write(content, 0, 10);
                exchange.getResponseBody().flush();
                asked.countDown();
                gate.await();
            } else {
                exchange.getResponseBody().write(content);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    public String url() {
        return server == null
                ? folder.toUri().toString()
                : "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                        + server.getAddress().getPort() + "/";
    }

    public Path folder() {
        return folder;
    }

    public Path local() {
        return home.resolve("repository");
    }

    /// Makes the user's settings: a mirror of everything that leads here, plus what else is given.
    public TestRepository settings(String servers, String more) throws IOException {
        return plainSettings("<mirrors><mirror><id>test</id><mirrorOf>*</mirrorOf><url>" + url()
                + "</url></mirror></mirrors>" + servers + more);
    }

    /// Makes the user's settings, the local repository apart.
    public TestRepository plainSettings(String content) throws IOException {
        Path file = home.resolve("settings.xml");
        Files.writeString(
                file, "<settings><localRepository>" + local() + "</localRepository>" + content + "</settings>");
        System.setProperty("maven.user.settings", file.toString());
        System.setProperty(
                "maven.installation.settings", home.resolve("none.xml").toString());
        return this;
    }

    /// What is in the local repository under this path.
    public boolean has(String path) {
        return Files.exists(local().resolve(path));
    }

    /// Forgets all downloads.
    public void forget() {
        try (Stream<Path> files = Files.walk(local())) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        gate.countDown();
        if (server != null) {
            server.stop(0);
        }
        System.clearProperty("maven.user.settings");
        System.clearProperty("maven.installation.settings");
    }
}
