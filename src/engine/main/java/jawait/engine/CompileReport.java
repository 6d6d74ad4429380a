package jawait.engine;

import java.util.List;
import java.util.stream.Collectors;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.Finding;
import jawait.engine.source.Piece;

/// Says why a piece did not compile: where, javac's message in one sentence, and a way on where one is
/// known.
final class CompileReport {
    static final String NAME = "CompileError";
    private static final int MOST = 10;

    private CompileReport() {}

    /// What is to be said of a piece that was not accepted.
    static Problem of(Cell cell, Piece piece, Evaluation why) {
        return switch (why) {
            case Evaluation.Refused(var errors) -> of(cell, piece, errors, true);
            case Evaluation.Malformed(var errors) -> of(cell, piece, errors, false);
            case Evaluation.Lacking(var missing) -> lacking(cell, piece, missing);
            case Evaluation.Misused(var error) -> misused(cell, piece, error);
            case Evaluation.Failed(var name, var message) -> failed(cell, piece, name, message);
            case Evaluation.GaveUp(var error) -> gaveUp(cell, piece, error);
            case Evaluation.Accepted accepted -> throw new IllegalStateException("refused, but accepted: " + accepted);
        };
    }

    /// @param began whether what stands before the piece has run
    private static Problem of(Cell cell, Piece piece, List<Finding> errors, boolean began) {
        if (errors.isEmpty()) {
            var place = SourceMap.place(cell, piece, 0);
            return new Report()
                    .title(NAME, "this is no complete Java statement")
                    .place(place, "", 1)
                    .problem(NAME, "this is no complete Java statement");
        }
        String first = sentence(errors.getFirst());
        var report = new Report().title(NAME, first);
        for (Finding error : errors.subList(0, Math.min(MOST, errors.size()))) {
            report.place(SourceMap.place(cell, piece, error.at()), "", error.end() - error.at());
            message(error).lines().forEach(line -> report.text("        " + line.strip()));
            hint(error).lines().forEach(report::dim);
        }
        if (errors.size() > MOST) {
            report.dim("… and " + (errors.size() - MOST) + " more");
        }
        if (began
                && !CellSplitter.statements(cell.source().substring(0, piece.start()))
                        .isEmpty()) {
            report.dim("What stands before it in " + cell.label() + " has run and stays; it and what follows has not.");
        }
        return report.problem(NAME, first);
    }

    private static Problem lacking(Cell cell, Piece piece, List<String> missing) {
        String message = "cannot find " + String.join(", ", missing);
        return new Report()
                .title(NAME, message)
                .place(SourceMap.place(cell, piece, 0), "", 1)
                .text("        It was not declared: declare it first, or in the same cell.")
                .problem(NAME, message);
    }

    /// A magic that is written in a way it does not understand.
    private static Problem misused(Cell cell, Piece piece, Finding error) {
        return new Report()
                .title("UsageError", error.message())
                .place(SourceMap.place(cell, piece, error.at()), "", error.end() - error.at())
                .problem("UsageError", error.message());
    }

    /// A magic that could not do what it was asked.
    private static Problem failed(Cell cell, Piece piece, String name, String message) {
        int line = piece.code().indexOf('\n');
        return new Report()
                .title(name, message)
                .place(
                        SourceMap.place(cell, piece, 0),
                        "",
                        line < 0 ? piece.code().length() : line)
                .problem(name, message);
    }

    private static Problem gaveUp(Cell cell, Piece piece, Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = switch (root) {
            case StackOverflowError deep -> "this piece is nested too deeply for the Java compiler; split it up";
            case OutOfMemoryError large -> "the compiler ran out of memory on this piece; split it up";
            default -> "the Java compiler failed on this piece: " + root;
        };
        return new Report()
                .title(NAME, message)
                .place(SourceMap.place(cell, piece, 0), "", 1)
                .problem(NAME, message);
    }

    /// javac's message without the line that names the wrapper class, which no user wrote.
    private static String message(Finding error) {
        return SourceMap.readable(error.message())
                .lines()
                .filter(line -> !line.strip().startsWith("location: class"))
                .collect(Collectors.joining("\n"));
    }

    private static String sentence(Finding error) {
        return message(error).lines().map(String::strip).collect(Collectors.joining(" "));
    }

    private static String hint(Finding error) {
        return switch (error.code()) {
            case "compiler.err.except.never.thrown.in.try" ->
                "        await, gather and sleep throw what the body throws without declaring it:"
                        + " use attempt(x), or await(x, IOException.class)";
            case "compiler.err.unreported.exception.need.to.catch.or.throw" ->
                "        catch it, or add it to the method's throws clause; at the top level of a cell it may fly";
            default -> "";
        };
    }
}
