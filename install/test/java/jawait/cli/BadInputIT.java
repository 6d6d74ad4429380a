package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the commands say when something is wrong: one line, the right status, no file harmed.
class BadInputIT {
    private static final String CELL =
            "{\"cell_type\": \"code\", \"id\": \"a\", \"metadata\": {\"tags\": [\"parameters\"]}, \"source\": \"int n = 1;\","
                    + " \"execution_count\": null, \"outputs\": []}";

    @TempDir
    Path folder;

    private Commands user;

    @BeforeEach
    void files() throws IOException {
        user = new Commands(folder.toRealPath());
        var good = "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": [" + CELL + "]}";
        user.write("good.ipynb", good);
        user.write("three.ipynb", good.replace("\"nbformat\": 4", "\"nbformat\": 3"));
        user.write("odd.ipynb", good.replace("\"code\"", "\"heading\""));
        user.write(
                "python.ipynb",
                good.replace("\"metadata\": {}", "\"metadata\": {\"language_info\": {\"name\": \"python\"}}"));
        user.write("torn.ipynb", good.substring(0, 60));
        user.write("empty.ipynb", "");
        Files.write(folder.resolve("binary.ipynb"), new byte[] {-1, -2, 0});
        Files.write(folder.resolve("binary.jsh"), new byte[] {-1, -2, 0});
        Files.write(folder.resolve("binary"), new byte[] {-1, -2, 0});
        Files.createDirectory(folder.resolve("folder.ipynb"));
        Files.createDirectory(folder.resolve("folder.jsh"));
        Files.setPosixFilePermissions(
                user.write("locked.ipynb", good), java.nio.file.attribute.PosixFilePermissions.fromString("r--r--r--"));
    }

    @ParameterizedTest(name = "jawait {0}")
    @CsvSource(delimiter = '|', textBlock = """
            run gone.ipynb                      | 1 | there is no such file
            run torn.ipynb                      | 1 | it is no JSON at line 1
            run empty.ipynb                     | 1 | it is no JSON
            run binary.ipynb                    | 1 | it is no UTF-8 text
            run folder.ipynb                    | 1 | is a folder
            run three.ipynb                     | 1 | has nbformat 3, expected 4
            run odd.ipynb                       | 1 | cell 1 is of type heading
            run python.ipynb                    | 1 | is written in python
            run good.ipynb -o no/such/o.ipynb   | 1 | there is no folder
            run good.ipynb -o - --html -        | 2 | cannot both go to stdout
            run good.ipynb -o /proc/o.ipynb     | 1 | cannot write /proc/o.ipynb
            run good.ipynb -o locked.ipynb      | 1 | locked.ipynb: permission denied
            run good.ipynb --html locked.ipynb  | 1 | locked.ipynb: permission denied
            export good.ipynb -o gone/App.java  | 1 | there is no folder
            nosuch good.ipynb                   | 2 | there is no command nosuch
            run good.ipynb -p n=x               | 2 | expected int, found the text "x"
            run good.ipynb -p n                 | 2 | expected name=value
            run good.ipynb --timeout soon       | 2 | expected a time as 60s
            run good.ipynb --nonsense           | 2 | Unknown option
            run                                 | 2 | say which file to run
            run folder.jsh                      | 1 | is a folder, not a script
            run binary.jsh                      | 1 | binary.jsh is no UTF-8 text
            run binary                          | 1 | binary is no UTF-8 text
            check gone.ipynb                    | 1 | there is no such file
            check good.ipynb                    | 1 | has no saved outputs
            export python.ipynb -o App.java     | 1 | is written in python
            export good.ipynb -o 1.java         | 1 | the name of a Java file is that of a class
            strip torn.ipynb                    | 1 | it is no JSON
            convert good.ipynb good.txt         | 1 | expected a file that ends in
            new no/such/n.ipynb                 | 1 | there is no folder
            """)
    void is_answered_in_one_line(String words, int status, String said) throws Exception {
        var before = listed();
        var ended = user.run("", words.split(" "));
        assertAll(
                () -> assertEquals(status, ended.code(), ended.err()),
                () -> assertEquals(1, ended.err().lines().count(), ended.err()),
                () -> assertTrue(ended.err().startsWith("jawait: "), ended.err()),
                () -> assertTrue(ended.err().contains(said), ended.err()),
                () -> assertEquals(before, listed()));
    }

    private List<String> listed() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("cache"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_full_disk_leaves_the_old_file_whole() throws Exception {
        var disk = Files.createDirectory(folder.resolve("disk"));
        var mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()).start();
        assumeTrue(mount.waitFor() == 0, "needs the right to mount a small disk");
        try {
            Files.writeString(disk.resolve("o.ipynb"), "old");
            user.notebook("big.ipynb", "//%%\n\"x\".repeat(99_000)\n");
            var ended = user.run("", "run", "-q", "big.ipynb", "-o", "disk/o.ipynb");
            assertEquals(1, ended.code());
            assertTrue(ended.err().contains("No space left on device"), ended.err());
            assertEquals("old", Files.readString(disk.resolve("o.ipynb")));
            try (var files = Files.list(disk)) {
                assertEquals(1, files.count(), "something is left over");
            }
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }
}
