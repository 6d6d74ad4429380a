package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The extension of JupyterLab as files.
class LabExtensionTest {
    @TempDir
    Path share;

    @Test
    void it_is_written_where_jupyter_looks_and_written_over() throws Exception {
        var folder = LabExtension.write(share, Path.of("/a/cache"));
        assertEquals(folder, LabExtension.write(share, Path.of("/another/cache")));
        assertEquals(share.resolve("labextensions/jawait"), folder);
        assertEquals("/another/cache\n", Files.readString(folder.resolve("owner")));
    }

    @Test
    void its_description_names_the_file_that_is_there() throws Exception {
        var folder = LabExtension.write(share, share);
        var description = Jupyter.JSON.readTree(folder.resolve("package.json").toFile());
        assertEquals(folder.getFileName().toString(), description.path("name").asText());
        var script = folder.resolve(description.at("/jupyterlab/_build/load").asText());
        assertTrue(Files.readString(script).contains("_JUPYTERLAB[NAME]"));
    }
}
