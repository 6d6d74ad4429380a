package jawait.engine.help;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.AccessFlag;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The names of the types that cells can use, found by looking at class files: the JDK's, once, and those of each
/// jar, once. Some seven thousand names; classes are neither loaded nor compiled.
final class TypeNames {
    private static final System.Logger LOG = System.getLogger("jawait.engine");

    private static final int STEPS = 40;

    /// A type by its package and its simple name. Whether it is public is read when somebody asks: most are never
    /// asked about, and reading all would hold up the session's first question.
    static final class Name {
        private final String inPackage;
        private final String simple;
        private @Nullable Path unread;
        private boolean known;

        private Name(String inPackage, String simple, @Nullable Path unread) {
            this.inPackage = inPackage;
            this.simple = simple;
            this.unread = unread;
            this.known = true;
        }

        String inPackage() {
            return inPackage;
        }

        String simple() {
            return simple;
        }

        String full() {
            return inPackage.isEmpty() ? simple : inPackage + "." + simple;
        }

        boolean isPublic() {
            Path file = unread;
            if (file != null) {
                unread = null;
                known = TypeNames.isPublic(file);
            }
            return known;
        }
    }

    private record Jar(Path path, long size, long modified) {}

    private final Map<String, List<String>> packagesOfModules = new ConcurrentHashMap<>();
    private final Map<Jar, List<Name>> jars = new HashMap<>();
    private final FutureTask<List<Name>> jdk = new FutureTask<>(this::readJdk);
    private final AtomicBoolean begun = new AtomicBoolean();

    /// Begins to read the JDK's, beside whatever the caller does next. Returns at once.
    void begin() {
        if (begun.compareAndSet(false, true)) {
            Thread.ofPlatform().name("jawait-names").daemon().start(jdk);
        }
    }

    /// Whether those of the JDK are there already, so that nobody has to wait for them.
    boolean areRead() {
        return jdk.isDone();
    }

    /// All of them, those of the JDK first; those that are not public too.
    synchronized List<Name> of(List<Path> classPath) {
        begin();
        var all = new ArrayList<>(ofJdk());
        classPath.forEach(each -> all.addAll(ofEntry(each)));
        return all;
    }

    /// Reads what questions would have to read otherwise, in steps of a few milliseconds.
    List<Callable<?>> reading() {
        return IntStream.range(0, STEPS)
                .<Callable<?>>mapToObj(step -> () -> {
                    var all = of(List.of());
                    var part = all.subList(all.size() * step / STEPS, all.size() * (step + 1) / STEPS);
                    return part.stream().filter(Name::isPublic).count();
                })
                .toList();
    }

    /// The packages that a module exports to everybody.
    List<String> packagesOf(String module) {
        return packagesOfModules.getOrDefault(module, List.of());
    }

    /// The names of the JDK's modules.
    List<String> modules() {
        return List.copyOf(new TreeSet<>(packagesOfModules.keySet()));
    }

    private List<Name> ofJdk() {
        try {
            return jdk.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the names of the JDK's types cannot be read", e);
        }
    }

    private List<Name> readJdk() {
        var names = new ArrayList<Name>();
        var image = FileSystems.getFileSystem(URI.create("jrt:/"));
        ModuleFinder.ofSystem().findAll().stream()
                .map(module -> module.descriptor())
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(module -> module.exports().stream()
                        .filter(each -> !each.isQualified())
                        .map(ModuleDescriptor.Exports::source)
                        .filter(TypeNames::isForUsers)
                        .forEach(each -> {
                            packagesOfModules
                                    .computeIfAbsent(module.name(), name -> new ArrayList<>())
                                    .add(each);
                            read(image.getPath("/modules", module.name(), each.replace('.', '/')), each, names);
                        }));
        return names;
    }

    private static boolean isForUsers(String name) {
        return !name.startsWith("sun.")
                && !name.startsWith("jawait.runtime")
                && !name.startsWith("jawait.spi")
                && !("." + name + ".").contains(".internal.");
    }

    private static void read(Path folder, String inPackage, List<Name> into) {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && name.indexOf('$') < 0 && name.indexOf('-') < 0) {
                    into.add(new Name(inPackage, name.substring(0, name.length() - ".class".length()), file));
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot list the types of " + folder, e);
        }
    }

    private static boolean isPublic(Path file) {
        try {
            return isPublic(Files.readAllBytes(file));
        } catch (IOException e) {
            return false; // it has gone meanwhile
        }
    }

    private static boolean isPublic(byte[] file) {
        try {
            return ClassFile.of().parse(file).flags().has(AccessFlag.PUBLIC);
        } catch (IllegalArgumentException e) {
            return false; // a class file of a kind that this JDK does not know
        }
    }

    private List<Name> ofEntry(Path entry) {
        try {
            if (Files.isDirectory(entry)) {
                return ofFolder(entry);
            }
            var key = new Jar(
                    entry, Files.size(entry), Files.getLastModifiedTime(entry).toMillis());
            var known = jars.get(key);
            if (known == null) {
                known = ofJar(entry);
                jars.put(key, known);
            }
            return known;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot list the types of " + entry, e);
            return List.of();
        }
    }

    private static List<Name> ofFolder(Path root) throws IOException {
        var names = new ArrayList<Name>();
        try (var folders = Files.walk(root)) {
            folders.filter(Files::isDirectory).forEach(folder -> {
                String inPackage =
                        root.relativize(folder).toString().replace('/', '.').replace('\\', '.');
                if (isForUsers(inPackage)) {
                    read(folder, inPackage, names);
                }
            });
        }
        return names;
    }

    private static List<Name> ofJar(Path jar) throws IOException {
        var names = new ArrayList<Name>();
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : (Iterable<java.util.jar.JarEntry>) file.stream()::iterator) {
                String path = entry.getName();
                int slash = path.lastIndexOf('/');
                String inPackage = path.substring(0, Math.max(0, slash)).replace('/', '.');
                if (path.endsWith(".class")
                        && path.indexOf('$') < 0
                        && path.indexOf('-') < 0
                        && isForUsers(inPackage)) {
                    try (InputStream bytes = file.getInputStream(entry)) {
                        if (isPublic(bytes.readAllBytes())) {
                            String simple = path.substring(slash + 1, path.length() - ".class".length());
                            names.add(new Name(inPackage, simple, null));
                        }
                    }
                }
            }
        }
        return names;
    }
}
