package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jupyter console --kernel jawait` in a pseudo-terminal.
class ConsoleIT {
    @TempDir
    Path folder;

    @Test
    void what_is_typed_is_completed_run_interrupted_and_left() throws Exception {
        var ended = Jupyter.in(folder).run("install/test/python/console.py");
        assertEquals(0, ended.code(), () -> ended.err() + ended.out());
        assertTrue(ended.out().contains("42"), ended.out());
    }
}
