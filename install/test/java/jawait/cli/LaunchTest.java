package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How kernels are started, and where their specs go.
class LaunchTest {
    @TempDir
    Path folder;

    private Launch launch() {
        return new Launch(Path.of("/jdk/bin/java"), Path.of("/cache/lib/kernel.jar"), folder.resolve("kernel.aot"));
    }

    @Test
    void the_start_up_cache_is_named_only_when_it_is_there() throws IOException {
        assertFalse(String.join(" ", launch().argv()).contains("AOT"));
        Files.createFile(folder.resolve("kernel.aot"));
        assertEquals(
                1,
                launch().argv().stream()
                        .filter(word -> word.startsWith("-XX:AOTCache="))
                        .count());
    }

    @Test
    void training_uses_the_flags_of_the_kernelspec() {
        var training = launch().training(Path.of("/new.aot")).stream()
                .filter(word -> !word.equals("-XX:AOTCacheOutput=/new.aot"))
                .toList();
        assertEquals(launch().argv(), training);
    }

    @Test
    void the_command_ends_with_the_jar_and_the_connection_file() {
        var argv = launch().argv();
        assertEquals("/jdk/bin/java", argv.getFirst());
        assertEquals(
                List.of("-jar", "/cache/lib/kernel.jar", "{connection_file}"),
                argv.subList(argv.size() - 3, argv.size()));
    }

    @Test
    void the_users_folder_is_where_jupyter_looks() {
        var home = Path.of("/home/ada");
        assertEquals(Path.of("/home/ada/.local/share/jupyter"), JupyterFolders.user(Map.of(), home, "Linux"));
        assertEquals(Path.of("/home/ada/Library/Jupyter"), JupyterFolders.user(Map.of(), home, "Mac OS X"));
        assertEquals(Path.of("/data/jupyter"), JupyterFolders.user(Map.of("XDG_DATA_HOME", "/data"), home, "Linux"));
        assertEquals(Path.of("/j"), JupyterFolders.user(Map.of("JUPYTER_DATA_DIR", "/j"), home, "Linux"));
    }

    @Test
    void remembered_kernelspecs_are_listed_once_and_in_order() throws IOException {
        var cache = new Cache(folder);
        cache.remember(Path.of("/a"));
        cache.remember(Path.of("/b"));
        cache.remember(Path.of("/a"));
        assertEquals(List.of(Path.of("/a"), Path.of("/b")), cache.kernelspecs());
    }
}
