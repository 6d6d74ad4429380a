package jawait.engine.help;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/// The names that can be used at a place as they are: locals, parameters, pattern variables, members of the
/// classes around, what earlier cells declared, static imports. Types of imported packages apart, see
/// [Imports].
///
/// It walks the tree itself: javac's own scopes are lost in code with errors.
final class Scope {
    private final Analysis analysis;
    private final List<Found> found = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();

    private Scope(Analysis analysis) {
        this.analysis = analysis;
    }

    /// The names, the nearest first; of variables of one name only the nearest.
    static List<Found> at(Analysis analysis, TreePath place) {
        var scope = new Scope(analysis);
        TreePath inner = place;
        for (TreePath each = place.getParentPath(); each != null; each = each.getParentPath()) {
            scope.around(each, inner.getLeaf());
            inner = each;
        }
        scope.staticImports();
        return scope.found;
    }

    private void around(TreePath path, Tree inner) {
        switch (path.getLeaf()) {
            case BlockTree block -> before(path, block.getStatements(), inner);
            case CaseTree each -> {
                each.getLabels().forEach(label -> bindings(path, label));
                if (each.getStatements() != null) {
                    before(path, each.getStatements(), inner);
                }
            }
            case LambdaExpressionTree lambda -> declare(path, lambda.getParameters());
            case MethodTree method -> {
                declare(path, method.getParameters());
                declare(path, method.getTypeParameters());
            }
            case ForLoopTree loop -> declare(path, loop.getInitializer());
            case EnhancedForLoopTree loop -> {
                if (inner == loop.getStatement()) {
                    declare(path, List.of(loop.getVariable()));
                }
            }
            case TryTree each -> {
                if (each.getCatches().stream().noneMatch(c -> c == inner) && each.getFinallyBlock() != inner) {
                    declare(path, each.getResources());
                }
            }
            case CatchTree each -> declare(path, List.of(each.getParameter()));
            case IfTree each -> bindings(path, each.getCondition());
            case WhileLoopTree each -> bindings(path, each.getCondition());
            case ConditionalExpressionTree each -> bindings(path, each.getCondition());
            case BinaryTree each -> bindings(path, each.getLeftOperand());
            case ClassTree type -> members(path, type);
            default -> {}
        }
    }

    private void before(TreePath path, List<? extends StatementTree> statements, Tree inner) {
        int own = statements.indexOf(inner);
        var above = new ArrayList<>(statements.subList(0, Math.max(0, own)));
        for (StatementTree each : above.reversed()) {
            if (each instanceof IfTree test && leaves(test.getThenStatement())) {
                bindings(new TreePath(path, test), test.getCondition());
            }
        }
        declare(path, above.reversed());
    }

    /// Whether control never comes out at a statement's end: then what its `if` excluded is known below.
    private static boolean leaves(Tree statement) {
        return switch (statement.getKind()) {
            case RETURN, THROW, CONTINUE, BREAK -> true;
            case BLOCK -> {
                var inside = ((BlockTree) statement).getStatements();
                yield !inside.isEmpty() && leaves(inside.getLast());
            }
            default -> false;
        };
    }

    private void declare(TreePath path, List<? extends Tree> declarations) {
        for (Tree each : declarations) {
            boolean declares =
                    each instanceof VariableTree || each instanceof ClassTree || each instanceof TypeParameterTree;
            Element element = declares ? analysis.elementOf(path, each) : null;
            if (element != null) {
                add(element, 0);
            }
        }
    }

    private void bindings(TreePath path, Tree condition) {
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitBindingPattern(BindingPatternTree pattern, @Nullable Void nothing) {
                declare(getCurrentPath(), List.of(pattern.getVariable()));
                return super.visitBindingPattern(pattern, null);
            }
        }.scan(new TreePath(path, condition), null);
    }

    private void members(TreePath path, ClassTree tree) {
        if (!(analysis.trees().getElement(path) instanceof TypeElement type)) {
            return;
        }
        if (!Analysis.isScratch(type)) {
            add(type, 1);
            declare(path, tree.getTypeParameters());
        }
        boolean ours = Analysis.isScratch(type) || type.getSimpleName().contentEquals("Method$jawait");
        for (Element each : analysis.allMembers(type)) {
            boolean object = each.getEnclosingElement() instanceof TypeElement owner
                    && owner.getQualifiedName().contentEquals("java.lang.Object");
            if (each.getKind() != ElementKind.CONSTRUCTOR && !(ours && object) && analysis.mayUse(each)) {
                add(each, object ? 5 : 1);
            }
        }
    }

    private void add(Element element, int distance) {
        String name = element.getSimpleName().toString();
        boolean variable = element.getKind().isVariable();
        if (name.isEmpty() || name.startsWith("<") || name.contains("jawait$") || name.endsWith("$jawait")) {
            return;
        }
        if (!variable || hidden.add(name)) {
            found.add(new Found(element, element.asType(), distance));
        }
    }

    private void staticImports() {
        for (ImportTree each : analysis.unit().getImports()) {
            if (each.isStatic() && each.getQualifiedIdentifier() instanceof MemberSelectTree name) {
                staticImport(
                        analysis.elements().getTypeElement(name.getExpression().toString()),
                        name.getIdentifier().toString());
            }
        }
    }

    private void staticImport(@Nullable TypeElement type, String wanted) {
        for (Element member : type == null ? List.<Element>of() : analysis.allMembers(type)) {
            boolean named = wanted.equals("*") || member.getSimpleName().contentEquals(wanted);
            if (named && member.getModifiers().contains(Modifier.STATIC) && analysis.mayUse(member)) {
                add(member, 2);
            }
        }
    }
}
