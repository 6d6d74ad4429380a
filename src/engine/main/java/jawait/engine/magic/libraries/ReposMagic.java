package jawait.engine.magic.libraries;

import java.util.List;
import jawait.display.MimeBundle;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Usage;
import jawait.engine.maven.Repository;
import org.jspecify.annotations.Nullable;

/// `%repos [id url]`: the repositories that are asked.
final class ReposMagic implements Magic {
    private final Loads loads;

    ReposMagic(Loads loads) {
        this.loads = loads;
    }

    @Override
    public String name() {
        return "repos";
    }

    @Override
    public String summary() {
        return "Lists the Maven repositories that are asked, or adds one";
    }

    @Override
    public Usage usage() {
        return Usage.line().words(0, 2, "[ID URL]");
    }

    @Override
    public String details() {
        return """
                They come from `settings.xml`, in the order in which they are asked; yours follow. A password belongs
                into a `<server>` of `settings.xml` with the same id.

                ```java
                %repos corp https://repository.example.com/maven
                ```
                """;
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        return arguments.words().isEmpty() ? null : Loads.objection(List.of(""), none -> repository(arguments.words()));
    }

    private static Repository repository(List<String> words) {
        return words.size() == 2 ? Repository.of(words.get(0), words.get(1)) : Repository.of(words.getFirst());
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        var words = call.arguments().words();
        if (!words.isEmpty()) {
            loads.libraries().ask(repository(words));
            return null;
        }
        try {
            return MimeBundle.plain(String.join("\n", loads.libraries().repositories()));
        } catch (IllegalArgumentException e) {
            throw new MagicError(Loads.ERROR, String.valueOf(e.getMessage()));
        }
    }
}
