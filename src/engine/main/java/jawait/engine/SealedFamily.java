package jawait.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jawait.engine.shell.Shell;
import jawait.engine.source.Ahead;
import jawait.engine.source.DeclaredName;
import jawait.engine.source.Finding;
import jawait.engine.source.Piece;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// A sealed type and those that it permits name each other, so an edit of one of them compiles only together with new
/// versions of the others. JShell tries it against the old ones, and refuses it for ever. On the shell's thread only.
final class SealedFamily {
    private static final Set<String> TOGETHER = Set.of(
            "compiler.err.invalid.permits.clause",
            "compiler.err.cant.inherit.from.sealed",
            "compiler.err.non.sealed.sealed.or.final.expected");
    private static final Pattern PERMITS = Pattern.compile("\\bpermits\\s+([^{]*)");

    private final Shell shell;
    private final SourceMap sources;
    private final Variables variables;

    SealedFamily(Shell shell, SourceMap sources, Variables variables) {
        this.shell = shell;
        this.sources = sources;
        this.variables = variables;
    }

    /// Whether errors are such that the family must be made anew.
    ///
    /// @param ahead the names that the cell declares further down
    static boolean isConcerned(List<Finding> errors, Set<String> ahead) {
        return errors.stream().anyMatch(SealedFamily::isOfFamily)
                && errors.stream()
                        .allMatch(error -> isOfFamily(error)
                                || error.code().startsWith("compiler.err.cant.resolve") && Ahead.mends(error, ahead));
    }

    private static boolean isOfFamily(Finding error) {
        return TOGETHER.stream().anyMatch(error.code()::startsWith);
    }

    /// The types of the session that have to be made anew with the one that `code` declares, itself among them.
    private List<TypeDeclSnippet> of(String code) {
        Map<String, TypeDeclSnippet> declared = new LinkedHashMap<>();
        shell.jshell()
                .snippets()
                .filter(TypeDeclSnippet.class::isInstance)
                .map(TypeDeclSnippet.class::cast)
                .filter(type -> shell.jshell().status(type).isActive())
                .forEach(type -> declared.put(type.name(), type));
        var names = new HashSet<>(permitted(code));
        DeclaredName.of(code).ifPresent(names::add);
        for (int size = -1; size < names.size(); ) {
            size = names.size();
            for (var type : declared.values()) {
                var permitted = permitted(type.source());
                if (names.contains(type.name()) || permitted.stream().anyMatch(names::contains)) {
                    names.add(type.name());
                    names.addAll(permitted);
                }
            }
        }
        return declared.values().stream()
                .filter(type -> names.contains(type.name()))
                .toList();
    }

    private static Set<String> permitted(String code) {
        int body = code.indexOf('{');
        Matcher permits = PERMITS.matcher(body < 0 ? code : code.substring(0, body));
        return permits.find()
                ? Set.copyOf(
                        new HashSet<>(Arrays.asList(permits.group(1).strip().split("[\\s,]+"))))
                : Set.of();
    }

    /// Compiles a piece with its family made anew: all of it goes, and what the cell does not declare itself comes
    /// back from its source. Variables of these types go too, which the notices say.
    ///
    /// @param ahead the names that the cell declares further down
    /// @param compile compiles the piece
    Evaluation remake(Piece piece, Set<String> ahead, Supplier<Evaluation> compile) {
        var types = of(piece.code());
        var gone = holders(types);
        String because = DeclaredName.of(piece.code()).orElse("its type");
        gone.forEach(variables::drop);
        types.forEach(type -> variables.follow(shell.jshell().drop(type)));
        var end = compile.get();
        boolean made = end instanceof Evaluation.Accepted;
        types.stream()
                .filter(type -> !made || !type.name().equals(because) && !ahead.contains(type.name()))
                .forEach(this::again);
        if (!(end instanceof Evaluation.Accepted accepted)) {
            return end;
        }
        var said =
                new ArrayList<>(gone.stream().map(each -> gone(each, because)).toList());
        said.addAll(accepted.notices());
        return new Evaluation.Accepted(
                accepted.methods(), accepted.hasValue(), accepted.type(), said, accepted.pending(), List.of());
    }

    private void again(TypeDeclSnippet type) {
        var events = shell.eval(type.source());
        shell.take();
        sources.replaces(events.getFirst().snippet(), type);
        events.stream().filter(e -> e.status().isDefined()).forEach(e -> sources.compiled(e.snippet()));
        variables.follow(events);
    }

    private List<VarSnippet> holders(List<TypeDeclSnippet> types) {
        var names = Pattern.compile("\\b("
                + String.join("|", types.stream().map(TypeDeclSnippet::name).toList()) + ")\\b");
        return shell.jshell()
                .variables()
                .filter(v -> shell.jshell().status(v) == Snippet.Status.VALID
                        && v.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                        && names.matcher(v.typeName()).find())
                .toList();
    }

    private Notice gone(VarSnippet variable, String because) {
        String cell = sources.cellOf(variable).map(c -> " of " + c.label()).orElse("");
        return Notice.removed(variable.name(), "variable " + variable.name() + cell, because);
    }
}
