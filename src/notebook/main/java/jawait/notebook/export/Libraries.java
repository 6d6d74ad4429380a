package jawait.notebook.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jawait.engine.maven.Bundles;
import jawait.engine.maven.Coordinates;
import jawait.engine.maven.Repository;
import jawait.notebook.NotebookException;

/// What a notebook asks for from outside the JDK, as JBang writes it.
final class Libraries {
    private static final Set<String> OURS = Set.of("net", "junit");
    private final Bundles bundles = Bundles.installed();
    private final Set<String> dependencies = new LinkedHashSet<>();
    private final Set<String> repositories = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();
    private final List<Repository> asked = new ArrayList<>();
    private final List<Coordinates> wanted = new ArrayList<>();
    private final List<Path> bundled = new ArrayList<>();
    private final Set<String> ours = new LinkedHashSet<>();

    /// `%maven` with its words.
    void maven(List<String> words) throws NotebookException {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--from") && i + 1 < words.size()) {
                repository(words.get(++i));
            } else if (!word.startsWith("--")) {
                want(word.indexOf('@') < 0 ? Coordinates.maven(word) : Coordinates.jbang(word));
            }
        }
    }

    /// `//DEPS`, `//REPOS` and the other comments that JBang obeys.
    void directive(String name, List<String> words) throws NotebookException {
        switch (name) {
            case "DEPS" -> {
                for (String word : words) {
                    want(Coordinates.jbang(word));
                }
            }
            case "REPOS" -> words.forEach(this::repository);
            default -> others.add("//" + name + " " + String.join(" ", words));
        }
    }

    /// `%use` with its words.
    ///
    /// @return the imports
    List<String> use(List<String> words) throws NotebookException {
        var imports = new ArrayList<String>();
        for (String word : words) {
            String name = word.split("@", 2)[0];
            var bundle = bundles.find(name)
                    .orElseThrow(() -> new NotebookException("there is no bundle " + name + " for %use"));
            for (var each : bundle.coordinates(word.substring(Math.min(word.length(), name.length() + 1)))) {
                want(each);
            }
            if (OURS.contains(name)) {
                ours.add("jawait-" + name);
            }
            bundled.addAll(bundles.jars(bundle));
            imports.addAll(bundle.statements());
        }
        return imports;
    }

    private void want(Coordinates each) {
        wanted.add(each);
        boolean plain = each.extension().equals("jar");
        dependencies.add(each.group() + ":" + each.artifact() + (each.version().isEmpty() ? "" : ":" + each.version())
                + (each.classifier().isEmpty() ? "" : ":" + each.classifier())
                + (plain ? "" : "@" + each.extension()));
    }

    private void repository(String word) {
        var repository = Repository.of(word);
        asked.add(repository);
        repositories.add(repository.url().isEmpty() ? repository.id() : repository.id() + "=" + repository.url());
    }

    /// The artifacts of `%use net` and `%use junit`: jawait's own, which no repository has yet.
    Set<String> ours() {
        return ours;
    }

    /// The jars that bundles bring along.
    List<Path> bundled() {
        return bundled;
    }

    List<Coordinates> wanted() {
        return wanted;
    }

    List<Repository> asked() {
        return asked;
    }

    Set<String> dependencies() {
        return dependencies;
    }

    Set<String> repositories() {
        return repositories;
    }

    Set<String> others() {
        return others;
    }
}
