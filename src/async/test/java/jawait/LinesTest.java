package jawait;

import static jawait.Async.task;
import static jawait.Async.tasks;
import static jawait.Scene.refuses;
import static jawait.Scene.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as streams of lines.
class LinesTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file.txt"), text);
    }

    /// How often this process has the file open; 0 where that cannot be seen.
    private static long open(Path file) throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (var links = Files.list(descriptors)) {
            return links.filter(link -> {
                        try {
                            return Files.readSymbolicLink(link).equals(file.toRealPath());
                        } catch (IOException e) {
                            return false;
                        }
                    })
                    .count();
        }
    }

    private static void nothingIsLeft(Path file) throws IOException {
        assertEquals(0, open(file));
        assertEquals(List.of(), Tap.leftovers());
        assertTrue(tasks().stream().noneMatch(task -> task.name().equals("lines")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a\n",
                "a\nb",
                "\n",
                "\n\n",
                "a\n\nb\n",
                "a\r\nb\r\n",
                "a\rb\r\rc",
                "\r\n\r\n",
                "a\n\rb",
                "ä€𝄞\nß"
            })
    void lines_end_as_those_of_a_buffered_reader(String text) throws Exception {
        Path file = file(text);
        List<String> expected = Files.readAllLines(file);
        assertEquals(expected, AsyncGenerator.lines(file).toList());
        assertEquals(expected, task(() -> AsyncGenerator.lines(file).toList()).await());
        List<String> looped = new ArrayList<>();
        for (String line : AsyncGenerator.lines(file)) {
            looped.add(line);
        }
        assertEquals(expected, looped);
        nothingIsLeft(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {131_070, 131_071, 131_072, 131_073, 262_143, 400_000})
    void line_ends_and_characters_may_lie_across_the_pieces_that_are_read(int before) throws Exception {
        Path file =
                file("x".repeat(before) + "\r\nend\r\n" + "x".repeat(before) + "€𝄞\n\n" + "€".repeat(before) + "\n");
        assertEquals(Files.readAllLines(file), AsyncGenerator.lines(file).toList());
        assertEquals(
                Files.readAllLines(file),
                task(() -> AsyncGenerator.lines(file).toList()).await());
    }

    @Test
    void another_charset_is_read_when_it_is_named() throws Exception {
        Path file = folder.resolve("latin.txt");
        Files.write(file, "süß\nsauer".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                List.of("süß", "sauer"),
                AsyncGenerator.lines(file, StandardCharsets.ISO_8859_1).toList());
        Files.write(file, "süß\nsauer".getBytes(StandardCharsets.UTF_16));
        assertEquals(
                List.of("süß", "sauer"),
                AsyncGenerator.lines(file, StandardCharsets.UTF_16).toList());
    }

    @Test
    void a_file_is_opened_when_it_is_iterated_and_each_time_anew() throws Exception {
        Path file = folder.resolve("later.txt");
        var lines = AsyncGenerator.lines(file);
        Files.writeString(file, "a");
        assertEquals(List.of("a"), lines.toList());
        Files.writeString(file, "b");
        assertEquals(List.of("b"), lines.toList());
    }

    @Test
    void bad_files_are_named() throws Exception {
        Path missing = folder.resolve("missing.txt");
        refuses(
                NoSuchFileException.class,
                "lines: there is no such file",
                () -> AsyncGenerator.lines(missing).toList());
        refuses(
                FileSystemException.class,
                "lines: expected a file, found a directory",
                () -> AsyncGenerator.lines(folder).toList());
        var inTask = task(() -> AsyncGenerator.lines(missing).toList());
        refuses(NoSuchFileException.class, "missing.txt", inTask::await);
        refuses(NullPointerException.class, "lines: the path is null", () -> AsyncGenerator.lines(null));
        refuses(NullPointerException.class, "lines: the charset is null", () -> AsyncGenerator.lines(folder, null));
    }

    @Test
    void bytes_that_are_no_text_are_named_by_their_line() throws Exception {
        Path file = folder.resolve("bad.txt");
        Files.write(file, "one\r\ntwo\nthr\u00e9e\nfour\n".getBytes(StandardCharsets.ISO_8859_1));
        List<String> seen = new ArrayList<>();
        var error = refuses(
                IOException.class,
                "bad.txt is not UTF-8",
                () -> AsyncGenerator.lines(file).forEach(seen::add));
        assertTrue(error.getMessage().startsWith("lines: line 3 of "), error::getMessage);
        assertEquals(MalformedInputException.class, error.getCause().getClass());
        assertEquals(List.of("one", "two"), seen);
        Files.write(file, new byte[] {'a', '\n', (byte) 0xe2, (byte) 0x82});
        refuses(
                IOException.class,
                "lines: line 2 of ",
                () -> AsyncGenerator.lines(file).toList());
        nothingIsLeft(file);
    }

    @Test
    void the_file_is_closed_when_enough_is_read() throws Exception {
        Path file = file("line\n".repeat(200_000));
        var lines = AsyncGenerator.lines(file);
        assertEquals(List.of("line", "line"), lines.take(2).toList());
        nothingIsLeft(file);
        assertEquals(2, task(() -> lines.stream().limit(2).toList()).await().size());
        nothingIsLeft(file);
        var loop = lines.iterator();
        for (String line : (Iterable<String>) () -> loop) {
            assertEquals("line", line);
            break;
        }
        assertTrue(open(file) == 1 || !Files.isDirectory(Path.of("/proc/self/fd")));
        Reference.reachabilityFence(loop); // else the garbage collector would end it
        lines.close();
        nothingIsLeft(file);
        assertThrows(
                IllegalStateException.class,
                () -> lines.buffer(9).forEach(line -> {
                    throw new IllegalStateException("downstream");
                }));
        nothingIsLeft(file);
    }

    @Test
    void a_read_that_waits_can_be_cancelled() throws Exception {
        Path pipe = folder.resolve("pipe");
        boolean made = false;
        try {
            made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            Assumptions.abort("no mkfifo: " + e);
        }
        Assumptions.assumeTrue(made);
        // the opening waits for a writer, and is left to itself
        var opening = task("opening", () -> AsyncGenerator.lines(pipe).toList());
        until(() -> isIn("FileChannel.open"));
        opening.cancel();
        assertThrows(CancellationException.class, opening::await);
        var writer =
                task(() -> Async.toThread(() -> Files.newOutputStream(pipe)).await());
        try (var _ = writer.await()) {
            until(() -> tasks().stream().noneMatch(task -> task.name().equals("lines")));
            var reading = task("reading", () -> AsyncGenerator.lines(pipe).toList());
            until(() -> isIn("FileChannelImpl.read"));
            reading.cancel();
            assertThrows(CancellationException.class, reading::await);
            until(() -> tasks().stream().noneMatch(task -> task.name().equals("lines")));
        }
    }

    /// Whether a task that opens or reads is in that method.
    private static boolean isIn(String method) {
        return tasks().stream()
                .filter(task -> task.name().equals("lines"))
                .anyMatch(task -> task.stack().toString().contains(method));
    }

    @Test
    void readers_do_not_hold_each_other_up() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            files.add(Files.writeString(folder.resolve(i + ".txt"), ("line " + i + "\n").repeat(1000)));
        }
        List<Integer> sizes =
                Async.gather(files, file -> AsyncGenerator.lines(file).toList().size());
        assertEquals(20_000, sizes.stream().mapToInt(i -> i).sum());
        assertEquals(
                IntStream.range(0, 20).mapToObj(i -> "line " + i).toList(),
                AsyncGenerator.from(files)
                        .mapConcurrent(
                                4, file -> AsyncGenerator.lines(file).first().orElseThrow())
                        .toList());
    }

    /// A JVM of its own with little memory; `-Djawait.lines.megabytes=1024` for a bigger file.
    @Test
    void a_big_file_takes_little_memory() throws Exception {
        int megabytes = Integer.getInteger("jawait.lines.megabytes", 64);
        Path big = folder.resolve("big.txt");
        byte[] piece = ("0123456789".repeat(9) + "123456789\n").repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        try (var out = Files.newOutputStream(big)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(piece);
            }
        }
        String classes =
                Compiler.classesOf(Async.class) + java.io.File.pathSeparator + Compiler.classesOf(LinesTest.class);
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes,
                        BigFile.class.getName(),
                        big.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(child.waitFor(10, TimeUnit.MINUTES), said);
        assertEquals(10_000L * megabytes + " lines", said.lines().findFirst().orElse(""), said);
    }

    /// The program that reads the big file.
    static final class BigFile {
        private BigFile() {}

        /// Counts the lines of a file, in a task, and says what it took.
        public static void main(String[] args) {
            long begin = System.nanoTime();
            long[] count = new long[1];
            Async.run(() -> AsyncGenerator.lines(Path.of(args[0])).forEach(line -> count[0]++));
            System.out.println(count[0] + " lines");
            System.out.printf("%.2f s%n", (System.nanoTime() - begin) / 1e9);
            System.out.println((Runtime.getRuntime().totalMemory() >> 20) + " MB of heap");
        }
    }
}
