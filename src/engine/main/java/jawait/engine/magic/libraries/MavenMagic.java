package jawait.engine.magic.libraries;

import java.util.List;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import jawait.engine.maven.Coordinates;
import jawait.engine.maven.Repository;
import jawait.engine.maven.Request;
import org.jspecify.annotations.Nullable;

/// `%maven g:a:v …`: loads libraries and what they need.
final class MavenMagic implements Magic {
    private final Loads loads;

    MavenMagic(Loads loads) {
        this.loads = loads;
    }

    @Override
    public String name() {
        return "maven";
    }

    @Override
    public String summary() {
        return "Loads libraries from Maven repositories, with what they need";
    }

    @Override
    public Usage usage() {
        return Usage.line()
                .option("--from", "REPO", "ask this repository too: id=URL, a URL or a folder")
                .flag("--offline", "take what the local repository has, ask nobody")
                .words(1, Integer.MAX_VALUE, "GROUP:ARTIFACT[:EXTENSION[:CLASSIFIER]]:VERSION…");
    }

    @Override
    public String details() {
        return """
                Without a version the newest release is taken. `settings.xml` counts as it does for Maven: mirrors,
                servers with passwords, proxies, profiles, the local repository. What is loaded already stays: another
                version of it is named and not loaded.

                ```java
                %maven org.jsoup:jsoup:1.24.1
                ```
                """;
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        String wrong = Loads.objection(arguments.words(), MavenMagic::coordinates);
        return wrong == null
                ? Loads.objection(arguments.value("--from").stream().toList(), Repository::of)
                : wrong;
    }

    /// Maven's way of writing, or JBang's where an `@` tells it.
    private static Coordinates coordinates(String word) {
        return word.indexOf('@') < 0 ? Coordinates.maven(word) : Coordinates.jbang(word);
    }

    @Override
    public List<Candidate> complete(List<String> before, String word) {
        if (!before.isEmpty() && before.getLast().equals("--from")) {
            return List.of();
        }
        return loads.libraries().complete(word).stream()
                .map(each -> new Candidate(each, "module", ""))
                .toList();
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        var arguments = call.arguments();
        var from = arguments.value("--from").map(Repository::of).stream().toList();
        var wanted = arguments.words().stream().map(MavenMagic::coordinates).toList();
        loads.load(call, wanted, new Request.Places(from, arguments.has("--offline")));
        return null;
    }
}
