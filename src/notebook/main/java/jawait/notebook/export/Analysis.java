package jawait.notebook.export;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What javac says of a file: the types of its variables, what it uses of others, what is wrong with it.
///
/// @param types the types of variables by name, where they can be written down
/// @param shapes how the values of `var $v3 = …` are printed, by number
/// @param used the packages and facades that it uses: `jawait`, `jawait.Async`, `java.net.http`, …; [#VIRTUAL_TIME]
/// @param voids the cells whose value is asked for later and is none
/// @param errors what is wrong
record Analysis(
        Map<String, String> types,
        Map<Integer, Shape> shapes,
        Set<String> used,
        Set<Integer> voids,
        List<Fault> errors) {
    /// How a value is printed.
    enum Shape {
        NOTHING,
        PLAIN,
        ARRAY,
        ARRAYS,
        /// Maybe as a table.
        ROWS,
        SHOWN
    }

    /// @param line of the file, from 1
    record Fault(int line, String message) {}

    /// What is used when tasks run in virtual time.
    static final String VIRTUAL_TIME = "virtual time";

    private static final Set<String> IN_VIRTUAL_TIME = Set.of("virtualTime", "explore", "VirtualTime");

    private static final String VALUE = "$v";

    /// As [Earlier#variable] makes them.
    private static final Pattern KEPT = Pattern.compile("out_\\d{1,9}");

    static Analysis of(String name, String source, List<Path> classPath) {
        var analysis =
                new Analysis(new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashSet<>(), new ArrayList<>());
        var options = List.of(
                "-proc:none",
                "-Xlint:none",
                "--should-stop=ifError=FLOW",
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator)));
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        diagnostic -> {
                            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                                analysis.errors.add(new Fault(
                                        Math.toIntExact(diagnostic.getLineNumber()),
                                        diagnostic.getMessage(Locale.ROOT)));
                            }
                        },
                        options,
                        null,
                        List.of(new SourceText(name, source)));
        try {
            var units = task.parse();
            task.analyze();
            var shapes = new Shapes(task.getElements(), task.getTypes());
            for (var unit : units) {
                new Scan(analysis, name, Trees.instance(task), shapes).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return analysis;
    }

    private static final class Scan extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Analysis found;
        private final String name;
        private final Trees trees;
        private final Shapes shapes;

        private Scan(Analysis found, String name, Trees trees, Shapes shapes) {
            this.found = found;
            this.name = name;
            this.trees = trees;
            this.shapes = shapes;
        }

        @Override
        public @Nullable Void visitCompilationUnit(CompilationUnitTree all, @Nullable Void nothing) {
            return scan(all.getTypeDecls(), null);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
            String text = variable.getName().toString();
            var value = variable.getInitializer();
            if (text.startsWith(VALUE) && value != null) {
                var type = trees.getTypeMirror(new TreePath(getCurrentPath(), value));
                found.shapes.put(Integer.valueOf(text.substring(VALUE.length())), shapes.of(type));
            } else if (top(getCurrentPath())) {
                if (value != null && KEPT.matcher(text).matches() && isVoid(new TreePath(getCurrentPath(), value))) {
                    found.voids.add(Integer.valueOf(text.substring(text.indexOf('_') + 1)));
                }
                var type = trees.getTypeMirror(getCurrentPath());
                String written = type == null ? "" : written(type);
                if (!written.isEmpty() && outermost(getCurrentPath())) {
                    found.types.put(text, written);
                } else if (!written.isEmpty()) {
                    found.types.putIfAbsent(text, written);
                }
            }
            return super.visitVariable(variable, null);
        }

        private boolean isVoid(TreePath value) {
            return shapes.of(trees.getTypeMirror(value)) == Shape.NOTHING;
        }

        /// Whether it is a field of the file or a local of its `main`, not one deeper within.
        private boolean top(TreePath path) {
            long classes = 0;
            for (TreePath at = path.getParentPath(); at != null; at = at.getParentPath()) {
                if (at.getLeaf() instanceof MethodTree method
                        && !method.getName().contentEquals("main")) {
                    return false;
                }
                classes += at.getLeaf() instanceof ClassTree ? 1 : 0;
            }
            return classes == 1;
        }

        /// Whether no block or lambda within `main` declares it, whose names may be those of fields as well.
        private boolean outermost(TreePath path) {
            var parent = path.getParentPath();
            return parent.getLeaf() instanceof ClassTree
                    || parent.getParentPath().getLeaf() instanceof MethodTree;
        }

        private String written(TypeMirror type) {
            if (type.getKind() == TypeKind.ERROR || type.toString().contains("<any")) {
                return "";
            }
            String text = type.toString();
            if (text.contains("#") || text.contains("capture")) {
                return "";
            }
            return text.contains("anonymous") || text.contains("&") ? "" : TypeText.shortened(text, name);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
            note(trees.getElement(getCurrentPath()), true);
            return super.visitIdentifier(identifier, null);
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void nothing) {
            note(trees.getElement(getCurrentPath()), false);
            return super.visitMemberSelect(select, null);
        }

        @Override
        public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void nothing) {
            note(trees.getElement(getCurrentPath()), false);
            return super.visitMemberReference(reference, null);
        }

        private void note(@Nullable Element element, boolean bare) {
            if (element == null || element.getKind() == ElementKind.PACKAGE) {
                return;
            }
            String room = home(element);
            if (room.startsWith("jawait") || room.startsWith("java.net.http")) {
                boolean facade = bare
                        && element.getKind() == ElementKind.METHOD
                        && element.getModifiers().contains(Modifier.STATIC);
                if (IN_VIRTUAL_TIME.contains(element.getSimpleName().toString())) {
                    found.used.add(VIRTUAL_TIME);
                }
                found.used.add(
                        !facade ? room : room.startsWith("jawait.display") ? "jawait.display.Display" : "jawait.Async");
            }
        }

        private static String home(Element element) {
            for (Element at = element; at != null; at = at.getEnclosingElement()) {
                if (at instanceof PackageElement room) {
                    return room.getQualifiedName().toString();
                }
            }
            return "";
        }
    }
}
