package jawait.engine.source;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Parses pieces without compiling them, so that a syntax error at the end of a cell is found before its beginning
/// runs.
///
/// JShell has no such call: its `sourceToSnippets` compiles, and disturbs what is declared afterwards.
public final class SyntaxCheck {
    /// What a piece can be, as the text around it: statements, an expression, a member, a file's beginning.
    private static final List<String> BEFORE =
            List.of("class X { void x() throws Throwable { ", "class X { Object x = ", "class X { ", "");

    private static final List<String> AFTER = List.of("\n}}", "\n;}", "\n}", "\n");

    private static final Pattern RETURN = Pattern.compile("\\breturn\\b");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final JavaFileManager files = new CompilerFiles(compiler.getStandardFileManager(null, null, null));

    /// The syntax errors of a piece; empty when it parses as something that a cell may hold.
    public List<Finding> errors(Piece piece) {
        List<Finding> best = List.of();
        for (int form = 0; form < BEFORE.size(); form++) {
            var found = parse(BEFORE.get(form), piece.code(), AFTER.get(form));
            if (found.isEmpty()) {
                return found;
            }
            if (best.isEmpty() || found.getFirst().at() > best.getFirst().at()) {
                best = found;
            }
        }
        return best;
    }

    /// Where the piece uses `_` as if it were a variable; empty when that is not all that is wrong with it.
    public List<Finding> underscores(Piece piece) {
        for (int form = 0; form < BEFORE.size(); form++) {
            var found = parse(BEFORE.get(form), piece.code(), AFTER.get(form));
            var names = found.stream().filter(SyntaxCheck::isUnderscore).toList();
            // An expression is no statement, which is the one other thing to be said of it.
            if (!names.isEmpty()
                    && found.stream().allMatch(e -> isUnderscore(e) || e.code().equals("compiler.err.not.stmt"))) {
                return names;
            }
        }
        return List.of();
    }

    static boolean isUnderscore(Finding error) {
        return error.code().startsWith("compiler.err.use.of.underscore.not.allowed");
    }

    /// A `return` of the piece that no method or lambda of its own holds. JShell compiles one with a value, which then
    /// ends a part of the cell and nothing more.
    public Optional<Finding> strayReturn(Piece piece) {
        return RETURN.matcher(piece.code()).find() ? StrayReturn.in(piece.code(), this::task) : Optional.empty();
    }

    /// A constant of the piece that no class file can hold; it must not reach the compiler.
    public Optional<Finding> limit(Piece piece) {
        return LongStrings.in(piece.code());
    }

    private List<Finding> parse(String before, String code, String after) {
        var heard = new DiagnosticCollector<JavaFileObject>();
        var task = task(before + code + after, heard);
        try {
            task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var found = new ArrayList<Finding>();
        for (var each : heard.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR) {
                found.add(finding(each, before.length(), code.length()));
            }
        }
        return found;
    }

    private JavacTask task(String unit, DiagnosticCollector<JavaFileObject> heard) {
        return (JavacTask) compiler.getTask(
                Writer.nullWriter(), files, heard, List.of("-proc:none"), null, List.of(new Text(unit)));
    }

    private static Finding finding(Diagnostic<?> heard, int shift, int length) {
        int at = Math.clamp(heard.getPosition() - shift, 0, length);
        int start = Math.clamp(heard.getStartPosition() - shift, 0, at);
        int end = Math.clamp(heard.getEndPosition() - shift, at, length);
        return new Finding(start, at, end, heard.getCode(), heard.getMessage(Locale.ROOT));
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("string:///X.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
