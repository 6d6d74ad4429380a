package jawait.engine;

import java.io.IOException;
import java.nio.file.Path;
import jawait.display.Display;
import jawait.engine.maven.Coordinates;
import jawait.engine.maven.Libraries;
import jawait.engine.maven.Progress;
import jawait.runtime.Artifacts;
import jawait.runtime.Origin;

/// What a session does for libraries that ask whoever runs them: shows things, and fetches files from
/// Maven's repositories with progress below the cell that wants them.
final class Hosting {
    private Hosting() {}

    static void begin(FrontEnd frontEnd, Libraries libraries) {
        Display.install(frontEnd, SourceMap::readable);
        Artifacts.install(coordinates -> fetch(coordinates, frontEnd, libraries));
    }

    static void end() {
        Display.install(null);
        Artifacts.install(null);
    }

    private static Path fetch(String coordinates, FrontEnd frontEnd, Libraries libraries)
            throws IOException, InterruptedException {
        var origin = Origin.current();
        try (var progress = new Progress(
                frontEnd.updatesInPlace() ? frontEnd : null,
                line -> frontEnd.print(origin, FrontEnd.Stream.STDOUT, line + "\n"))) {
            return libraries.fetch(Coordinates.maven(coordinates), progress);
        }
    }
}
