package jawait.notebook;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The type that a cell declares a variable with.
///
/// @param name as written; `var` when the cell says so, or says nothing
/// @param kind for `var`: what its first value is (`int`, `long`, `double`, `boolean`, `char`, `String`),
/// else the name
record Declared(String name, String kind) {
    /// Of a variable that the cell does not declare.
    static final Declared UNKNOWN = new Declared("var", "var");

    /// The variables that a cell declares on its top level, by name. A cell that does not parse declares
    /// what could be made out.
    static Map<String, Declared> in(String cell) {
        var found = new LinkedHashMap<String, Declared>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var file = new SimpleJavaFileObject(URI.create("string:///P.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreErrors) {
                return "class P { void p() {\n" + cell + "\n} }";
            }
        };
        var task =
                (JavacTask) compiler.getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(file));
        try {
            for (var unit : task.parse()) {
                new Scan(found).scan(unit, 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /// Looks no deeper than into the body around the cell.
    private static final class Scan extends TreeScanner<@Nullable Void, Integer> {
        private final Map<String, Declared> found;

        private Scan(Map<String, Declared> found) {
            this.found = found;
        }

        @Override
        public @Nullable Void visitBlock(BlockTree block, Integer depth) {
            return depth == 0 ? super.visitBlock(block, 1) : null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, Integer depth) {
            var type = variable.getType();
            String name = type == null ? "var" : type.toString();
            String kind = name.equals("var") && variable.getInitializer() instanceof LiteralTree literal
                    ? kind(literal)
                    : name;
            found.put(variable.getName().toString(), new Declared(name, kind));
            return null;
        }

        private static String kind(LiteralTree literal) {
            return switch (literal.getKind()) {
                case INT_LITERAL -> "int";
                case LONG_LITERAL -> "long";
                case FLOAT_LITERAL -> "float";
                case DOUBLE_LITERAL -> "double";
                case BOOLEAN_LITERAL -> "boolean";
                case CHAR_LITERAL -> "char";
                case STRING_LITERAL -> "String";
                default -> "var";
            };
        }
    }
}
