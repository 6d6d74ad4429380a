package jawait.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import jawait.engine.shell.Shell;
import jawait.engine.source.EarlierNames;
import jawait.engine.source.Finding;
import jawait.engine.source.Piece;
import jawait.engine.source.Rewriting;
import jawait.engine.source.SyntaxCheck;
import jawait.engine.source.UnnamedVariable;
import jdk.jshell.VarSnippet;

/// Gives `_`, `Out[3]` and their like a meaning where Java has none for them.
///
/// `_` is a keyword of Java's, and the others may be names of the user's; so the compiler is asked first, and only
/// what it refuses is replaced by the result that is meant, with its static type. On the shell's thread only.
final class EarlierResults {
    /// `_` is refused by the parser, the other names after it.
    private static final int ROUNDS = 2;

    private final Shell shell;
    private final SyntaxCheck syntax;
    private final Outputs outputs;
    private boolean declared;

    EarlierResults(Shell shell, SyntaxCheck syntax, Outputs outputs) {
        this.shell = shell;
        this.syntax = syntax;
        this.outputs = outputs;
    }

    /// Compiles a piece, as typed or with earlier results in the place of their names. Findings are about the piece
    /// as typed.
    Evaluation evaluate(Piece piece, Function<Piece, Evaluation> compile) {
        if (!EarlierNames.maybeIn(piece.code())) {
            return compile.apply(piece);
        }
        var unnamed = UnnamedVariable.asBlock(piece.code());
        if (unnamed.isPresent()) {
            var block = new Piece(piece.start(), piece.end(), unnamed.get().code(), piece.merged());
            var end = evaluate(block, compile);
            return end instanceof Evaluation.Refused(var errors)
                    ? new Evaluation.Refused(typed(List.of(unnamed.get()), errors))
                    : end;
        }
        var done = new ArrayList<Rewriting>();
        var underscores = syntax.underscores(piece);
        var end = underscores.isEmpty() ? compile.apply(piece) : new Evaluation.Refused(underscores);
        String code = piece.code();
        for (int round = 0; round < ROUNDS && end instanceof Evaluation.Refused(var errors); round++) {
            var names = EarlierNames.in(code, errors);
            var missing = outputs.missing(names);
            if (names.isEmpty() || !missing.isEmpty()) {
                return new Evaluation.Refused(typed(done, missing.isEmpty() ? errors : missing));
            }
            declare();
            done.addFirst(Rewriting.of(code, outputs.edits(names)));
            code = done.getFirst().code();
            end = compile.apply(new Piece(piece.start(), piece.end(), code, piece.merged()));
        }
        return end instanceof Evaluation.Refused(var errors) ? new Evaluation.Refused(typed(done, errors)) : end;
    }

    /// Lets go of all results.
    void forget() {
        outputs.forget();
    }

    private static List<Finding> typed(List<Rewriting> newestFirst, List<Finding> errors) {
        var found = errors;
        for (Rewriting each : newestFirst) {
            found = found.stream().map(each::typed).toList();
        }
        return found;
    }

    private void declare() {
        if (!declared) {
            declared = true;
            declare("Object", Outputs.OUT, outputs::output);
            declare("String", Outputs.IN, outputs::source);
        }
    }

    private void declare(String type, String name, IntFunction<?> value) {
        var made = shell.eval("java.util.function.IntFunction<java.lang." + type + "> " + name + ";");
        shell.take();
        try {
            shell.field((VarSnippet) made.getFirst().snippet()).set(null, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a variable's field is not accessible", e);
        }
    }
}
