package jawait.engine.maven;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What the local repository holds, for completing coordinates. Asks no network, and looks into a folder again only
/// when that has changed.
public final class LocalStock {
    private static final int MOST = 200;

    private record Listing(long changed, List<String> folders) {}

    private final Path root;
    private final Map<Path, Listing> seen = new ConcurrentHashMap<>();

    /// What a folder holds.
    ///
    /// @param root the folder that Maven keeps its downloads in; need not exist
    public LocalStock(Path root) {
        this.root = root;
    }

    /// What `typed`, the beginning of coordinates, can become: groups and artifacts (`org.ex` gives
    /// `org.example:`, `org.example:a` gives `org.example:alpha:`), then versions, newest first.
    public List<String> complete(String typed) {
        var parts = typed.split(":", -1);
        return switch (parts.length) {
            case 1 -> groups(parts[0]).stream().map(group -> group + ":").toList();
            case 2 ->
                artifacts(parts[0]).stream()
                        .filter(artifact -> startsWith(artifact, parts[1]))
                        .map(artifact -> parts[0] + ":" + artifact + ":")
                        .toList();
            case 3 ->
                versions(parts[0], parts[1]).stream()
                        .filter(version -> startsWith(version, parts[2]))
                        .map(version -> parts[0] + ":" + parts[1] + ":" + version)
                        .toList();
            default -> List.of();
        };
    }

    /// The versions of an artifact that are here, newest first.
    List<String> versions(String group, String artifact) {
        Path folder = folder(group).resolve(artifact);
        return folders(folder).stream()
                .filter(version -> isVersion(folder.resolve(version)))
                .sorted(Versions::newestFirst)
                .toList();
    }

    /// The artifacts of a group that are here, sorted.
    List<String> artifacts(String group) {
        Path folder = folder(group);
        return folders(folder).stream()
                .filter(artifact -> isArtifact(folder.resolve(artifact)))
                .sorted()
                .toList();
    }

    /// Groups that begin with `typed`; the whole tree is walked only below the part that is typed.
    private List<String> groups(String typed) {
        int dot = typed.lastIndexOf('.');
        String above = dot < 0 ? "" : typed.substring(0, dot);
        var found = new ArrayList<String>();
        collect(above, typed, found);
        return found.stream().sorted().limit(MOST).toList();
    }

    private void collect(String group, String typed, List<String> found) {
        if (found.size() >= MOST) {
            return;
        }
        Path folder = folder(group);
        boolean isGroup = false;
        for (String name : folders(folder)) {
            String below = group.isEmpty() ? name : group + "." + name;
            if (isArtifact(folder.resolve(name))) {
                isGroup = true;
            } else if (startsWith(below, typed) || startsWith(typed, below)) {
                collect(below, typed, found);
            }
        }
        if (isGroup && startsWith(group, typed)) {
            found.add(group);
        }
    }

    private boolean isArtifact(Path folder) {
        return folders(folder).stream().anyMatch(version -> isVersion(folder.resolve(version)));
    }

    /// Whether this is `…/artifact/version`, with `artifact-version` files in it.
    private static boolean isVersion(Path folder) {
        Path artifact = folder.getParent();
        if (artifact == null || artifact.getFileName() == null || folder.getFileName() == null) {
            return false;
        }
        String name = artifact.getFileName() + "-" + folder.getFileName();
        return Files.exists(folder.resolve(name + ".pom")) || Files.exists(folder.resolve(name + ".jar"));
    }

    private Path folder(String group) {
        try {
            return group.isEmpty() ? root : root.resolve(group.replace('.', '/'));
        } catch (java.nio.file.InvalidPathException e) {
            return root.resolve("no such group");
        }
    }

    private List<String> folders(Path folder) {
        try {
            long changed = Files.getLastModifiedTime(folder).toMillis();
            var known = seen.get(folder);
            if (known == null || known.changed() != changed) {
                known = new Listing(changed, list(folder));
                seen.put(folder, known);
            }
            return known.folders();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> list(Path folder) throws IOException {
        var names = new HashSet<String>();
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, Files::isDirectory)) {
            inside.forEach(each -> names.add(String.valueOf(each.getFileName())));
        }
        return Stream.of(names.toArray(String[]::new))
                .filter(name -> !name.startsWith("."))
                .toList();
    }

    private static boolean startsWith(String text, String beginning) {
        return text.regionMatches(true, 0, beginning, 0, beginning.length());
    }
}
