package jawait.engine.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/// Finds a `return` among the statements of a cell.
final class StrayReturn {
    private static final String BEFORE = "class X { Object x() throws Throwable { ";
    private static final String AFTER = "\n}}";
    private static final int LENGTH = "return".length();

    private StrayReturn() {}

    /// The first one in `code`; nothing in what is no statement.
    static Optional<Finding> in(
            String code, BiFunction<String, DiagnosticCollector<JavaFileObject>, JavacTask> compiler) {
        var heard = new DiagnosticCollector<JavaFileObject>();
        var task = compiler.apply(BEFORE + code + AFTER, heard);
        var found = new ArrayList<ReturnTree>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                if (!heard.getDiagnostics().isEmpty()) {
                    return Optional.empty();
                }
                search(((ClassTree) unit.getTypeDecls().getFirst()).getMembers(), found);
                if (!found.isEmpty()) {
                    long at = Trees.instance(task).getSourcePositions().getStartPosition(unit, found.getFirst());
                    return Optional.of(finding(Math.toIntExact(at) - BEFORE.length()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    private static void search(List<? extends Tree> members, List<ReturnTree> found) {
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitReturn(ReturnTree node, @Nullable Void nothing) {
                found.add(node);
                return null;
            }

            @Override
            public @Nullable Void visitLambdaExpression(LambdaExpressionTree node, @Nullable Void nothing) {
                return null;
            }

            @Override
            public @Nullable Void visitClass(ClassTree node, @Nullable Void nothing) {
                return null;
            }
        }.scan(members, null);
    }

    private static Finding finding(int at) {
        return new Finding(at, at, at + LENGTH, "jawait.return", "return outside of a method");
    }
}
