package jawait.engine.maven;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import jawait.engine.source.Nearest;
import org.apache.http.client.HttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.jspecify.annotations.Nullable;

/// Says why artifacts are not to be had: which, who was asked, what each answered, and the way on.
final class Blame {
    private final Maven maven;
    private final @Nullable DependencyNode root;

    /// @param root who needs what, as far as that is known
    Blame(Maven maven, @Nullable DependencyNode root) {
        this.maven = maven;
        this.root = root;
    }

    String of(ArtifactResolutionException e) {
        return e.getResults().stream()
                .filter(result -> !result.isResolved())
                .map(this::missing)
                .collect(Collectors.joining("\n"));
    }

    /// Trouble before any file was asked for: a description (pom), a range of versions.
    String of(RepositoryException e, List<Coordinates> wanted) {
        Throwable root = e;
        ArtifactTransferException transfer = null;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
            transfer = root instanceof ArtifactTransferException found ? found : transfer;
        }
        if (root instanceof ArtifactResolutionException inner) {
            return of(inner);
        }
        String asked = transfer != null && transfer.getRepository() != null
                ? Maven.shown(transfer.getRepository()) + " " + answer(transfer)
                : sentence(root);
        String which = transfer != null && transfer.getArtifact() != null
                ? described(transfer.getArtifact())
                : wanted.stream().map(Coordinates::toString).collect(Collectors.joining(", "));
        return "Cannot load " + which + ": " + asked + ".";
    }

    /// What a description (pom) describes: that is what the user asked for.
    private static String described(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
    }

    private String missing(ArtifactResult result) {
        Artifact artifact = result.getRequest().getArtifact();
        var wanted = Maven.coordinates(artifact);
        String what = "Cannot load " + wanted + needed(result) + ": ";
        boolean absent = result.getExceptions().stream().allMatch(ArtifactNotFoundException.class::isInstance);
        if (maven.offline()) {
            return what + "it is not in the local repository " + maven.localRepository()
                    + ", and Maven is offline (--offline, or <offline> in settings.xml). "
                    + "Load it once online, or take one of these: " + inStock(wanted) + ".";
        }
        if (absent) {
            return what + "no repository has it. Asked: " + asked(result) + ". " + wayOn(wanted);
        }
        var answers = new LinkedHashMap<String, String>();
        for (var each : result.getExceptions()) {
            answers.put(repository(each), answer(each));
        }
        return what
                + answers.entrySet().stream()
                        .map(each -> (each.getKey() + " " + each.getValue()).strip())
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private String needed(ArtifactResult result) {
        var node = result.getRequest().getDependencyNode();
        var path = new ArrayList<String>();
        boolean indirect = node != null && root != null && path(root, node, path) && !path.isEmpty();
        return indirect ? ", which " + path.getFirst() + " needs" : "";
    }

    /// The coordinates from `wanted` up to the user's wish; the one that needs it first.
    private static boolean path(DependencyNode from, DependencyNode wanted, List<String> path) {
        for (var child : from.getChildren()) {
            if (child.equals(wanted) || path(child, wanted, path)) {
                if (from.getArtifact() != null) {
                    path.add(Maven.coordinates(from.getArtifact()).toString());
                }
                return true;
            }
        }
        return false;
    }

    private String asked(ArtifactResult result) {
        var repositories = result.getRequest().getRepositories();
        var all = new ArrayList<String>();
        (repositories.isEmpty() ? maven.repositories() : repositories).forEach(each -> all.add(Maven.shown(each)));
        return String.join(", ", all);
    }

    private String wayOn(Coordinates wanted) {
        var versions = maven.versions(wanted);
        if (versions.isEmpty()) {
            return "No version of " + wanted.group() + ":" + wanted.artifact()
                    + " is known there: " + meant(wanted)
                    + "check group and artifact, or name its repository (%maven --from URL …, "
                    + "//REPOS id=URL, %repos id URL).";
        }
        return "Nearest versions there: " + String.join(", ", Versions.nearest(wanted.version(), versions)) + ".";
    }

    /// A name like it that was downloaded before.
    private String meant(Coordinates wanted) {
        var near = Nearest.of(wanted.artifact(), new LocalStock(maven.localRepository()).artifacts(wanted.group()));
        return near.isEmpty() ? "" : "did you mean " + wanted.group() + ":" + near.getFirst() + "? Else ";
    }

    private String inStock(Coordinates wanted) {
        var versions = new LocalStock(maven.localRepository()).versions(wanted.group(), wanted.artifact());
        return versions.isEmpty() ? "none is there" : String.join(", ", versions);
    }

    private static String repository(Exception e) {
        RemoteRepository repository = e instanceof ArtifactTransferException transfer ? transfer.getRepository() : null;
        return repository == null ? "" : Maven.shown(repository);
    }

    /// What a repository answered, to follow its name.
    private static String answer(Exception e) {
        if (e instanceof ArtifactNotFoundException) {
            return "does not have it";
        }
        Throwable cause = root(e);
        return switch (cause) {
            case Listening.WrongChecksum wrong ->
                "sent a file that is not what was published: " + wrong.getMessage()
                        + "; try again, or tell whoever runs that repository";
            case HttpResponseException refused -> refused(refused.getStatusCode(), e);
            case UnknownHostException unknown -> "cannot be reached: no such host" + offlineHint();
            case ConnectTimeoutException slow -> "cannot be reached: no answer" + offlineHint();
            case SocketTimeoutException slow -> "stopped answering" + offlineHint();
            case ConnectException refused -> "cannot be reached: connection refused" + offlineHint();
            case NoRouteToHostException none -> "cannot be reached: no route" + offlineHint();
            case FileSystemException file -> "is fine, but " + file.getFile() + " cannot be written";
            default -> "failed: " + sentence(cause);
        };
    }

    private static String refused(int status, Exception e) {
        String id = e instanceof ArtifactTransferException transfer && transfer.getRepository() != null
                ? transfer.getRepository().getId()
                : "its id";
        return switch (status) {
            case 401 -> "wants a user and a password (401): give them in settings.xml as <server> with the id " + id;
            case 403 -> "refuses this user (403): check the <server> with the id " + id + " in settings.xml";
            case 407 -> "is behind a proxy that wants a password (407): see <proxies> in settings.xml";
            default -> "answered " + status;
        };
    }

    private static String offlineHint() {
        return "; check the network, <proxies> and <mirrors> in settings.xml, or use --offline";
    }

    private static Throwable root(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null && at.getCause() != at && !telling(at)) {
            at = at.getCause();
        }
        return at;
    }

    private static boolean telling(Throwable e) {
        return e instanceof HttpResponseException
                || e instanceof FileSystemException
                || e instanceof ConnectTimeoutException
                || e instanceof Listening.WrongChecksum;
    }

    private static String sentence(@Nullable Throwable e) {
        String message = e == null || e.getMessage() == null ? String.valueOf(e) : e.getMessage();
        return e instanceof IOException && !message.contains(" ")
                ? e.getClass().getSimpleName() + ": " + message
                : message.replaceAll("[.\\s]+$", "");
    }
}
