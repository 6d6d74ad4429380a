package jawait.engine.magic.system;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.MagicError;

/// The folder and the environment that magics and their processes work in. A JVM can change neither its own folder
/// nor its own environment, so a session has these. Safe for threads.
public final class Workplace {
    private static final int MOST = 200;

    private final Map<String, Optional<String>> changes = new ConcurrentSkipListMap<>();
    private volatile Path folder = Path.of("").toAbsolutePath();
    private volatile Path before = folder;

    /// The current folder.
    public Path folder() {
        return folder;
    }

    /// Goes elsewhere.
    ///
    /// @param target a path, or `-` for the folder before
    /// @throws MagicError when there is no such folder
    Path go(String target) {
        Path there = target.equals("-") ? before : resolve(target).normalize();
        if (!Files.isDirectory(there)) {
            throw new MagicError(
                    "NotDirectory",
                    "there is no folder " + there + (Files.exists(there) ? ": it is a file" : "")
                            + "; the current one is " + folder);
        }
        before = folder;
        folder = there;
        return there;
    }

    /// The path that a user means: `~` is the home folder, the rest is relative to the current one.
    ///
    /// @throws MagicError when it is no path at all
    public Path resolve(String typed) {
        boolean home = typed.equals("~") || typed.startsWith("~/");
        try {
            return home ? Path.of(System.getProperty("user.home") + typed.substring(1)) : folder.resolve(typed);
        } catch (InvalidPathException e) {
            throw new MagicError("InvalidPath", "«" + typed + "» is no path: " + e.getReason());
        }
    }

    /// The whole environment, changes included.
    Map<String, String> environment() {
        var all = new TreeMap<>(System.getenv());
        apply(all);
        return all;
    }

    /// Makes the changes in an environment.
    void apply(Map<String, String> environment) {
        changes.forEach((name, value) ->
                value.ifPresentOrElse(set -> environment.put(name, set), () -> environment.remove(name)));
    }

    /// Sets a variable, or takes it away.
    void set(String name, Optional<String> value) {
        changes.put(name, value);
    }

    /// The files and folders that a word could become.
    public List<Candidate> complete(String word) {
        int slash = word.lastIndexOf('/') + 1;
        String typed = word.substring(0, slash);
        String start = word.substring(slash);
        var found = new ArrayList<Candidate>();
        try (var entries = Files.newDirectoryStream(resolve(typed.isEmpty() ? "." : typed))) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                boolean hidden = name.startsWith(".") && !start.startsWith(".");
                if (name.startsWith(start) && !hidden && found.size() < MOST) {
                    String path = typed + name + (Files.isDirectory(entry) ? "/" : "");
                    found.add(new Candidate(path.contains(" ") ? '"' + path + '"' : path, "path", ""));
                }
            }
        } catch (IOException | DirectoryIteratorException | MagicError e) {
            return List.of(); // nothing to offer there
        }
        found.sort(java.util.Comparator.comparing(Candidate::text));
        return found;
    }
}
