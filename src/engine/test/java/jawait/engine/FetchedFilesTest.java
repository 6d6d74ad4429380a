package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jawait.engine.maven.TestRepository;
import jawait.runtime.Artifacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Libraries in cells get files of Maven's repositories by the session's own resolver.
class FetchedFilesTest {
    @Test
    void a_library_gets_a_file_with_progress_or_a_sentence_and_nothing_without_a_session(@TempDir Path temp)
            throws IOException, InterruptedException {
        var repository = new TestRepository(temp);
        try (var notebook = new Notebook()) {
            repository.publish("org.low:base:1.0");
            notebook.gives(
                    "jawait.runtime.Artifacts.fetch(\"org.low:base:1.0\").get().getFileName().toString()",
                    "base-1.0.jar");
            String told = notebook.updates.isEmpty() ? notebook.output(notebook.last()) : notebook.updates.getLast();
            assertTrue(told.contains("base-1.0.jar"), told);
            notebook.fails("org.low.Base.version()", "CompileError");
            notebook.fails(
                    "jawait.runtime.Artifacts.fetch(\"org.low:none:1.0\")", "java.io.IOException", "org.low:none:1.0");
        } finally {
            repository.close();
        }
        assertEquals(Optional.empty(), Artifacts.fetch("org.low:base:1.0"));
    }
}
