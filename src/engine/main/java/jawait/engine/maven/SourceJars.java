package jawait.engine.maven;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The `-sources` jars of what is loaded, fetched when somebody first wants to read one.
public final class SourceJars {
    private record Origin(Coordinates coordinates, Request.Places places) {}

    private final Resolver resolver;
    private final Map<Path, Origin> known = new ConcurrentHashMap<>();
    private final Map<Path, CompletableFuture<Optional<Path>>> fetched = new ConcurrentHashMap<>();

    SourceJars(Resolver resolver) {
        this.resolver = resolver;
    }

    void know(Resolution.Found found, Request.Places places) {
        known.put(found.file(), new Origin(found.coordinates(), places));
    }

    /// The sources of a loaded jar; nothing when it has none, when it did not come from a repository, or when they
    /// have not arrived within `patience` (the download goes on, so asking again later may help). Each jar is asked
    /// for once a session. Any thread may call; an interrupt ends the wait like the end of patience, and stays set.
    public Optional<Path> of(Path jar, Duration patience) {
        var origin = known.get(jar);
        if (origin == null) {
            return Optional.empty();
        }
        var coming = fetched.computeIfAbsent(jar, file -> fetch(origin));
        try {
            return coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private CompletableFuture<Optional<Path>> fetch(Origin origin) {
        var c = origin.coordinates();
        var wanted = new Coordinates(c.group(), c.artifact(), "jar", "sources", c.version());
        var coming = new CompletableFuture<Optional<Path>>();
        Thread.ofPlatform().name("jawait-sources").daemon().start(() -> {
            try {
                coming.complete(resolver.file(wanted, origin.places()));
            } catch (Throwable e) {
                coming.completeExceptionally(e);
            }
        });
        return coming;
    }
}
