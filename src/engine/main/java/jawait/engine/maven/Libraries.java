package jawait.engine.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// What a session has loaded besides the JDK, by which cell, and how it came there.
///
/// One load runs at a time; whoever waits for another's can be interrupted. What is loaded is never replaced.
public final class Libraries {
    /// What came of a load.
    public sealed interface Loading {
        /// It is there now.
        ///
        /// @param wanted the user's wishes, with the versions that are loaded; empty when all were
        /// there already
        /// @param others how many artifacts came along
        /// @param notices what else the user must know, as sentences: versions that clash with what is loaded
        record Done(List<Coordinates> wanted, int others, List<String> notices) implements Loading {}

        /// Nothing was loaded.
        record Failed(String why) implements Loading {}
    }

    /// What is on the class path.
    ///
    /// @param file a jar or a folder
    /// @param cell who asked for it
    public record Entry(Path file, String cell) {}

    private record Loaded(Coordinates coordinates, String cell) {}

    private final Resolver resolver;
    private final Compiler compiler;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<String, Loaded> loaded = new LinkedHashMap<>();
    private final LinkedHashSet<Coordinates> boms = new LinkedHashSet<>();
    private final List<Branch> tree = new CopyOnWriteArrayList<>();
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final List<Repository> repositories = new CopyOnWriteArrayList<>();
    private final SourceJars sources;

    /// None yet.
    public Libraries(Resolver resolver, Compiler compiler) {
        this.resolver = resolver;
        this.compiler = compiler;
        this.sources = new SourceJars(resolver);
    }

    /// Finds, downloads and loads artifacts and what they need; all of it or nothing. A bom (`…@pom`) among
    /// them says which versions the others, also later ones, have.
    ///
    /// @param places where to look, besides the session's own repositories
    /// @param cell who asks
    public Loading load(List<Coordinates> wanted, Request.Places places, String cell, Transfers transfers)
            throws InterruptedException {
        turn.lockInterruptibly();
        try {
            return new Load(wanted, places, cell).run(transfers);
        } finally {
            turn.unlock();
        }
    }

    /// The file of one artifact, without what it needs, fetched from where the session's libraries come
    /// from; it is not put on the class path.
    ///
    /// @throws IOException with a sentence, when it cannot be had
    public Path fetch(Coordinates wanted, Transfers transfers) throws IOException, InterruptedException {
        var places = new Request.Places(List.copyOf(repositories), false);
        return switch (resolver.resolve(new Request(List.of(wanted), List.of(), places), transfers)) {
            case Resolution.Failed(String why) -> throw new IOException(why);
            case Resolution.Resolved found ->
                found.files().stream()
                        .filter(each -> each.coordinates().key().equals(wanted.key()))
                        .map(Resolution.Found::file)
                        .findFirst()
                        .orElseThrow(() -> new IOException(wanted + " has no file."));
        };
    }

    /// Puts jars and folders of this machine on the class path.
    ///
    /// @return those that were not there before
    public List<Path> add(List<Path> files, String cell) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            var fresh = files.stream()
                    .distinct()
                    .filter(file -> entries.stream().noneMatch(e -> e.file().equals(file)))
                    .toList();
            if (!fresh.isEmpty()) {
                compiler.add(fresh);
                fresh.forEach(file -> entries.add(new Entry(file, cell)));
            }
            return fresh;
        } finally {
            turn.unlock();
        }
    }

    /// As [#add], without what is on the class path in another version: the user's own goes before what
    /// comes along with something else.
    ///
    /// @return what was left out, as sentences
    public List<String> addBesides(List<Path> files, String cell) throws InterruptedException {
        List<Path> taken = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (Path file : files) {
            var there = clash(file);
            if (there.isPresent()) {
                notices.add(stays(there.get()) + "; "
                        + JarName.of(file).map(JarName::version).orElse("")
                        + ", which would come along here, is not loaded.");
            } else {
                taken.add(file);
            }
        }
        add(taken, cell);
        return notices;
    }

    private Optional<Entry> clash(Path file) {
        if (entries.stream().anyMatch(entry -> entry.file().equals(file))) {
            return Optional.empty();
        }
        return JarName.of(file)
                .flatMap(name -> entries.stream()
                        .filter(entry -> JarName.of(entry.file())
                                .filter(name::clashesWith)
                                .isPresent())
                        .findFirst());
    }

    private static String stays(Entry entry) {
        return JarName.of(entry.file()).map(JarName::toString).orElse("") + " stays, loaded by " + entry.cell();
    }

    /// What is on the class path, in order.
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// Who pulled in what, a branch for each wish of the user's.
    public List<Branch> tree() {
        return List.copyOf(tree);
    }

    /// Asks this repository too, from now on. One of the same id is replaced.
    public void ask(Repository repository) {
        repositories.removeIf(known -> known.id().equals(repository.id()));
        if (!repository.url().isEmpty()) {
            repositories.add(repository);
        }
    }

    /// The repositories in the order they are asked, as people may see them.
    public List<String> repositories() throws InterruptedException {
        return resolver.repositories(repositories);
    }

    /// What could be typed after `typed`, the beginning of coordinates, by what the local repository holds.
    /// Asks no network.
    public List<String> complete(String typed) {
        try {
            return new LocalStock(resolver.localRepository()).complete(typed);
        } catch (IllegalArgumentException e) {
            return List.of(); // settings that cannot be read: the load will say so
        }
    }

    /// The source jars of what is loaded.
    public SourceJars sources() {
        return sources;
    }

    /// Why this file cannot be on the class path; empty when it can.
    static String broken(Path file) {
        if (Files.isDirectory(file)) {
            return "";
        }
        try (ZipFile jar = new ZipFile(file.toFile())) {
            return jar.size() < 0 ? "empty" : "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// One load; holds the turn.
    private final class Load {
        private final List<Coordinates> wanted;
        private final Request.Places places;
        private final String cell;
        private final List<String> notices = new ArrayList<>();

        Load(List<Coordinates> wanted, Request.Places places, String cell) {
            this.wanted = wanted;
            this.places = places;
            this.cell = cell;
        }

        Loading run(Transfers transfers) throws InterruptedException {
            var bomsOfAll = new LinkedHashSet<>(boms);
            wanted.stream().filter(Load.this::isBom).forEach(bomsOfAll::add);
            var wishes =
                    wanted.stream().filter(each -> !isBom(each)).map(this::kept).toList();
            boolean nothingNew = wishes.stream().allMatch(wish -> loaded.containsKey(wish.key()));
            if (nothingNew) {
                boms.addAll(bomsOfAll);
                return new Loading.Done(List.of(), 0, notices);
            }
            var managed = Stream.concat(loaded.values().stream().map(Loaded::coordinates), bomsOfAll.stream())
                    .toList();
            var extra = Stream.concat(repositories.stream(), places.extra().stream())
                    .toList();
            var all = new Request.Places(extra, places.offline());
            return switch (resolver.resolve(new Request(wishes, managed, all), transfers)) {
                case Resolution.Failed(String why) -> new Loading.Failed(why);
                case Resolution.Resolved found -> {
                    boms.addAll(bomsOfAll);
                    yield take(found, all);
                }
            };
        }

        private boolean isBom(Coordinates each) {
            return each.extension().equals("pom");
        }

        /// What is loaded stays, whatever version is asked for now.
        private Coordinates kept(Coordinates wish) {
            var there = loaded.get(wish.key());
            if (there == null) {
                return wish;
            }
            String version = there.coordinates().version();
            if (!wish.version().isEmpty() && !wish.version().equals(version)) {
                notices.add(there.coordinates() + " stays, loaded by " + there.cell() + "; " + wish.version()
                        + ", asked for here, is not loaded. Restart the kernel to load another version.");
            }
            return wish.withVersion(version);
        }

        private Loading take(Resolution.Resolved found, Request.Places all) throws InterruptedException {
            var fresh = found.files().stream()
                    .filter(each -> !loaded.containsKey(each.coordinates().key()))
                    .toList();
            for (var each : fresh) {
                String why = broken(each.file());
                if (!why.isEmpty()) {
                    return new Loading.Failed("Cannot load " + each.coordinates() + ": " + each.file()
                            + " is no jar that can be read (" + why + "). Delete that file and run the cell again.");
                }
            }
            found.tree().forEach(this::nameClashes);
            for (var each : fresh) {
                clash(each.file())
                        .ifPresent(
                                there -> notices.add(
                                        stays(there) + "; " + each.coordinates().version()
                                                + " is behind it on the class path. Restart the kernel and load it first, to have it."));
            }
            if (!fresh.isEmpty()) {
                compiler.add(fresh.stream().map(Resolution.Found::file).toList());
            }
            for (var each : fresh) {
                loaded.put(each.coordinates().key(), new Loaded(each.coordinates(), cell));
                entries.add(new Entry(each.file(), cell));
                sources.know(each, all);
            }
            tree.addAll(found.tree());
            var named = found.tree().stream()
                    .map(branch -> branch.asked().withVersion(branch.taken()))
                    .toList();
            return new Loading.Done(named, Math.max(0, fresh.size() - named.size()), notices);
        }

        private void nameClashes(Branch branch) {
            var there = loaded.get(branch.asked().key());
            if (branch.lost() && there != null && there.coordinates().version().equals(branch.taken())) {
                String clash = there.coordinates() + " stays, loaded by " + there.cell() + "; "
                        + branch.asked().version() + " would come with what is loaded here.";
                if (!notices.contains(clash)) {
                    notices.add(clash);
                }
            }
            branch.pulled().forEach(this::nameClashes);
        }
    }
}
