package jawait.engine.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Maven's own resolver, on a thread of its own for each call.
///
/// Its waits cannot be interrupted, so the caller's can: an interrupted caller leaves, and what is left behind ends
/// at its next step, or when the server has been silent for half a minute.
public final class MavenResolver implements Resolver {
    // Held here, because the logging library forgets a logger that nobody holds. What they would say is said by us.
    private static final List<Logger> TALKATIVE = Stream.of("org.eclipse.aether", "org.apache.maven", "eu.maveniverse")
            .map(Logger::getLogger)
            .toList();

    /// Nothing of Maven's is loaded yet.
    public MavenResolver() {}

    @Override
    public Resolution resolve(Request request, Transfers transfers) throws InterruptedException {
        try {
            return use(request.places(), transfers, maven -> maven.resolve(request));
        } catch (IllegalArgumentException e) {
            return new Resolution.Failed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Optional<Path> file(Coordinates wanted, Request.Places places) throws InterruptedException {
        return use(places, Transfers.SILENT, maven -> maven.file(wanted));
    }

    @Override
    public List<String> repositories(List<Repository> extra) throws InterruptedException {
        var places = new Request.Places(extra, true);
        return use(places, Transfers.SILENT, maven -> maven.shown().toList());
    }

    @Override
    public Path localRepository() {
        return MavenSettings.read().localRepository();
    }

    private static <T> T use(Request.Places places, Transfers transfers, Function<Maven, T> use)
            throws InterruptedException {
        var listening = new Listening(transfers);
        var result = new CompletableFuture<T>();
        var thread = Thread.ofPlatform().name("jawait-maven").daemon().unstarted(() -> {
            TALKATIVE.forEach(logger -> logger.setLevel(Level.OFF));
            try (var maven = new Maven(places, listening)) {
                result.complete(use.apply(maven));
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        // The caller's loader is that of the cells, in which Maven must not look for its own parts.
        thread.setContextClassLoader(MavenResolver.class.getClassLoader());
        thread.start();
        try {
            return result.get();
        } catch (InterruptedException e) {
            listening.stop();
            throw e;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException bug -> throw bug;
                case Error bug -> throw bug;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
