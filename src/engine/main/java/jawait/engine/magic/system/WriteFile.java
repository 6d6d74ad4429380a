package jawait.engine.magic.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import jawait.engine.magic.Call;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.Magic;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%%writefile`: the cell's text as a file.
public record WriteFile(Workplace place) implements Magic {
    @Override
    public String name() {
        return "writefile";
    }

    @Override
    public String summary() {
        return "Writes the cell to a file";
    }

    @Override
    public Usage usage() {
        return Usage.cell(Usage.Body.TEXT)
                .flag("-a --append", "appends to the file instead of writing it anew")
                .words(1, 1, "FILE");
    }

    @Override
    public String details() {
        return """
                ```
                %%writefile greet.sh
                echo "hello $1"
                ```""";
    }

    @Override
    public List<Candidate> complete(List<String> before, String word) {
        return place.complete(word);
    }

    @Override
    public @Nullable Object run(Call call) {
        String typed = call.arguments().words().getFirst();
        Path file = place.resolve(typed);
        boolean append = call.arguments().has("-a");
        String verb = !Files.exists(file) ? "Writing " : append ? "Appending to " : "Overwriting ";
        String text = call.code().text();
        String whole = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        try {
            if (append) {
                Files.writeString(file, whole, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } else {
                Files.writeString(file, whole);
            }
        } catch (IOException e) {
            throw new MagicError("CannotWrite", "cannot write " + file + ": " + Failures.reason(e));
        }
        call.host().print(verb + typed + "\n");
        return null;
    }
}
