package jawait.engine.problem;

import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jawait.Async;
import jawait.display.Display;
import jawait.engine.shell.Shell;
import jawait.engine.shell.Standing;
import jawait.engine.shell.WrapperNames;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.VarSnippet;

/// The names of a session that a mistake may have meant. On the shell's thread only.
public final class Vocabulary {
    private static final Pattern QUALIFIERS =
            Pattern.compile("(?:[a-z_]\\w*\\.)+(?=[A-Z])|\\bAsync(?:Basics|C\\w+|Sharing|Timing)?\\.(?:<[^(]*>)?");
    private static final Pattern INTERNAL = Pattern.compile("(com\\.)?sun\\.|jdk\\.");
    private static final int MOST_SIGNATURES = 8;
    private static final List<String> PRELOADED = Stream.of(Async.class, Display.class)
            .flatMap(type -> Stream.of(type.getMethods()))
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .map(method -> method.getName())
            .distinct()
            .sorted()
            .toList();

    private final Shell shell;
    private final Function<String, Optional<String>> whyMissing;

    /// @param whyMissing what became of a name that was there, or was to be, and the way on
    public Vocabulary(Shell shell, Function<String, Optional<String>> whyMissing) {
        this.shell = shell;
        this.whyMissing = whyMissing;
    }

    /// What became of `name`, which is missing: its cell failed, or a change took it away.
    Optional<String> whyMissing(String name) {
        return whyMissing.apply(name);
    }

    /// The session's variables that have a value.
    List<String> variables() {
        return declared(VarSnippet.class).filter(name -> !name.startsWith("$")).toList();
    }

    /// The session's methods, and those that every session has.
    List<String> methods() {
        return Stream.concat(declared(MethodSnippet.class), PRELOADED.stream()).toList();
    }

    /// The session's types.
    List<String> types() {
        return declared(jdk.jshell.TypeDeclSnippet.class).toList();
    }

    /// What a declaration that was refused would have replaced, by name; empty when that is nothing.
    Optional<String> standing(String code) {
        return shell.analysis().sourceToSnippets(code).stream()
                .flatMap(refused -> Standing.before(refused, shell.jshell()).stream())
                .map(Standing::named)
                .findFirst();
    }

    private <S extends DeclarationSnippet> Stream<String> declared(Class<S> kind) {
        return shell.jshell()
                .snippets()
                .filter(snippet -> shell.jshell().status(snippet) == Snippet.Status.VALID)
                .filter(kind::isInstance)
                .map(snippet -> kind.cast(snippet).name())
                .distinct();
    }

    /// What may follow the dot at the end of `code`: names of fields, of methods with `(`, or with `()` where they
    /// take nothing.
    List<String> members(String code) {
        return shell.analysis().completionSuggestions(code, code.length(), new int[1]).stream()
                .map(Suggestion::continuation)
                .filter(text -> !text.equals("class"))
                .distinct()
                .toList();
    }

    /// The qualified names of types called `simple`, best first.
    List<String> qualified(String simple) {
        Set<String> names = new LinkedHashSet<>(TypeNames.called(simple));
        boolean standard = !names.isEmpty();
        names.addAll(
                shell.analysis().listQualifiedNames(simple, simple.length()).getNames());
        names.removeIf(name -> WrapperNames.readable(name).equals(simple)
                || name.indexOf('.') < 0
                || standard && INTERNAL.matcher(name).lookingAt());
        return List.copyOf(names);
    }

    /// The signatures of the method whose call ends `code` with its opening bracket.
    List<String> signatures(String code) {
        return shell.analysis().documentation(code, code.length(), false).stream()
                .map(Documentation::signature)
                .map(WrapperNames::readable)
                .map(signature -> QUALIFIERS.matcher(signature).replaceAll(""))
                .distinct()
                .limit(MOST_SIGNATURES)
                .toList();
    }
}
