package jawait.notebook.export;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.ToolProvider;
import jawait.notebook.export.Part.Form;
import org.jspecify.annotations.Nullable;

/// One piece of a cell (a statement, a declaration, an expression) as parts.
final class Parsed {
    private static final String BODY = "class P { void p() throws Throwable {\n";
    private static final String MEMBER = "class P {\n";
    private static final String VALUE = "class P { Object p = \n";

    private final int cell;
    private final String lead;
    private final String code;

    private Parsed(int cell, String lead, String code) {
        this.cell = cell;
        this.lead = lead;
        this.code = code;
    }

    /// The parts of a piece; one statement part, should it be no Java.
    static List<Part> of(int cell, String lead, String code) {
        return new Parsed(cell, lead, code).parts();
    }

    private record Unit(CompilationUnitTree tree, SourcePositions positions, int shift) {}

    private List<Part> parts() {
        if (code.matches("(?s)import\\b.*")) {
            return List.of(Part.plain(cell, Form.IMPORT, lead, code.endsWith(";") ? code : code + ";"));
        }
        var body = parse(BODY, "\n;}}");
        if (body != null) {
            var method = (MethodTree) type(body).getMembers().getFirst();
            var statements = body(method).stream()
                    .filter(each -> !(each instanceof EmptyStatementTree))
                    .toList();
            return statements.stream()
                    .map(each -> part(body, each, statements.size() == 1))
                    .toList();
        }
        var members = parse(MEMBER, "\n}");
        if (members != null) {
            return type(members).getMembers().stream()
                    .map(each -> part(members, each, false))
                    .toList();
        }
        var value = parse(VALUE, "\n;}");
        if (value != null) {
            var field = (VariableTree) type(value).getMembers().getFirst();
            return List.of(part(value, Form.VALUE, field.getInitializer(), "", null));
        }
        return List.of(Part.plain(cell, Form.STATEMENT, lead, code));
    }

    private @Nullable Unit parse(String before, String after) {
        var broken = new AtomicBoolean();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        diagnostic -> broken.compareAndSet(false, diagnostic.getKind() == Diagnostic.Kind.ERROR),
                        List.of("-proc:none"),
                        null,
                        List.of(new SourceText("P", before + code + after)));
        try {
            for (var unit : task.parse()) {
                if (!broken.get() && unit.getTypeDecls().size() == 1) {
                    return new Unit(unit, Trees.instance(task).getSourcePositions(), before.length());
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassTree type(Unit unit) {
        return (ClassTree) unit.tree().getTypeDecls().getFirst();
    }

    private static List<? extends Tree> body(MethodTree method) {
        BlockTree block = method.getBody();
        return block == null ? List.of() : block.getStatements();
    }

    /// @param whole whether the piece is this tree and nothing else
    private Part part(Unit unit, Tree tree, boolean whole) {
        return switch (tree) {
            case VariableTree variable -> variable(unit, variable);
            case ClassTree type ->
                part(unit, Form.TYPE, type, type.getSimpleName().toString(), null);
            case MethodTree method ->
                part(unit, Form.METHOD, method, method.getName().toString(), key(method));
            case ExpressionStatementTree expression
            when whole -> part(unit, Form.VALUE, expression.getExpression(), "", null);
            default -> part(unit, Form.STATEMENT, tree, "", null);
        };
    }

    /// What tells a method from others of its name: the types of its parameters.
    private static String key(MethodTree method) {
        return method.getParameters().stream()
                .map(parameter -> parameter.getType().toString())
                .collect(Collectors.joining(","));
    }

    private Part part(Unit unit, Form form, Tree tree, String name, @Nullable String type) {
        int start = start(unit, tree);
        String text = code.substring(start, end(unit, tree));
        var uses = Uses.of(tree, unit.tree(), unit.positions(), unit.shift() + start, null);
        return new Part(cell, form, lead, text, name, type, uses);
    }

    private Part variable(Unit unit, VariableTree variable) {
        var typed = variable.getType();
        boolean var = typed == null || typed.toString().equals("var");
        String type = var ? null : typed.toString();
        String name = variable.getName().toString();
        var value = variable.getInitializer();
        if (value == null) {
            return new Part(cell, Form.VARIABLE, lead, "", name, type, Uses.NONE);
        }
        int start = start(unit, value);
        String text = code.substring(start, end(unit, value));
        boolean bare = value instanceof NewArrayTree array && array.getType() == null;
        String made = bare ? "new " + type + " " : "";
        var uses = Uses.of(value, unit.tree(), unit.positions(), unit.shift() + start - made.length(), variable);
        return new Part(cell, Form.VARIABLE, lead, made + text, name, type, uses);
    }

    private static int start(Unit unit, Tree tree) {
        return Math.toIntExact(unit.positions().getStartPosition(unit.tree(), tree)) - unit.shift();
    }

    private static int end(Unit unit, Tree tree) {
        return Math.toIntExact(unit.positions().getEndPosition(unit.tree(), tree)) - unit.shift();
    }
}
