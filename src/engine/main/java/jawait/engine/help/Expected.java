package jawait.engine.help;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Which types the place wants: of the variable that is assigned, of the parameter, of the condition. What
/// has one of them comes first among the suggestions.
final class Expected {
    private final Analysis analysis;

    Expected(Analysis analysis) {
        this.analysis = analysis;
    }

    /// The types that fit at a tree; empty when all do.
    List<TypeMirror> at(TreePath path) {
        TreePath parent = path.getParentPath();
        if (parent == null) {
            return List.of();
        }
        Tree own = path.getLeaf();
        return switch (parent.getLeaf()) {
            case VariableTree each when each.getInitializer() == own -> one(analysis.typeOf(parent, each.getType()));
            case AssignmentTree each
            when each.getExpression() == own -> one(analysis.typeOf(parent, each.getVariable()));
            case ReturnTree each -> result(parent);
            case MethodInvocationTree call ->
                argument(parent, call, call.getArguments().indexOf(own));
            case NewClassTree creation when creation.getIdentifier() == own -> at(parent);
            case NewClassTree creation ->
                parameter(
                        Calls.constructors(analysis, parent, creation),
                        creation.getArguments().indexOf(own));
            case ConditionalExpressionTree each when each.getCondition() != own -> at(parent);
            case BinaryTree each -> other(parent, each, own);
            case ConstantCaseLabelTree each -> at(parent);
            case CaseTree each -> selector(parent.getParentPath());
            case ThrowTree each -> named("java.lang.Throwable");
            case ParenthesizedTree each ->
                switch (parent.getParentPath().getLeaf()) {
                    case IfTree test -> one(analysis.types().getPrimitiveType(TypeKind.BOOLEAN));
                    case WhileLoopTree test -> one(analysis.types().getPrimitiveType(TypeKind.BOOLEAN));
                    case DoWhileLoopTree test -> one(analysis.types().getPrimitiveType(TypeKind.BOOLEAN));
                    default -> at(parent);
                };
            default -> List.of();
        };
    }

    private List<TypeMirror> one(@Nullable TypeMirror type) {
        return type == null || type.getKind() == TypeKind.ERROR ? List.of() : List.of(type);
    }

    private List<TypeMirror> named(String type) {
        TypeElement element = analysis.elements().getTypeElement(type);
        return element == null ? List.of() : List.of(element.asType());
    }

    private List<TypeMirror> result(TreePath from) {
        for (TreePath each = from; each != null; each = each.getParentPath()) {
            if (each.getLeaf() instanceof MethodTree method) {
                return method.getReturnType() == null ? List.of() : one(analysis.typeOf(each, method.getReturnType()));
            }
        }
        return List.of();
    }

    private List<TypeMirror> argument(TreePath path, MethodInvocationTree call, int index) {
        return index < 0 ? List.of() : parameter(Calls.methods(analysis, path, call.getMethodSelect()), index);
    }

    private List<TypeMirror> parameter(List<Found> methods, int index) {
        var types = new ArrayList<TypeMirror>();
        for (Found each : methods) {
            if (index >= 0
                    && each.type() instanceof ExecutableType type
                    && type.getParameterTypes().size() > index
                    && each.element() instanceof ExecutableElement) {
                types.add(type.getParameterTypes().get(index));
            }
        }
        return types.stream()
                .filter(each -> !each.toString().equals("java.lang.Object") && each.getKind() != TypeKind.TYPEVAR)
                .toList();
    }

    private List<TypeMirror> other(TreePath path, BinaryTree tree, Tree own) {
        return switch (tree.getKind()) {
            case CONDITIONAL_AND, CONDITIONAL_OR -> one(analysis.types().getPrimitiveType(TypeKind.BOOLEAN));
            case EQUAL_TO, NOT_EQUAL_TO, LESS_THAN, GREATER_THAN, LESS_THAN_EQUAL, GREATER_THAN_EQUAL ->
                one(analysis.typeOf(
                        path, tree.getLeftOperand() == own ? tree.getRightOperand() : tree.getLeftOperand()));
            default -> List.of();
        };
    }

    private List<TypeMirror> selector(TreePath path) {
        ExpressionTree selector = switch (path.getLeaf()) {
            case SwitchTree each -> each.getExpression();
            case SwitchExpressionTree each -> each.getExpression();
            default -> null;
        };
        if (selector instanceof ParenthesizedTree inside) {
            return one(analysis.typeOf(new TreePath(path, inside), inside.getExpression()));
        }
        return one(analysis.typeOf(path, selector));
    }

    /// Whether a value of this type would do.
    boolean fits(@Nullable TypeMirror type, List<TypeMirror> wanted) {
        TypeMirror given = type instanceof ExecutableType method ? method.getReturnType() : type;
        if (given == null || given.getKind() == TypeKind.VOID || given.getKind() == TypeKind.ERROR) {
            return false;
        }
        return wanted.stream().filter(Objects::nonNull).anyMatch(each -> isAssignable(given, each));
    }

    private boolean isAssignable(TypeMirror given, TypeMirror wanted) {
        try {
            return given.getKind() != TypeKind.TYPEVAR
                    && (analysis.types().isAssignable(given, wanted)
                            || analysis.types()
                                    .isAssignable(
                                            analysis.types().erasure(given),
                                            analysis.types().erasure(wanted)));
        } catch (IllegalArgumentException e) {
            return false; // a package or a module, says javac
        }
    }
}
