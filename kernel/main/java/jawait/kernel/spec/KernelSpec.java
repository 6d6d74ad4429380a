package jawait.kernel.spec;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jawait.kernel.wire.Header;
import jawait.kernel.wire.Json;

/// Writes the kernelspec folder: `kernel.json` and the logos.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs">spec</a>
public final class KernelSpec {
    /// The name under which clients list this kernel.
    public static final String DISPLAY_NAME = "Java (jawait)";

    private static final List<String> LOGOS = List.of("logo-svg.svg", "logo-64x64.png", "logo-32x32.png");

    private KernelSpec() {}

    /// Writes the folder, over an older one if need be.
    ///
    /// @param argv the command; Jupyter puts the connection file's path where it says `{connection_file}`
    /// @param env variables for the process, may be empty
    public static void write(Path folder, List<String> argv, Map<String, String> env) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("kernel.json"), Json.pretty(content(argv, env)) + "\n");
        for (var logo : LOGOS) {
            try (var from = KernelSpec.class.getResourceAsStream("/kernelspec/" + logo)) {
                if (from == null) {
                    throw new FileNotFoundException("the kernel's jar has no " + logo);
                }
                Files.copy(from, folder.resolve(logo), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Map<String, Object> content(List<String> argv, Map<String, String> env) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("argv", argv);
        tree.put("display_name", DISPLAY_NAME);
        tree.put("language", "java");
        tree.put("interrupt_mode", "message");
        tree.put("kernel_protocol_version", Header.VERSION);
        tree.put("env", env);
        tree.put("metadata", Map.of("debugger", false, "supported_encryption", List.of("curve")));
        return tree;
    }
}
