package jawait.engine.magic.system;

import java.util.List;
import jawait.engine.magic.Call;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%cd`: another current folder.
public record Cd(Workplace place) implements Magic {
    @Override
    public String name() {
        return "cd";
    }

    @Override
    public String summary() {
        return "Changes the folder that %%bash, %load and the other file magics work in";
    }

    @Override
    public Usage usage() {
        return Usage.line().words(0, 1, "[FOLDER]");
    }

    @Override
    public String details() {
        return """
                Without a folder it goes home, with `-` to the folder before.
                A JVM cannot change its own folder: `Path.of("x")` in Java stays where the kernel was started.

                ```
                %cd ~/data
                ```""";
    }

    @Override
    public List<Candidate> complete(List<String> before, String word) {
        return before.isEmpty()
                ? place.complete(word).stream()
                        .filter(each -> each.text().replace("\"", "").endsWith("/"))
                        .toList()
                : List.of();
    }

    @Override
    public @Nullable Object run(Call call) {
        call.host().print(place.go(call.arguments().first().orElse("~")) + "\n");
        return null;
    }
}
