package jawait.engine.help;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/// The sources of what is on the class path, parsed: where documentation comments and names of parameters
/// come from.
///
/// The JDK's are in its own `lib/src.zip`, the preloaded library's in the engine, those of other jars where
/// [SourceLookup] finds them. A few parsed files and the parameters of some hundred types are remembered.
final class Sources {
    private static final int PARSED = 12;
    private static final int NAMED = 300;

    /// A parsed source file.
    record Unit(DocTrees trees, CompilationUnitTree tree, String text) {}

    private final Javac javac;
    private final SourceLookup lookup;
    private final Path jdk;
    private final Map<String, Optional<Unit>> parsed = new Recent<>(PARSED);
    private final Map<String, Map<String, List<String>>> parameters = new Recent<>(NAMED);
    private @Nullable Elements elements;

    /// @param jdk the JDK whose `lib/src.zip` is read
    Sources(Javac javac, SourceLookup lookup, Path jdk) {
        this.javac = javac;
        this.lookup = lookup;
        this.jdk = jdk;
    }

    /// Says by which compilation the elements of the following questions were made.
    void of(Elements current) {
        elements = current;
    }

    /// The declaration of an element in its parsed source; empty where there is no source.
    Optional<TreePath> declaration(Element element) {
        TypeElement top = topOf(element);
        return top == null ? Optional.empty() : unit(top).flatMap(unit -> find(unit, element));
    }

    /// The parsed source of the file that declares an element.
    Optional<Unit> unit(Element element) {
        TypeElement top = topOf(element);
        return top == null
                ? Optional.empty()
                : parsed.computeIfAbsent(
                        top.getQualifiedName().toString(), name -> read(top).map(this::parse));
    }

    /// The names of a method's parameters, as in its source; as in its class file where there is no source.
    List<String> parameterNames(ExecutableElement method) {
        var own = method.getParameters().stream()
                .map(each -> each.getSimpleName().toString())
                .toList();
        boolean nameless = own.stream().anyMatch(each -> each.matches("arg\\d+"));
        if (!nameless || !(method.getEnclosingElement() instanceof TypeElement owner)) {
            return own;
        }
        var known = parameters.computeIfAbsent(owner.getQualifiedName().toString(), name -> parametersOf(owner));
        return known.getOrDefault(key(method), own);
    }

    private Map<String, List<String>> parametersOf(TypeElement owner) {
        var names = new LinkedHashMap<String, List<String>>();
        declaration(owner).ifPresent(path -> {
            for (Tree member : ((ClassTree) path.getLeaf()).getMembers()) {
                if (member instanceof MethodTree method) {
                    names.put(
                            key(method),
                            method.getParameters().stream()
                                    .map(each -> each.getName().toString())
                                    .toList());
                }
            }
        });
        return names;
    }

    private static @Nullable TypeElement topOf(Element element) {
        TypeElement top = null;
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            top = each instanceof TypeElement type ? type : top;
        }
        return top;
    }

    private static Optional<TreePath> find(Unit unit, Element element) {
        TreePath file = new TreePath(unit.tree());
        if (element.getKind() == ElementKind.PACKAGE) {
            return Optional.empty();
        }
        var chain = new ArrayList<Element>();
        for (Element each = element;
                each != null && each.getKind() != ElementKind.PACKAGE;
                each = each.getEnclosingElement()) {
            chain.addFirst(each);
        }
        for (Element each : chain) {
            var inside = file.getLeaf() instanceof ClassTree type
                    ? type.getMembers()
                    : unit.tree().getTypeDecls();
            var found = inside.stream().filter(tree -> declares(tree, each)).findFirst();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            file = new TreePath(file, found.get());
        }
        return Optional.of(file);
    }

    private static boolean declares(Tree tree, Element element) {
        return switch (tree) {
            case ClassTree type ->
                element instanceof TypeElement && type.getSimpleName().equals(named(element, type.getSimpleName()));
            case MethodTree method ->
                element instanceof ExecutableElement each && key(method).equals(key(each));
            case VariableTree field ->
                element.getKind().isField() && element.getSimpleName().contentEquals(field.getName());
            default -> false;
        };
    }

    /// Names of two compilations are equal as text only.
    private static javax.lang.model.element.Name named(Element element, javax.lang.model.element.Name other) {
        return element.getSimpleName().contentEquals(other) ? other : element.getSimpleName();
    }

    /// Tells the overloads of a type apart by simple names of types, as far as a parsed file knows them.
    private static String key(MethodTree method) {
        return method.getName()
                + method.getParameters().stream()
                        .map(each -> simple(each.getType().toString()))
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static String key(ExecutableElement method) {
        return method.getSimpleName()
                + method.getParameters().stream()
                        .map(each -> simple(each.asType().toString()))
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static String simple(String type) {
        return type.replaceAll("@[\\w.]+(\\([^)]*\\))?\\s*", "")
                .replaceAll("(?:\\w+\\.)+(?=\\w)", "")
                .replace("...", "[]")
                .replaceAll("\\s+", "");
    }

    private Unit parse(String text) {
        JavacTask task = javac.parser(text);
        try {
            return new Unit(DocTrees.instance(task), task.parse().iterator().next(), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Optional<String> read(TypeElement top) {
        var current = elements;
        JavaFileObject file = current == null ? null : current.getFileObjectOf(top);
        if (file == null) {
            return Optional.empty();
        }
        String path = top.getQualifiedName().toString().replace('.', '/') + ".java";
        URI place = file.toUri();
        if ("jrt".equals(place.getScheme())) {
            var parts = place.getPath().split("/", 4);
            String module = parts[1].equals("modules") ? parts[2] : parts[1];
            return inZip(jdk.resolve("lib").resolve("src.zip"), module + "/" + path);
        }
        return preloaded(path).or(() -> jarOf(place).flatMap(lookup::sourcesOf).flatMap(jar -> inZip(jar, path)));
    }

    private static Optional<String> preloaded(String path) {
        try (InputStream source = Sources.class.getResourceAsStream("sources/" + path)) {
            return source == null
                    ? Optional.empty()
                    : Optional.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> jarOf(URI place) {
        String text = place.toString();
        int inside = text.indexOf("!/");
        return text.startsWith("jar:file:") && inside > 0
                ? Optional.of(Path.of(URI.create(text.substring("jar:".length(), inside))))
                : Optional.empty();
    }

    private static Optional<String> inZip(Path zip, String path) {
        if (!Files.isRegularFile(zip)) {
            return Optional.empty();
        }
        try (var file = new ZipFile(zip.toFile())) {
            var entry = file.getEntry(path);
            return entry == null
                    ? Optional.empty()
                    : Optional.of(new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Remembers the most recently used.
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;
        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
