package jawait.engine;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jawait.display.MimeBundle;
import jawait.engine.CellRun.End;
import jawait.engine.magic.Call;
import jawait.engine.magic.Code;
import jawait.engine.magic.Host;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Magics;
import jawait.engine.magic.Magics.Found;
import jawait.engine.magic.Page;
import jawait.engine.magic.Written;
import jawait.engine.problem.UnderWay;
import jawait.engine.source.Asked;
import jawait.engine.source.Directives;
import jawait.engine.source.Finding;
import jawait.engine.source.Piece;
import org.jspecify.annotations.Nullable;

/// The magics of one run of a cell: checks them before anything runs, and runs them.
final class CellMagics {
    private final CellRun run;
    private final Workshop workshop;
    private final Magics magics;

    CellMagics(CellRun run, Workshop workshop) {
        this.run = run;
        this.workshop = workshop;
        this.magics = workshop.magics();
    }

    /// Obeys the directives of a stretch, after a look at all of them.
    ///
    /// @return what is wrong or went wrong, or null
    @Nullable
    End directives(Stretch stretch) throws InterruptedException {
        var pieces = Directives.of(stretch.cell().source(), stretch.start(), stretch.end(), magics::isDirective);
        for (Piece piece : pieces) {
            End wrong = check(stretch.cell(), piece, true);
            if (wrong != null) {
                return wrong;
            }
        }
        // A cell of directives and a syntax error must not load anything.
        End wrong = pieces.isEmpty() ? null : run.checkSyntax(stretch);
        if (wrong != null) {
            return wrong;
        }
        for (Piece piece : together(pieces)) {
            End end = run(stretch.cell(), piece);
            if (!(end instanceof End.Done)) {
                return end;
            }
        }
        return null;
    }

    /// Directives in the order to obey them: those of one name as if they were one, so that what they ask for is
    /// seen as a whole; first those that prepare for others.
    private List<Piece> together(List<Piece> pieces) {
        var byName = new LinkedHashMap<String, Piece>();
        for (Piece piece : pieces) {
            byName.merge(Written.of(piece.code(), 0).name(), piece, CellMagics::joined);
        }
        return byName.entrySet().stream()
                .sorted(Comparator.comparing(
                        each -> !magics.directive(each.getKey()).orElseThrow().prepares()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Piece joined(Piece one, Piece other) {
        String code = one.code() + Written.of(other.code(), 0).arguments().text();
        return new Piece(one.start(), one.end(), code, false);
    }

    /// What is wrong with a magic as it is written, the code in it included; null when nothing is. Runs
    /// nothing.
    ///
    /// @param alone whether it is the only piece of its cell
    @Nullable
    End check(Cell cell, Piece piece, boolean alone) throws InterruptedException {
        Written written = Written.of(piece.code(), piece.start());
        if (written.sign().equals("%%") && !alone) {
            return misused(cell, piece, piece.start(), piece.end(), late(written));
        }
        return switch (magics.look(written)) {
            case Found.Wrong(int start, int end, String message) -> misused(cell, piece, start, end, message);
            case Found.Ready ready when ready.java() -> run.checkSyntax(stretch(cell, ready.code()));
            case Found fine -> null;
        };
    }

    private static String late(Written written) {
        return written.typed() + " is about its whole cell: it must be the first line";
    }

    private static End misused(Cell cell, Piece piece, int start, int end, String message) {
        var finding = new Finding(start - piece.start(), end - piece.start(), "jawait.magic", message);
        return new End.Refused(cell, piece, new Evaluation.Misused(finding));
    }

    /// Runs a magic that was checked before.
    End run(Cell cell, Piece piece) throws InterruptedException {
        return switch (magics.look(Written.of(piece.code(), piece.start()))) {
            case Found.Wrong(int start, int end, String message) -> misused(cell, piece, start, end, message);
            case Found.Asked(var magic) -> {
                host(cell).page(Page.of(magic));
                yield new End.Done(null, "", null);
            }
            case Found.Ready ready -> run(cell, piece, ready);
        };
    }

    private End run(Cell cell, Piece piece, Found.Ready found) {
        try {
            var call = new Call(host(cell), found.arguments(), found.code(), found.wholeCell());
            return new End.Done(found.magic().run(call), "", null);
        } catch (CellHost.Stopped e) {
            return e.end();
        } catch (MagicError e) {
            return new End.Refused(cell, piece, new Evaluation.Failed(e.name(), String.valueOf(e.getMessage())));
        } catch (Throwable e) {
            return new End.Threw(e, UnderWay.of(cell.listing(), piece.start(), piece.end()));
        }
    }

    /// Answers a question about a name with a page.
    void answer(Cell cell, Asked asked) {
        MimeBundle page = workshop.inspect().apply(asked.name(), asked.detailed());
        host(cell).page(page == null ? MimeBundle.plain("Nothing is known about " + asked.name() + ".") : page);
    }

    static Stretch stretch(Cell cell, Code code) {
        return new Stretch(cell, code.start(), code.start() + code.text().length());
    }

    private Host host(Cell cell) {
        return new CellHost(cell, run, workshop);
    }
}
