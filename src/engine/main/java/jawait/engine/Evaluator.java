package jawait.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jawait.engine.shell.Shell;
import jawait.engine.source.Ahead;
import jawait.engine.source.CanonicalConstructors;
import jawait.engine.source.FileParts;
import jawait.engine.source.Finding;
import jawait.engine.source.ImpliedPermits;
import jawait.engine.source.LongSleeps;
import jawait.engine.source.Piece;
import jawait.engine.source.Reassignment;
import jawait.engine.source.SyntaxCheck;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// Compiles pieces of cells and says what came of it. On the shell's thread only.
final class Evaluator {
    /// Beyond this, a text without semicolons is left to its error: trying is quadratic.
    private static final int MOST_LINES = 200;

    /// There hours of sleep pass at once.
    private static final Pattern VIRTUAL_TIME = Pattern.compile("(?i)\\bvirtualtime\\b");

    private record Cut(@Nullable String source, String remaining) {}

    private final Shell shell;
    private final SourceMap sources;
    private final SyntaxCheck syntax = new SyntaxCheck();
    private final Redeclarations redeclarations;
    private final ImportChange imports;
    private final LostNames lost;
    private final ShellErrors shellErrors;
    private final Notices notices;
    private final Variables variables;
    private final SealedFamily family;
    private final Results results;
    private final EarlierResults earlier;

    Evaluator(Shell shell, SourceMap sources, Outputs outputs, LostNames lost) {
        this.shell = shell;
        this.sources = sources;
        this.lost = lost;
        this.redeclarations = new Redeclarations(shell);
        this.imports = new ImportChange(shell);
        this.shellErrors = new ShellErrors(shell);
        this.notices = new Notices(shell, sources);
        this.variables = new Variables(shell, sources);
        this.family = new SealedFamily(shell, sources, variables);
        this.results = new Results(shell, variables);
        this.earlier = new EarlierResults(shell, syntax, outputs);
    }

    /// Compiles one piece. A declaration that does not compile leaves the earlier one of that name as it was.
    Evaluation evaluate(Cell cell, Piece piece) {
        if (FileParts.isPackage(piece.code())) {
            String said = piece.code() + " is left out: what cells declare is in no package";
            return new Evaluation.Accepted(List.of(), false, "", List.of(new Notice(said)), List.of(), List.of());
        }
        var refused = refused(piece);
        if (refused.isPresent()) {
            return new Evaluation.Refused(List.of(refused.get()));
        }
        var end = earlier.evaluate(piece, each -> meant(cell, each));
        if (end instanceof Evaluation.Accepted accepted) {
            accepted.notices().forEach(lost::removed);
        }
        return end;
    }

    private Evaluation meant(Cell cell, Piece piece) {
        var end = repaired(cell, piece);
        if (end instanceof Evaluation.GaveUp
                || end instanceof Evaluation.Refused(var found)
                        && found.stream().anyMatch(e -> e.code().startsWith("compiler.err.limit"))) {
            shell.renewCompiler();
        }
        if (!(end instanceof Evaluation.Refused(var errors))) {
            return end;
        }
        var ahead = Ahead.names(cell.source(), piece.end());
        return SealedFamily.isConcerned(errors, ahead) ? family.remake(piece, ahead, () -> repaired(cell, piece)) : end;
    }

    private Evaluation repaired(Cell cell, Piece piece) {
        var end = compile(cell, piece);
        if (!(end instanceof Evaluation.Refused(var errors))) {
            return end;
        }
        var repairs = new ArrayList<>(CanonicalConstructors.repairs(piece.code(), errors));
        ImpliedPermits.spoken(piece.code(), errors, cell.source(), piece.end()).ifPresent(repairs::add);
        for (var repair : repairs) {
            var again = compile(cell, new Piece(piece.start(), piece.end(), repair.code(), false));
            if (!(again instanceof Evaluation.Refused(var others))) {
                return again;
            }
            end = new Evaluation.Refused(others.stream().map(repair::typed).toList());
        }
        return end;
    }

    private Evaluation compile(Cell cell, Piece piece) {
        try {
            var tried = redeclarations.tried(piece);
            var errors = redeclarations.errors(cell, piece, tried);
            if (!errors.isEmpty()) {
                return new Evaluation.Refused(errors);
            }
            var limit = syntax.limit(piece);
            if (limit.isPresent()) {
                return new Evaluation.Refused(List.of(limit.get()));
            }
            return reassign(cell, piece, tried).orElseGet(() -> compile(cell, piece, piece.code()));
        } catch (RuntimeException | Error e) {
            shell.take();
            return new Evaluation.GaveUp(e);
        }
    }

    private Evaluation compile(Cell cell, Piece piece, String code) {
        var events = imports.eval(code);
        var methods = shell.take();
        Throwable failure = shell.takeFailure();
        if (failure != null) {
            return new Evaluation.GaveUp(failure);
        }
        var own = events.stream().filter(e -> e.causeSnippet() == null).toList();
        own.stream().filter(e -> e.status() != Status.REJECTED).forEach(e -> sources.typed(e.snippet(), cell, piece));
        events.stream()
                .filter(e -> e.causeSnippet() != null && e.status().isDefined())
                .forEach(e -> sources.compiled(e.snippet()));
        if (events.isEmpty()) {
            var errors = syntax.errors(piece);
            if (!errors.isEmpty()) {
                return new Evaluation.Refused(errors);
            }
        }
        var kept = variables.follow(events);
        if (own.stream().anyMatch(e -> isRefused(e, piece))) {
            return refuse(own, piece);
        }
        Namesakes.of(shell.jshell(), own).forEach(this::drop);
        return accept(
                own,
                methods,
                notices(
                        cell,
                        piece,
                        events.stream().filter(e -> !kept.contains(e.snippet())).toList()));
    }

    private List<Notice> notices(Cell cell, Piece piece, List<SnippetEvent> events) {
        var said = new ArrayList<>(notices.of(events));
        notices.gone(events).forEach(this::drop);
        if (redeclarations.declared("sleep").isEmpty()
                && !VIRTUAL_TIME.matcher(cell.source()).find()) {
            LongSleeps.in(piece.code()).map(Notice::new).ifPresent(said::add);
        }
        return said;
    }

    /// A variable declared again with the type that it has stays the variable it is and gets the new value: running
    /// tasks see it, and nothing that uses it has to be compiled anew.
    private Optional<Evaluation> reassign(Cell cell, Piece piece, List<Snippet> tried) {
        if (tried.size() != 1
                || !(tried.getFirst() instanceof VarSnippet again)
                || !(redeclarations.declared(again.name()).orElse(null) instanceof VarSnippet there)
                || shell.jshell().status(there) != Status.VALID
                || !again.typeName().equals(there.typeName())
                || !Reassignment.sameHead(again.source(), there.source())) {
            return Optional.empty();
        }
        return Reassignment.of(piece.code())
                .map(code -> compile(cell, piece, code))
                .filter(Evaluation.Accepted.class::isInstance)
                .map(done -> {
                    sources.assigned(there, cell, piece);
                    return done;
                });
    }

    private static boolean isRefused(SnippetEvent event, Piece piece) {
        return switch (event.status()) {
            case VALID -> false;
            case RECOVERABLE_DEFINED -> piece.merged();
            case RECOVERABLE_NOT_DEFINED -> !Redeclarations.mayWait(event.snippet());
            default -> true;
        };
    }

    private Evaluation refuse(List<SnippetEvent> own, Piece piece) {
        var errors = new ArrayList<Finding>();
        var lacks = new ArrayList<String>();
        for (var event : own) {
            errors.addAll(shellErrors.of(event.snippet()));
            // `Nowhere n;` is no error to JShell: it waits for the class.
            if (event.snippet() instanceof DeclarationSnippet declared
                    && event.status().isActive()) {
                shell.jshell().unresolvedDependencies(declared).forEach(lacks::add);
            }
            if (event.status().isActive()) {
                drop(event.snippet());
            }
        }
        // JShell parses what is no Java in several ways and mixes what each of them says.
        var malformed = syntaxErrors(piece);
        if (malformed.isEmpty() && errors.isEmpty() && !lacks.isEmpty()) {
            return new Evaluation.Lacking(lacks);
        }
        return new Evaluation.Refused(malformed.isEmpty() ? errors : malformed);
    }

    private Evaluation accept(List<SnippetEvent> own, List<java.lang.reflect.Method> methods, List<Notice> said) {
        var pending = own.stream()
                .filter(e -> e.status() == Status.RECOVERABLE_NOT_DEFINED || e.status() == Status.RECOVERABLE_DEFINED)
                .map(SnippetEvent::snippet)
                .toList();
        Snippet last = own.isEmpty() ? null : own.getLast().snippet();
        return switch (last) {
            case jdk.jshell.ExpressionSnippet expression ->
                new Evaluation.Accepted(methods, true, expression.typeName(), said, pending, List.of());
            case VarSnippet variable
            when variable.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND -> {
                results.made(variable);
                yield new Evaluation.Accepted(methods, true, variable.typeName(), said, pending, List.of());
            }
            case null, default -> new Evaluation.Accepted(methods, false, "", said, pending, notices.unset(own));
        };
    }

    /// Compiles an expression whose value is wanted once: no variable is kept for it.
    Evaluation once(Cell cell, Piece piece) {
        Evaluation evaluation = evaluate(cell, piece);
        if (evaluation instanceof Evaluation.Accepted) {
            results.unkept();
        }
        return evaluation;
    }

    /// Lets go of the results of earlier cells.
    void forgetResults() {
        earlier.forget();
    }

    /// Drops what the user declared; a variable lets go of its value.
    void drop(Snippet snippet) {
        if (!shell.jshell().status(snippet).isActive()) {
            return;
        }
        if (snippet instanceof VarSnippet variable) {
            variables.drop(variable);
        } else {
            variables.follow(shell.jshell().drop(snippet));
        }
    }

    /// The static type of an expression, `void` included; empty for anything else.
    Optional<String> type(String code) {
        return Optional.ofNullable(shell.analysis().analyzeType(code, code.length()));
    }

    /// What is to be said of a declaration that works only in part at the end of its cell, or an empty text.
    String shortcoming(Snippet snippet) {
        return shell.jshell().status(snippet) == Status.RECOVERABLE_DEFINED ? notices.lacking(snippet) : "";
    }

    /// The errors of a declaration that lacks nothing and yet does not compile, which is then taken back; empty for
    /// any other. JShell declares such a one all the same, and fails only when it is used.
    List<Finding> faults(Snippet snippet) {
        boolean lacksNothing = shell.jshell().status(snippet) == Status.RECOVERABLE_DEFINED
                && snippet instanceof DeclarationSnippet declaration
                && shell.jshell().unresolvedDependencies(declaration).findAny().isEmpty();
        var errors = lacksNothing ? shellErrors.of(snippet) : List.<Finding>of();
        if (!errors.isEmpty()) {
            drop(snippet);
        }
        return errors;
    }

    /// What a declaration that waited for others still lacks; empty when it works now. Else it is taken back.
    Optional<Evaluation> stillLacks(Snippet snippet) {
        var jshell = shell.jshell();
        if (jshell.status(snippet) != Status.RECOVERABLE_NOT_DEFINED
                || !(snippet instanceof DeclarationSnippet declaration)) {
            return Optional.empty();
        }
        var names = jshell.unresolvedDependencies(declaration).toList();
        var errors = shellErrors.of(snippet);
        jshell.drop(snippet);
        return Optional.of(
                names.isEmpty() && !errors.isEmpty()
                        ? new Evaluation.Refused(errors)
                        : new Evaluation.Lacking(names.isEmpty() ? List.of("what it uses") : names));
    }

    /// A piece without a semicolon at its end, cut where JShell would cut it and with the semicolons that
    /// it would add: the last line of a cell, expressions on lines of their own.
    List<Piece> recut(Cell cell, Piece piece) {
        var pieces = new ArrayList<Piece>();
        int at = piece.start();
        while (at < piece.end()) {
            String rest = cell.source().substring(at, piece.end());
            Cut cut = cut(rest);
            int length = rest.length() - cut.remaining().length();
            if (cut.source() == null || length <= 0) {
                pieces.add(new Piece(at, piece.end(), rest, false));
                break;
            }
            pieces.add(new Piece(at, at + length, cut.source(), false));
            at += length
                    + cut.remaining().length()
                    - cut.remaining().stripLeading().length();
        }
        return pieces;
    }

    /// JShell's cut of a text; where that does not parse, a cut of as few whole lines as do, as if typed one by
    /// one.
    private Cut cut(String rest) {
        var whole = shell.analysis().analyzeCompletion(rest);
        int end = rest.indexOf('\n');
        if (end > 0 && parses(whole.source())) {
            end = -1;
        }
        for (int lines = 0; end > 0 && lines < MOST_LINES; lines++) {
            var part = shell.analysis().analyzeCompletion(rest.substring(0, end));
            if (part.completeness().isComplete() && parses(part.source())) {
                return new Cut(part.source(), part.remaining() + rest.substring(end));
            }
            end = rest.indexOf('\n', end + 1);
        }
        return new Cut(whole.source(), whole.remaining());
    }

    private boolean parses(@Nullable String code) {
        return code != null
                && syntaxErrors(new Piece(0, code.length(), code, false)).isEmpty();
    }

    private Optional<Finding> refused(Piece piece) {
        return FileParts.refused(piece.code()).or(() -> syntax.strayReturn(piece));
    }

    /// The syntax errors of a piece, without compiling it; empty when it parses.
    List<Finding> syntaxErrors(Piece piece) {
        try {
            var refused = refused(piece);
            if (refused.isPresent()) {
                return List.of(refused.get());
            }
            var errors = syntax.errors(piece);
            return errors.isEmpty() || syntax.underscores(piece).isEmpty() ? errors : List.of();
        } catch (IllegalStateException | StackOverflowError e) {
            // Too deep even to parse: its evaluation will say so.
            return List.of();
        }
    }
}
