package jawait.engine.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds artifacts and what they need, the way the user's own Maven would: same settings, same mirrors, same local
/// repository.
///
/// Every call may take as long as a network does; an interrupt ends the waiting at once and the download soon after.
public interface Resolver {
    /// Finds and downloads. Missing artifacts, refused connections and the like are values.
    Resolution resolve(Request request, Transfers transfers) throws InterruptedException;

    /// The one artifact without what it needs, or nothing.
    Optional<Path> file(Coordinates wanted, Request.Places places) throws InterruptedException;

    /// The repositories in the order they are asked, mirrors and `extra` ones included, each as people may see it.
    List<String> repositories(List<Repository> extra) throws InterruptedException;

    /// Where downloads are kept. Asks no network.
    Path localRepository();
}
