package jawait.engine;

import jawait.engine.shell.Shell;
import jawait.engine.source.CellSplitter;
import jdk.jshell.SourceCodeAnalysis;

/// Whether a text can be run, and if not, with what the next line should begin. On the shell's thread only.
final class Indenter {
    private final Shell shell;
    private final Evaluator evaluator;

    Indenter(Shell shell, Evaluator evaluator) {
        this.shell = shell;
        this.evaluator = evaluator;
    }

    Completeness of(String source) {
        var pieces = CellSplitter.statements(source);
        if (pieces.isEmpty()) {
            return new Completeness.Complete();
        }
        for (var piece : pieces) {
            var found = shell.analysis().analyzeCompletion(piece.code()).completeness();
            if (found == SourceCodeAnalysis.Completeness.UNKNOWN) {
                return new Completeness.Invalid();
            }
            if (found == SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE
                    || found == SourceCodeAnalysis.Completeness.CONSIDERED_INCOMPLETE) {
                return new Completeness.Incomplete(indent(source));
            }
            var parts = evaluator.recut(new Cell(0, "", source), piece);
            if (parts.stream().anyMatch(part -> !evaluator.syntaxErrors(part).isEmpty())) {
                return new Completeness.Invalid();
            }
        }
        return new Completeness.Complete();
    }

    private static String indent(String source) {
        String text = source.stripTrailing();
        String last = text.substring(text.lastIndexOf('\n') + 1);
        String same = last.substring(0, last.length() - last.stripLeading().length());
        return text.endsWith("{") || text.endsWith("(") || text.endsWith("[") || text.endsWith("->")
                ? same + "    "
                : same;
    }
}
