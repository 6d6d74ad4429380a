package jawait.cli;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The browser of the tests.
final class Browsers {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Browsers() {}

    /// A Chromium. Where there is none the test is skipped with a sentence, unless `JAWAIT_REQUIRE_BROWSER=1`.
    static String chromium() {
        var found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isPresent()) {
            return found.get().toString();
        }
        var sentence = "the browser test looked for " + String.join(", ", NAMES)
                + " on the PATH and found none; install Chromium to have it run";
        return "1".equals(System.getenv("JAWAIT_REQUIRE_BROWSER")) ? fail(sentence) : abort(sentence);
    }
}
