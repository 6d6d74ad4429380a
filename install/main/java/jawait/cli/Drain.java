package jawait.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/// The option of all that runs code and then ends.
final class Drain {
    @Option(
            names = "--drain",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = Notebooks.Time.class,
            description = "how long tasks may go on at the end (default: 5s)")
    Duration patience = Duration.ofSeconds(5);
}
