package jawait.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Fetches one file of Maven Central into the local repository, heeding the user's `settings.xml`: for
/// plain Java, where no host with a whole resolver is at hand.
final class MavenDownload {
    private static final System.Logger LOG = System.getLogger("jawait.net");
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofMinutes(10);

    private final Path settings;
    private final Path home;
    private final Duration silence;
    private @Nullable MavenPlaces places;

    /// @param silence how long a download goes on before it tells how far it is, and from then on each time
    MavenDownload(Path settings, Path home, Duration silence) {
        this.settings = settings;
        this.home = home;
        this.silence = silence;
    }

    static MavenDownload ofUser() {
        Path home = Path.of(System.getProperty("user.home"));
        String named = System.getProperty("maven.user.settings");
        return new MavenDownload(
                named == null ? home.resolve(".m2/settings.xml") : Path.of(named), home, Duration.ofSeconds(2));
    }

    private MavenPlaces places() throws IOException {
        MavenPlaces read = places;
        if (read == null) {
            read = MavenPlaces.read(settings, home);
            places = read;
        }
        return read;
    }

    /// Where the local repository has the file, or would have it.
    Path place(String path) {
        try {
            return places().local().resolve(path);
        } catch (IOException e) {
            return home.resolve(".m2/repository").resolve(path); // fetching says what is wrong
        }
    }

    /// Downloads the file, checks it, and puts it into the local repository: whole or not at all.
    ///
    /// @throws IOException with a sentence that names the URL
    Path fetch(String path) throws IOException, InterruptedException {
        MavenPlaces from = places();
        String shown = DbUrl.withoutSecrets(from.remote() + path);
        if (from.offline()) {
            throw new IOException("Maven is set to be offline in " + settings + ".");
        }
        Path place = from.local().resolve(path);
        Path folder = Files.createDirectories(place.toAbsolutePath().getParent());
        Path coming = Files.createTempFile(folder, ".coming-", ".part");
        LOG.log(System.Logger.Level.INFO, "Fetching " + shown + " (needed once)");
        try (HttpClient client = client()) {
            String wanted = sha1(client, from, path);
            HttpResponse<InputStream> answer = send(client, from, path, HttpResponse.BodyHandlers.ofInputStream());
            save(answer, coming, shown);
            String found = answer.statusCode() == 200 ? digest(coming) : "";
            if (!found.equals(wanted)) {
                throw new IOException(
                        answer.statusCode() == 200
                                ? shown + " should have the SHA-1 " + wanted + ", but has " + found + "."
                                : shown + " answered " + answer.statusCode() + ".");
            }
            return Files.move(coming, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(coming);
        }
    }

    private void save(HttpResponse<InputStream> answer, Path place, String shown) throws IOException {
        double all = answer.headers().firstValueAsLong("Content-Length").orElse(0);
        var part = new byte[1 << 16];
        long saved = 0;
        long told = System.nanoTime();
        try (var body = answer.body();
                var file = Files.newOutputStream(place)) {
            for (int read = body.read(part); read >= 0; read = body.read(part)) {
                file.write(part, 0, read);
                saved += read;
                if (System.nanoTime() - told >= silence.toNanos()) {
                    told = System.nanoTime();
                    String of = all == 0 ? "" : "of %.1f ".formatted(all / 1e6);
                    LOG.log(System.Logger.Level.INFO, "%.1f %sMB of %s".formatted(saved / 1e6, of, shown));
                }
            }
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(CONNECT)
                .build();
    }

    private static String sha1(HttpClient client, MavenPlaces from, String path)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(client, from, path + ".sha1", HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    DbUrl.withoutSecrets(from.remote() + path) + ".sha1 answered " + answer.statusCode() + ".");
        }
        return answer.body().strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static <T> HttpResponse<T> send(
            HttpClient client, MavenPlaces from, String path, HttpResponse.BodyHandler<T> into)
            throws IOException, InterruptedException {
        String url = from.remote() + path;
        try {
            var request = HttpRequest.newBuilder(URI.create(url)).timeout(WHOLE);
            if (!from.login().isEmpty()) {
                byte[] login = from.login().getBytes(StandardCharsets.UTF_8);
                request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
            }
            return client.send(request.build(), into);
        } catch (IOException | IllegalArgumentException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            String message = "no answer from " + DbUrl.withoutSecrets(url) + " (" + why + ").";
            throw new IOException(message, Causes.worthSaying(e, message));
        }
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a JDK without SHA-1", e);
        }
    }
}
