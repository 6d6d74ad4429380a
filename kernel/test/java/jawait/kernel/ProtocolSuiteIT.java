package jawait.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/// The outside suite: jupyter_kernel_test against the packaged kernel, nothing skipped.
class ProtocolSuiteIT {
    @Test
    void jupyter_kernel_test_passes(@TempDir Path folder) throws IOException, InterruptedException {
        var python = System.getenv("JAWAIT_TEST_PYTHON");
        assertNotNull(
                python,
                "This test needs a Python with jupyter_kernel_test: run `install/jawait test`, which prepares one, "
                        + "or give its path in JAWAIT_TEST_PYTHON.");
        var argv = new ArrayList<>(KernelProcess.command());
        argv.add("-f");
        argv.add("{connection_file}");
        KernelSpec.write(folder.resolve("kernels/jawait"), argv, Map.of());
        var log = folder.resolve("suite.txt");
        var builder = new ProcessBuilder(python, "-m", "unittest", "-v", "protocol_suite");
        builder.directory(
                Path.of(System.getProperty("jawait.root"), "kernel/test/python").toFile());
        builder.environment()
                .putAll(Map.of(
                        "JUPYTER_PATH",
                        folder.toString(),
                        "JUPYTER_RUNTIME_DIR",
                        Files.createDirectories(folder.resolve("runtime")).toString(),
                        "JAWAIT_HISTORY",
                        folder.resolve("history.sqlite").toString(),
                        "PYTHONDONTWRITEBYTECODE",
                        "1"));
        var suite =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = suite.waitFor(5, TimeUnit.MINUTES);
        suite.destroyForcibly();
        var said = Files.readString(log);
        assertTrue(ended, said);
        assertEquals(0, suite.exitValue(), said);
        assertFalse(said.contains("skipped"), said);
    }
}
