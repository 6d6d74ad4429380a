package jawait.engine.help;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/// What javac makes of a [Scratch], as far as it gets: code with errors is the rule here.
///
/// @param modules what the unit imports besides its own imports: all types of these modules
/// @param here the tree whose name is [Scratch#HERE], or null when it was lost in a syntax error
record Analysis(
        CompilationUnitTree unit,
        DocTrees trees,
        Elements elements,
        Types types,
        Set<String> modules,
        @Nullable TreePath here) {
    private static final int MOST_MISSING = 50;

    static Analysis of(JavacTask task, Set<String> modules) {
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            task.analyze();
            return new Analysis(
                    unit,
                    DocTrees.instance(task),
                    task.getElements(),
                    task.getTypes(),
                    modules,
                    new Search().scan(unit, null));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The type of an expression, or null where javac found none.
    @Nullable
    TypeMirror typeOf(TreePath parent, @Nullable Tree tree) {
        return tree == null ? null : trees.getTypeMirror(new TreePath(parent, tree));
    }

    /// What a name or a declaration stands for, or null.
    @Nullable
    Element elementOf(TreePath parent, @Nullable Tree tree) {
        return tree == null ? null : trees.getElement(new TreePath(parent, tree));
    }

    /// All members of a type. A library may name classes that are in no jar of the session: javac throws for each of
    /// them, once, and then goes on without.
    List<? extends Element> allMembers(TypeElement type) {
        for (int left = MOST_MISSING; ; left--) {
            try {
                return elements.getAllMembers(type);
            } catch (RuntimeException missing) {
                if (left == 0) {
                    throw missing;
                }
            }
        }
    }

    /// Whether code at the place may use a member.
    boolean mayUse(Element member) {
        if (member.getModifiers().contains(Modifier.PUBLIC) || isOurs(member)) {
            return true;
        }
        if (!member.getModifiers().contains(Modifier.PROTECTED)) {
            return false;
        }
        for (TreePath each = here; each != null; each = each.getParentPath()) {
            if (each.getLeaf() instanceof ClassTree
                    && trees.getElement(each) instanceof TypeElement around
                    && member.getEnclosingElement() instanceof TypeElement owner
                    && !owner.getQualifiedName().contentEquals("java.lang.Object")
                    && types.isSubtype(types.erasure(around.asType()), types.erasure(owner.asType()))) {
                return true;
            }
        }
        return false;
    }

    /// Whether something is declared in a cell.
    boolean isOurs(Element element) {
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            if (isScratch(each)) {
                return true;
            }
        }
        return false;
    }

    /// Whether this is one of the two classes that no user wrote.
    static boolean isScratch(@Nullable Element element) {
        return element != null
                && (element.getSimpleName().contentEquals(Scratch.SESSION)
                        || element.getSimpleName().contentEquals(Scratch.CELL));
    }

    /// A method as a member of the type that it is called on, with that type's arguments put in.
    TypeMirror asMember(@Nullable TypeMirror site, Element member) {
        try {
            return site instanceof DeclaredType type && !member.getModifiers().contains(Modifier.STATIC)
                    ? types.asMemberOf(type, member)
                    : member.asType();
        } catch (IllegalArgumentException e) {
            return member.asType(); // no member of that type, says javac: a member of its bound or of Object
        }
    }

    /// Whether a method overrides one of the given, so that it need not be told twice.
    boolean isOverridden(ExecutableElement method, List<? extends Element> others) {
        return others.stream()
                .anyMatch(each -> each != method
                        && each instanceof ExecutableElement other
                        && other.getSimpleName().equals(method.getSimpleName())
                        && other.getEnclosingElement() instanceof TypeElement type
                        && !other.getEnclosingElement().equals(method.getEnclosingElement())
                        && elements.overrides(other, method, type));
    }

    private static final class Search extends TreePathScanner<@Nullable TreePath, @Nullable Void> {
        @Override
        public @Nullable TreePath scan(@Nullable Tree tree, @Nullable Void nothing) {
            return tree == null ? null : isHere(tree) ? new TreePath(getCurrentPath(), tree) : super.scan(tree, null);
        }

        private static boolean isHere(Tree tree) {
            return switch (tree) {
                case IdentifierTree each -> each.getName().contentEquals(Scratch.HERE);
                case MemberSelectTree each -> each.getIdentifier().contentEquals(Scratch.HERE);
                case MemberReferenceTree each -> each.getName().contentEquals(Scratch.HERE);
                case VariableTree each ->
                    each.getName() != null && each.getName().contentEquals(Scratch.HERE);
                case ClassTree each -> each.getSimpleName().contentEquals(Scratch.HERE);
                case MethodTree each -> each.getName().contentEquals(Scratch.HERE);
                default -> false;
            };
        }

        @Override
        public @Nullable TreePath visitErroneous(ErroneousTree tree, @Nullable Void nothing) {
            return scan(tree.getErrorTrees(), null);
        }

        @Override
        public @Nullable TreePath reduce(@Nullable TreePath one, @Nullable TreePath other) {
            return one == null ? other : one;
        }
    }
}
