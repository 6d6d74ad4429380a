package jawait.engine;

import jawait.engine.problem.CompileReport;
import jawait.engine.problem.Passage;
import jawait.engine.problem.Problem;
import jawait.engine.source.Piece;

/// Says why a piece of a cell was not accepted. On the shell's thread only.
record Refusals(CompileReport report) {
    Problem of(Cell cell, Piece piece, Evaluation why) {
        var passage = new Passage(cell.listing(), piece.start(), piece.code());
        return switch (why) {
            case Evaluation.Refused(var errors) -> report.of(passage, errors, true);
            case Evaluation.Malformed(var errors) -> report.of(passage, errors, false);
            case Evaluation.Lacking(var missing) -> report.lacking(passage, missing);
            case Evaluation.Misused(var error) -> report.misused(passage, error);
            case Evaluation.Failed(var name, var message) -> report.failed(passage, name, message);
            case Evaluation.GaveUp(var error) -> report.gaveUp(passage, error);
            case Evaluation.Accepted accepted -> throw new IllegalStateException("refused, but accepted: " + accepted);
        };
    }
}
