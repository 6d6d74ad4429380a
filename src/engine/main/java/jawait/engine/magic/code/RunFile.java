package jawait.engine.magic.code;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jawait.display.text.JsonText;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.Host;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Script;
import jawait.engine.magic.Usage;
import jawait.engine.magic.system.Workplace;
import jawait.engine.source.CellSplitter;
import jawait.engine.source.DeclaredName;
import org.jspecify.annotations.Nullable;

/// `%run`: a file as a program.
public record RunFile(Workplace place) implements Magic {
    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "Runs a .java, .jsh or .ipynb file as a program";
    }

    @Override
    public Usage usage() {
        return Usage.line()
                .option("--args", "NAME", "the arguments are in this variable, a String[]")
                .words(1, 99, "FILE [ARGS…]");
    }

    @Override
    public String details() {
        return """
                Of a `.java` file the `main` method is called with the arguments: that of its first class that has one,
                or the one outside of classes. A script and a notebook find them as `String[] args`. What the file
                declares stays in the session.

                ```
                %run Hello.java "big world"
                ```""";
    }

    @Override
    public List<Candidate> complete(List<String> before, String word) {
        return before.isEmpty() ? LoadFile.sources(place, word) : place.complete(word);
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        return SourceFile.objection(arguments.words().getFirst());
    }

    @Override
    public @Nullable Object run(Call call) throws Exception {
        var words = call.arguments().words();
        var file = SourceFile.read(place, words.getFirst());
        String args = call.arguments()
                .value("--args")
                .orElseGet(() -> words.subList(1, words.size()).stream()
                        .map(RunFile::literal)
                        .collect(Collectors.joining(", ", "new String[] {", "}")));
        if (file.kind().equals("java")) {
            LoadFile.all(file, call.host());
            var main = main(file, args, call.host());
            return main.isEmpty() ? null : call.host().load(main.get());
        }
        if (!args.equals("args")) {
            call.host().load(script("String[] args = " + args + ";"));
        }
        return LoadFile.all(file, call.host());
    }

    private static Script script(String code) {
        return new Script("%run", code, 0, code.length());
    }

    private static String literal(String argument) {
        return JsonText.quoted(argument);
    }

    /// The call of the file's main method.
    private static Optional<Script> main(SourceFile file, String args, Host host) throws Exception {
        for (Script part : file.parts()) {
            for (var piece : CellSplitter.statements(part.text().substring(part.start(), part.end()))) {
                var call = call(piece.code(), args, host);
                if (call.isPresent()) {
                    return call.map(RunFile::script);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> call(String code, String args, Host host) throws Exception {
        String name = DeclaredName.of(code).orElse("");
        if (name.equals("main")) {
            return Optional.of(code.matches("(?s)[^(]*\\bmain\\s*\\(\\s*\\).*") ? "main();" : "main(" + args + ");");
        }
        boolean type = code.matches(
                "(?s).*\\b(class|interface|enum|record)\\s+" + java.util.regex.Pattern.quote(name) + "\\b.*");
        if (!type || !(host.value(name + ".class").orElse(null) instanceof Class<?> declared)) {
            return Optional.empty();
        }
        return Mains.call(declared, name, args);
    }
}
