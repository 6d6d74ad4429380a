package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `install/jawait repl` in a pseudo-terminal.
class ReplIT {
    @TempDir
    Path folder;

    @Test
    void what_is_typed_is_continued_completed_run_interrupted_and_left() throws Exception {
        var words = Stream.concat(
                Stream.of(Repository.ROOT.resolve("install/jawait").toString()),
                new Commands(folder).settings().entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()));
        var ended = Jupyter.in(folder).run("install/test/python/repl.py", words.toArray(String[]::new));
        assertEquals(0, ended.code(), () -> ended.err() + ended.out());
    }
}
