package jawait.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Makes the start-up (AOT) cache: one kernel does what every notebook does first, the JVM notes which classes that
/// takes.
@Command(name = "train", hidden = true, description = "Makes the cache that halves a kernel's start.")
final class Train implements Callable<Integer> {
    private static final String[] CELLS = {
        "1 + 2",
        "int answer = 6 * 7;\nIO.println(\"answer \" + answer);\nanswer",
        """
        import java.net.URI;
        record Point(int x, int y) {}
        List<Point> points = IntStream.range(0, 3).mapToObj(i -> new Point(i, i * i)).toList();
        String twice(String text) { return text + text; }
        for (var point : points) { System.out.println(twice(point.toString())); }
        points""",
        "var parts = gather(List.of(1, 2, 3), n -> { sleep(0.01); return n * n; });\nparts",
        "var later = task(\"later\", () -> { sleep(0.01); return 1; });\nawait(later)",
        "Object nothing = null;\nnothing.toString()",
        "int wrong = \"text\";"
    };

    private Train() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var cache = Cache.named();
        var made = cache.startUpCache().resolveSibling("kernel.aot.new");
        Files.createDirectories(made.getParent());
        Files.deleteIfExists(cache.startUpCache());
        try (var kernel = KernelProcess.start(Launch.of(cache).training(made))) {
            try (var client = kernel.client()) {
                for (var cell : CELLS) {
                    client.execute(cell, Duration.ofMinutes(1));
                }
                client.shutdown();
            }
            kernel.awaitEnd(Duration.ofMinutes(2));
        }
        if (!Files.exists(made)) {
            throw new Trouble("the JVM left no cache in " + made);
        }
        Files.move(made, cache.startUpCache(), StandardCopyOption.REPLACE_EXISTING);
        return 0;
    }
}
