package jawait.kernel.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kernelspec (T64): what Jupyter reads before it starts anything.
class KernelSpecTest {
    @Test
    void it_says_how_to_start_interrupt_and_encrypt_and_brings_the_logos(@TempDir Path folder) throws IOException {
        var spec = folder.resolve("kernels/jawait");
        KernelSpec.write(spec, List.of("java", "-jar", "k.jar", "{connection_file}"), Map.of("A", "b"));
        var tree = new ObjectMapper().readTree(spec.resolve("kernel.json").toFile());
        assertEquals("{connection_file}", tree.path("argv").path(3).asText());
        assertEquals("java", tree.path("language").asText());
        assertEquals("message", tree.path("interrupt_mode").asText());
        assertEquals("5.5", tree.path("kernel_protocol_version").asText());
        assertEquals("b", tree.path("env").path("A").asText());
        assertEquals(
                "curve",
                tree.path("metadata").path("supported_encryption").path(0).asText());
        for (var logo : List.of("logo-svg.svg", "logo-64x64.png", "logo-32x32.png")) {
            assertTrue(Files.size(spec.resolve(logo)) > 100, logo);
        }
    }
}
