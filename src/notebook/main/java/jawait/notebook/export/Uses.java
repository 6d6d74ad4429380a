package jawait.notebook.export;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The simple names in a stretch of code, as the parser sees them: no types are known yet.
///
/// @param names where each is used
/// @param captured those used in lambdas and in bodies of classes
/// @param assigned those given a value after their declaration
/// @param inner those declared within: parameters, locals of blocks
record Uses(List<Name> names, Set<String> captured, Set<String> assigned, Set<String> inner) {
    /// A name and where it stands.
    record Name(int at, String text) {}

    static final Uses NONE = new Uses(List.of(), Set.of(), Set.of(), Set.of());

    boolean uses(String name) {
        return names.stream().anyMatch(each -> each.text().equals(name));
    }

    /// Reads a tree.
    ///
    /// @param shift what to take off the positions
    /// @param top the declaration whose own name is not an inner one, or null
    static Uses of(Tree tree, CompilationUnitTree unit, SourcePositions positions, int shift, @Nullable Tree top) {
        var uses = new Uses(new ArrayList<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        new Scan(uses, unit, positions, shift, top).scan(tree, 0);
        return uses;
    }

    private static final class Scan extends TreeScanner<@Nullable Void, Integer> {
        private final Uses found;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final int shift;
        private final @Nullable Tree top;

        private Scan(Uses found, CompilationUnitTree unit, SourcePositions positions, int shift, @Nullable Tree top) {
            this.found = found;
            this.unit = unit;
            this.positions = positions;
            this.shift = shift;
            this.top = top;
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree name, Integer depth) {
            String text = name.getName().toString();
            int at = Math.toIntExact(positions.getStartPosition(unit, name)) - shift;
            found.names.add(new Name(at, text));
            if (depth > 0) {
                found.captured.add(text);
            }
            return null;
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, Integer depth) {
            return super.visitLambdaExpression(lambda, depth + 1);
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, Integer depth) {
            return super.visitClass(type, depth + 1);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, Integer depth) {
            if (variable != top) {
                found.inner.add(variable.getName().toString());
            }
            return super.visitVariable(variable, depth);
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree assignment, Integer depth) {
            assigned(assignment.getVariable());
            return super.visitAssignment(assignment, depth);
        }

        @Override
        public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree assignment, Integer depth) {
            assigned(assignment.getVariable());
            return super.visitCompoundAssignment(assignment, depth);
        }

        @Override
        public @Nullable Void visitUnary(UnaryTree unary, Integer depth) {
            switch (unary.getKind()) {
                case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                    assigned(unary.getExpression());
                default -> {}
            }
            return super.visitUnary(unary, depth);
        }

        private void assigned(ExpressionTree target) {
            if (target instanceof IdentifierTree name) {
                found.assigned.add(name.getName().toString());
            }
        }
    }
}
