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
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;

/// The names of the public types that cells can use, found by looking at class files: the JDK's, once, and
/// those of each jar, once. Some five thousand names; classes are neither loaded nor compiled.
final class TypeNames {
    private static final System.Logger LOG = System.getLogger("jawait.engine");

    /// A public type by its package and its simple name.
    record Name(String inPackage, String simple) {
        String full() {
            return inPackage.isEmpty() ? simple : inPackage + "." + simple;
        }
    }

    private record Jar(Path path, long size, long modified) {}

    private final Map<String, List<String>> packagesOfModules = new ConcurrentHashMap<>();
    private final Map<Jar, List<Name>> jars = new HashMap<>();
    private List<Name> jdk = List.of();

    /// All of them, those of the JDK first.
    synchronized List<Name> of(List<Path> classPath) {
        if (jdk.isEmpty()) {
            jdk = readJdk();
        }
        var all = new ArrayList<>(jdk);
        classPath.forEach(each -> all.addAll(ofEntry(each)));
        return all;
    }

    /// The packages that a module exports to everybody.
    List<String> packagesOf(String module) {
        return packagesOfModules.getOrDefault(module, List.of());
    }

    /// The names of the JDK's modules.
    List<String> modules() {
        return List.copyOf(new TreeSet<>(packagesOfModules.keySet()));
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
        try (var files = Files.newDirectoryStream(folder, "*.class")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.indexOf('$') < 0 && name.indexOf('-') < 0 && isPublic(Files.readAllBytes(file))) {
                    into.add(new Name(inPackage, name.substring(0, name.length() - ".class".length())));
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot list the types of " + folder, e);
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
                            names.add(
                                    new Name(inPackage, path.substring(slash + 1, path.length() - ".class".length())));
                        }
                    }
                }
            }
        }
        return names;
    }
}
