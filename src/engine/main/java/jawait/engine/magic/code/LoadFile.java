package jawait.engine.magic.code;

import java.util.List;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.Host;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Script;
import jawait.engine.magic.Usage;
import jawait.engine.magic.system.Workplace;
import org.jspecify.annotations.Nullable;

/// `%load`: the code of a file in this session.
public record LoadFile(Workplace place) implements Magic {
    @Override
    public String name() {
        return "load";
    }

    @Override
    public String summary() {
        return "Evaluates a .jsh, .java or .ipynb file in this session";
    }

    @Override
    public Usage usage() {
        return Usage.line().words(1, 1, "FILE");
    }

    @Override
    public String details() {
        return """
                Statements run in order, declarations stay, as if the file were typed here; so do other Java kernels.
                (IPython's `%load` puts the text into the cell.) Of a notebook its code cells are run, of a script its
                `//%%` cells. A `package` line is passed over, and so are commands of the jshell tool, `/exit` ends the
                file. `%run` also calls `main`.

                ```
                %load tools.jsh
                ```""";
    }

    @Override
    public List<Candidate> complete(List<String> before, String word) {
        return before.isEmpty() ? sources(place, word) : List.of();
    }

    /// Folders, and files that can be loaded.
    static List<Candidate> sources(Workplace place, String word) {
        return place.complete(word).stream()
                .filter(each -> each.text().matches("(?i).*(/|\\.jsh|\\.java|\\.ipynb|\\.jshell)\"?"))
                .toList();
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        return SourceFile.objection(arguments.words().getFirst());
    }

    @Override
    public @Nullable Object run(Call call) throws Exception {
        return all(SourceFile.read(place, call.arguments().words().getFirst()), call.host());
    }

    /// Runs all parts of a file.
    ///
    /// @return the value of the last expression
    static @Nullable Object all(SourceFile file, Host host) throws Exception {
        file.left().forEach(line -> host.printError(line + " is a command of the jshell tool and was left out\n"));
        Object value = null;
        for (Script part : file.parts()) {
            value = host.load(part);
        }
        return value;
    }
}
