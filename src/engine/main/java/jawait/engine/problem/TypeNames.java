package jawait.engine.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jawait.engine.source.Nearest;

/// The public types of the JDK's standard modules by their simple names. Read once, when first asked for.
final class TypeNames {
    private static final List<String> FIRST = List.of(
            "java.util.",
            "java.util.concurrent.",
            "java.util.function.",
            "java.time.",
            "java.nio.file.",
            "java.net.http.",
            "java.io.",
            "java.net.",
            "java.sql.",
            "java.",
            "javax.");

    /// Made when first asked for: most sessions never need it.
    private static final class Once {
        private static final TypeNames ALL = new TypeNames();
    }

    private final Map<String, List<String>> bySimpleName = new HashMap<>();

    private TypeNames() {
        ModuleFinder.ofSystem().findAll().stream()
                .filter(module -> module.descriptor().name().startsWith("java."))
                .forEach(this::read);
    }

    /// The qualified names of the public types called `simple`, best known first; empty when there are none.
    static List<String> called(String simple) {
        return Once.ALL.bySimpleName.getOrDefault(simple, List.of()).stream()
                .filter(TypeNames::isPublic)
                .sorted(Comparator.comparingInt(TypeNames::rank).thenComparing(name -> name))
                .toList();
    }

    /// The simple names that are written almost like `simple`.
    static List<String> near(String simple) {
        return Nearest.misspelt(simple, Once.ALL.bySimpleName.keySet()).stream()
                .filter(name -> !called(name).isEmpty())
                .sorted(Comparator.<String>comparingInt(name -> Nearest.edits(simple, name))
                        .thenComparingInt(name -> rank(called(name).getFirst())))
                .toList();
    }

    /// The simple names of the public types of a package.
    static List<String> of(String inPackage) {
        return Once.ALL.bySimpleName.values().stream()
                .flatMap(List::stream)
                .filter(name -> name.lastIndexOf('.') == inPackage.length() && name.startsWith(inPackage))
                .filter(TypeNames::isPublic)
                .map(name -> name.substring(inPackage.length() + 1))
                .toList();
    }

    /// The packages that have such types.
    static Set<String> packages() {
        return Once.ALL.bySimpleName.values().stream()
                .flatMap(List::stream)
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .collect(Collectors.toSet());
    }

    private void read(ModuleReference module) {
        Set<String> exported = module.descriptor().exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        try (var reader = module.open();
                Stream<String> files = reader.list()) {
            files.filter(file -> file.endsWith(".class") && file.indexOf('$') < 0 && file.indexOf('/') > 0)
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> exported.contains(name.substring(0, name.lastIndexOf('.'))))
                    .forEach(name -> bySimpleName
                            .computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), any -> new ArrayList<>(1))
                            .add(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPublic(String name) {
        try {
            return Modifier.isPublic(Class.forName(name, false, ClassLoader.getPlatformClassLoader())
                    .getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /// The most specific well-known package counts; below a well-known package is less known than in it.
    private static int rank(String name) {
        String inPackage = name.substring(0, name.lastIndexOf('.') + 1);
        int exact = FIRST.indexOf(inPackage);
        if (exact >= 0) {
            return exact;
        }
        for (int i = 0; i < FIRST.size(); i++) {
            if (inPackage.startsWith(FIRST.get(i))) {
                return FIRST.size() + i;
            }
        }
        return 2 * FIRST.size();
    }
}
