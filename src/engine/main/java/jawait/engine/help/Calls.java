package jawait.engine.help;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/// Which methods a call could mean.
final class Calls {
    private Calls() {}

    /// The methods of that name where a call names one, overloads and all.
    static List<Found> methods(Analysis analysis, TreePath call, ExpressionTree called) {
        var candidates = switch (called) {
            case MemberSelectTree select -> Members.of(analysis, new TreePath(call, select), select.getExpression());
            case IdentifierTree name -> Scope.at(analysis, call);
            default -> List.<Found>of();
        };
        String name = switch (called) {
            case MemberSelectTree select -> select.getIdentifier().toString();
            default -> called.toString();
        };
        return candidates.stream()
                .filter(each -> each.element().getKind() == ElementKind.METHOD
                        && each.name().equals(name))
                .toList();
    }

    /// The constructors that a creation could mean.
    static List<Found> constructors(Analysis analysis, TreePath path, NewClassTree creation) {
        Tree named = creation.getIdentifier() instanceof ParameterizedTypeTree generic
                ? generic.getType()
                : creation.getIdentifier();
        return analysis.elementOf(path, named) instanceof TypeElement type
                ? Members.constructors(analysis, type, analysis.typeOf(path, creation.getIdentifier()))
                : List.of();
    }
}
