package jawait.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of all commands that run a notebook.
final class TimeLimits {
    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Notebooks.Time.class,
            description = "how long a cell may take: 60s, 5m, 500ms")
    @Nullable
    Duration timeout;

    @Mixin
    Drain drain = new Drain();
}
