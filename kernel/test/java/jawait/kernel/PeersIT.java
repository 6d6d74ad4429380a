package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jawait.kernel.spec.KernelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that nobody here wrote: jupyter_client on libzmq, over Unix domain sockets (T03) and encrypted (T11).
class PeersIT {
    @Test
    void libzmq_clients_are_served_over_ipc_and_curve(@TempDir Path folder) throws IOException, InterruptedException {
        var python = System.getenv("JAWAIT_TEST_PYTHON");
        assertNotNull(
                python, "JAWAIT_TEST_PYTHON names no Python with the test tools; `install/jawait test` makes one");
        var argv = new ArrayList<>(KernelProcess.command());
        argv.add("-f");
        argv.add("{connection_file}");
        KernelSpec.write(folder.resolve("kernels/jawait"), argv, Map.of("JAWAIT_HISTORY", "off"));
        var log = folder.resolve("said.txt");
        // The path of a Unix domain socket has at most a hundred characters or so.
        var sockets = Files.createTempDirectory("jw");
        var program = Path.of(System.getProperty("jawait.root"), "kernel/test/python/ipc.py")
                .toString();
        var builder = new ProcessBuilder(python, program, sockets.toString());
        builder.environment().put("JUPYTER_PATH", folder.toString());
        builder.environment()
                .put(
                        "JUPYTER_RUNTIME_DIR",
                        Files.createDirectories(folder.resolve("r")).toString());
        var clients =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = clients.waitFor(4, TimeUnit.MINUTES);
        clients.destroyForcibly();
        Files.deleteIfExists(sockets);
        var said = Files.readString(log);
        assertTrue(ended, said);
        assertEquals(0, clients.exitValue(), said);
        assertTrue(said.contains("ipc: well") && said.contains("curve: well"), said);
    }
}
