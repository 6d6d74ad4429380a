package jawait.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jawait.engine.magic.code.ClassFiles;
import jawait.engine.magic.session.Declared;
import jawait.engine.magic.session.Names;
import jawait.engine.shell.Shell;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// What cells have declared, as JShell knows it. Called on the tasks of cells.
record UserNames(Shell shell, SourceMap sources, Evaluator evaluator) implements Names, ClassFiles {
    private static final Pattern BEHIND_IMPORT = Pattern.compile("(?<=;)\\s*");
    private static final Pattern UNNAMED = Pattern.compile("\\$\\d+|_+\\d*");

    @Override
    public List<Declared> all() throws InterruptedException {
        return CellRun.await(shell, () -> named().map(this::declared).toList());
    }

    @Override
    public List<Declared> drop() throws InterruptedException {
        return CellRun.await(shell, () -> {
            var told = named().map(this::declared).toList();
            drop(active().toList());
            evaluator.forgetResults();
            return told;
        });
    }

    @Override
    public List<Declared> drop(Predicate<Declared> which) throws InterruptedException {
        return CellRun.await(shell, () -> {
            var mine = named().filter(each -> which.test(declared(each))).toList();
            var told = mine.stream().map(this::declared).toList();
            drop(mine);
            return told;
        });
    }

    /// Variables first: else a type that goes would have them compiled anew without it.
    private void drop(List<? extends Snippet> mine) {
        mine.stream().filter(VarSnippet.class::isInstance).forEach(evaluator::drop);
        mine.reversed().forEach(evaluator::drop);
    }

    @Override
    public List<String> imports() throws InterruptedException {
        return CellRun.await(
                shell,
                () -> shell.jshell()
                        .imports()
                        .filter(each -> shell.jshell().status(each).isActive())
                        .flatMap(each -> BEHIND_IMPORT.splitAsStream(each.source()))
                        .map(String::strip)
                        .filter(line -> !line.equals(Preload.NAMING))
                        .distinct()
                        .toList());
    }

    /// The variables. On the shell's thread.
    List<Variable> variables() {
        return named().filter(VarSnippet.class::isInstance)
                .map(this::declared)
                .map(each -> new Variable(each.name(), each.type(), each.cell(), each.value()))
                .toList();
    }

    private Stream<Snippet> active() {
        return shell.jshell()
                .snippets()
                .filter(PersistentSnippet.class::isInstance)
                .filter(snippet -> shell.jshell().status(snippet).isActive())
                .filter(snippet -> sources.cellOf(snippet).isPresent());
    }

    private Stream<DeclarationSnippet> named() {
        return active().filter(snippet -> !(snippet instanceof ImportSnippet))
                .filter(DeclarationSnippet.class::isInstance)
                .map(DeclarationSnippet.class::cast)
                .filter(declared -> !UNNAMED.matcher(declared.name()).matches());
    }

    private Declared declared(DeclarationSnippet snippet) {
        String cell = sources.cellOf(snippet).map(Cell::label).orElse("");
        boolean valid = shell.jshell().status(snippet) == Snippet.Status.VALID;
        return switch (snippet) {
            case VarSnippet variable ->
                new Declared("variable", variable.name(), variable.typeName(), cell, valid ? value(variable) : null);
            case MethodSnippet method ->
                new Declared(
                        "method", method.name() + "(" + method.parameterTypes() + ")", returned(method), cell, null);
            case TypeDeclSnippet type -> new Declared("type", type.name(), kind(type), cell, null);
            default -> new Declared("other", snippet.name(), "", cell, null);
        };
    }

    private @Nullable Object value(VarSnippet variable) {
        try {
            return shell.field(variable).get(null);
        } catch (IllegalAccessException | LinkageError e) {
            return null; // its class could not be initialised
        }
    }

    private static String returned(MethodSnippet method) {
        String signature = method.signature();
        return signature.substring(signature.indexOf(')') + 1);
    }

    private static String kind(TypeDeclSnippet type) {
        return switch (type.subKind()) {
            case INTERFACE_SUBKIND -> "interface";
            case ENUM_SUBKIND -> "enum";
            case RECORD_SUBKIND -> "record";
            case ANNOTATION_TYPE_SUBKIND -> "annotation";
            default -> "class";
        };
    }

    @Override
    public Optional<String> holding(String name) throws InterruptedException {
        return CellRun.await(
                shell,
                () -> named().filter(each -> each.name().equals(name) && each instanceof MethodSnippet)
                        .reduce((earlier, later) -> later)
                        .map(each -> shell.analysis().wrapper(each).fullClassName()));
    }

    @Override
    public Optional<byte[]> plain(String binaryName) throws InterruptedException {
        return CellRun.await(shell, () -> shell.plain(binaryName));
    }
}
