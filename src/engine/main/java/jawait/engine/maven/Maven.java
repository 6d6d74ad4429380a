package jawait.engine.maven;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.util.graph.manager.DependencyManagerUtils;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;
import org.eclipse.aether.util.repository.AuthenticationBuilder;

/// One use of Maven's resolver, from reading the settings to the last file. Blocks its thread, heeds no interrupt.
final class Maven implements AutoCloseable {
    private final MavenSettings settings = MavenSettings.read();
    private final Context context;
    private final DefaultRepositorySystemSession session;
    private final List<RemoteRepository> repositories;
    private final Request.Places places;

    Maven(Request.Places places, Listening listening) {
        this.places = places;
        context = new StandaloneStaticRuntime()
                .create(settings.overrides(places.offline())
                        .transferListener(listening)
                        .build());
        session = new DefaultRepositorySystemSession(context.repositorySystemSession());
        session.setConfigProperty(ConflictResolver.CONFIG_PROP_VERBOSE, ConflictResolver.Verbosity.STANDARD);
        session.setConfigProperty(DependencyManagerUtils.CONFIG_PROP_VERBOSE, true);
        var all = new ArrayList<>(context.remoteRepositories());
        var added = places.extra().stream()
                .filter(extra -> !extra.url().isEmpty())
                .map(Maven::remote)
                .toList();
        all.addAll(context.repositorySystem().newResolutionRepositories(session, added));
        repositories = List.copyOf(all);
    }

    private static RemoteRepository remote(Repository repository) {
        var builder =
                new RemoteRepository.Builder(repository.id(), "default", Repository.withoutPassword(repository.url()));
        String url = repository.url();
        if (!url.equals(Repository.withoutPassword(url))) {
            String secret = url.substring(url.indexOf("//") + 2, url.lastIndexOf('@'));
            int colon = secret.indexOf(':');
            builder.setAuthentication(new AuthenticationBuilder()
                    .addUsername(colon < 0 ? secret : secret.substring(0, colon))
                    .addPassword(colon < 0 ? "" : secret.substring(colon + 1))
                    .build());
        }
        return builder.build();
    }

    Path localRepository() {
        return session.getLocalRepository().getBasedir().toPath();
    }

    boolean offline() {
        return places.offline() || settings.offline();
    }

    List<RemoteRepository> repositories() {
        return repositories;
    }

    Resolution resolve(Request request) {
        DependencyNode root = null;
        try {
            var managed = managed(request);
            var wishes = new ArrayList<Coordinates>();
            for (var wish : request.wanted()) {
                wishes.add(wish.version().isEmpty() ? versioned(wish, managed) : wish);
            }
            root = collect(wishes, managed);
            return new Resolution.Resolved(files(root), Trees.of(root));
        } catch (ArtifactResolutionException e) {
            return new Resolution.Failed(new Blame(this, root).of(e));
        } catch (RepositoryException e) {
            return new Resolution.Failed(new Blame(this, root).of(e, request.wanted()));
        }
    }

    private List<Resolution.Found> files(DependencyNode root) throws ArtifactResolutionException {
        var winners = new ArrayList<DependencyNode>();
        root.getChildren().forEach(child -> winners(child, winners));
        var asked = winners.stream().map(ArtifactRequest::new).toList();
        return context.repositorySystem().resolveArtifacts(session, asked).stream()
                .map(result -> new Resolution.Found(
                        coordinates(result.getArtifact()),
                        result.getArtifact().getFile().toPath()))
                .filter(found -> !found.coordinates().extension().equals("pom"))
                .toList();
    }

    /// The one artifact without what it needs, or nothing.
    Optional<Path> file(Coordinates wanted) {
        try {
            var request = new ArtifactRequest(artifact(wanted), repositories, null);
            var found = context.repositorySystem().resolveArtifact(session, request);
            return Optional.of(found.getArtifact().getFile().toPath());
        } catch (ArtifactResolutionException e) {
            return Optional.empty();
        }
    }

    /// The versions that the repositories know of, oldest first; empty when none knows the artifact.
    List<String> versions(Coordinates of) {
        try {
            var all = artifact(of.withVersion("[0,)"));
            var range = context.repositorySystem()
                    .resolveVersionRange(session, new VersionRangeRequest(all, repositories, null));
            return range.getVersions().stream().map(Object::toString).toList();
        } catch (VersionRangeResolutionException e) {
            return List.of();
        }
    }

    private Coordinates versioned(Coordinates wish, List<Dependency> managed) throws VersionRangeResolutionException {
        for (var each : managed) {
            if (coordinates(each.getArtifact()).key().equals(wish.key())) {
                return wish.withVersion(each.getArtifact().getVersion());
            }
        }
        var versions = versions(wish);
        return versions.isEmpty() ? wish.withVersion("RELEASE") : wish.withVersion(Versions.newest(versions));
    }

    private List<Dependency> managed(Request request) throws ArtifactDescriptorException {
        var managed = new ArrayList<Dependency>();
        for (var each : request.managed()) {
            if (each.extension().equals("pom")) {
                var bom = new ArtifactDescriptorRequest(artifact(each), repositories, null);
                var read = context.repositorySystem().readArtifactDescriptor(session, bom);
                managed.addAll(read.getManagedDependencies());
            } else {
                managed.addFirst(new Dependency(artifact(each), ""));
            }
        }
        return managed;
    }

    private DependencyNode collect(List<Coordinates> wishes, List<Dependency> managed)
            throws DependencyCollectionException {
        var request = new CollectRequest();
        wishes.forEach(wish -> request.addDependency(new Dependency(artifact(wish), "compile")));
        request.setManagedDependencies(managed);
        request.setRepositories(repositories);
        return context.repositorySystem().collectDependencies(session, request).getRoot();
    }

    /// What is to be loaded: the nodes that lost to another version are not.
    private static void winners(DependencyNode node, List<DependencyNode> into) {
        if (!(node.getData().get(ConflictResolver.NODE_DATA_WINNER) instanceof DependencyNode)) {
            into.add(node);
            node.getChildren().forEach(child -> winners(child, into));
        }
    }

    private static Artifact artifact(Coordinates c) {
        return new DefaultArtifact(c.group(), c.artifact(), c.classifier(), c.extension(), c.version());
    }

    static Coordinates coordinates(Artifact a) {
        return new Coordinates(a.getGroupId(), a.getArtifactId(), a.getExtension(), a.getClassifier(), a.getVersion());
    }

    /// The repositories as people may see them.
    static String shown(RemoteRepository repository) {
        var mirrored = repository.getMirroredRepositories().stream()
                .map(RemoteRepository::getId)
                .toList();
        String mirror = mirrored.isEmpty() ? "" : ", mirror of " + String.join(", ", mirrored);
        return repository.getId() + " (" + Repository.withoutPassword(repository.getUrl()) + mirror + ")";
    }

    Stream<String> shown() {
        return repositories.stream().map(Maven::shown);
    }

    @Override
    public void close() {
        context.close();
    }
}
