package jawait.engine.help;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/// What can follow a dot: the members of an expression's type, or the static ones of a type that is named.
final class Members {
    private Members() {}

    /// The members of what stands before the dot, methods of supertypes that are overridden left out.
    static List<Found> of(Analysis analysis, TreePath place, ExpressionTree before) {
        boolean named = isType(analysis, place, before);
        boolean parent = before.toString().equals("super");
        var found = new ArrayList<Found>();
        for (TypeMirror bound : bounds(analysis.typeOf(place, before))) {
            members(analysis, bound).stream()
                    .filter(each -> each.getKind() != ElementKind.CONSTRUCTOR
                            && !each.getSimpleName().contentEquals(Scratch.BODY))
                    .filter(each -> !named || isStatic(each))
                    .filter(each -> analysis.mayUse(each) && (parent || isSeen(analysis, each)))
                    .forEach(each -> found.add(found(analysis, bound, each, named)));
        }
        return found;
    }

    /// The constructors of a type.
    static List<Found> constructors(Analysis analysis, TypeElement type, @Nullable TypeMirror as) {
        return type.getEnclosedElements().stream()
                .filter(each -> each.getKind() == ElementKind.CONSTRUCTOR && analysis.mayUse(each))
                .map(each -> new Found(each, analysis.asMember(as == null ? type.asType() : as, each), 1))
                .toList();
    }

    /// Whether a type is named before the dot, and no value.
    static boolean isType(Analysis analysis, TreePath place, ExpressionTree before) {
        Element element = analysis.elementOf(place, before);
        return element instanceof TypeElement && !before.toString().matches("this|super|.*\\)")
                || element instanceof TypeParameterElement;
    }

    private static Found found(Analysis analysis, TypeMirror site, Element member, boolean named) {
        boolean object = member.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().contentEquals("java.lang.Object");
        boolean odd = !named && isStatic(member);
        int distance = member.getKind() == ElementKind.ENUM_CONSTANT && named ? 0 : odd ? 4 : object ? 3 : 1;
        return new Found(member, analysis.asMember(site, member), distance);
    }

    private static boolean isSeen(Analysis analysis, Element member) {
        return member.getModifiers().contains(Modifier.PUBLIC)
                || analysis.isOurs(member)
                || isStatic(member)
                || !(member.getEnclosingElement() instanceof TypeElement);
    }

    private static boolean isStatic(Element element) {
        return element.getModifiers().contains(Modifier.STATIC)
                || element.getKind().isClass()
                || element.getKind().isInterface();
    }

    /// The types whose members a value of this type has.
    static List<TypeMirror> bounds(@Nullable TypeMirror type) {
        return switch (type) {
            case IntersectionType both ->
                both.getBounds().stream().flatMap(each -> bounds(each).stream()).toList();
            case TypeVariable variable -> bounds(variable.getUpperBound());
            case WildcardType wildcard -> bounds(wildcard.getExtendsBound());
            case DeclaredType declared when declared.getKind() == TypeKind.DECLARED -> List.of(declared);
            case null, default -> List.of();
        };
    }

    private static List<Element> members(Analysis analysis, TypeMirror type) {
        if (!(type instanceof DeclaredType declared) || !(declared.asElement() instanceof TypeElement element)) {
            return List.of();
        }
        var all = new LinkedHashSet<Element>(analysis.allMembers(element));
        if (element.getKind().isInterface()) {
            var object = analysis.elements().getTypeElement("java.lang.Object");
            all.addAll(analysis.allMembers(object));
        }
        return List.copyOf(all);
    }
}
