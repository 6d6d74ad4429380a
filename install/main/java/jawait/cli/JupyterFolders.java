package jawait.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Where Jupyter looks for kernelspecs, by its own rules (`jupyter --paths`).
final class JupyterFolders {
    private JupyterFolders() {}

    /// The user's own data folder.
    static Path user() {
        // As Jupyter does it: HOME counts, not what the system knows of the user.
        var home = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
        return user(System.getenv(), Path.of(home), System.getProperty("os.name"));
    }

    /// The same, from given surroundings.
    static Path user(Map<String, String> environment, Path home, String system) {
        var said = environment.getOrDefault("JUPYTER_DATA_DIR", "");
        if (!said.isEmpty()) {
            return Path.of(said);
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Jupyter");
        }
        var data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isEmpty() ? home.resolve(".local/share") : Path.of(data)).resolve("jupyter");
    }

    /// The prefix of the active Python environment: venv, conda, else what `python3` says.
    static Path activePrefix() {
        for (var name : new String[] {"VIRTUAL_ENV", "CONDA_PREFIX"}) {
            var prefix = System.getenv(name);
            if (prefix != null && !prefix.isEmpty()) {
                return Path.of(prefix);
            }
        }
        try {
            var python = new ProcessBuilder("python3", "-c", "import sys; print(sys.prefix)").start();
            var prefix = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (prefix.isEmpty()) {
                throw new Trouble("python3 does not say its prefix; use --prefix P or --user");
            }
            return Path.of(prefix);
        } catch (IOException missing) {
            throw new Trouble(
                    "--sys-prefix needs an active environment (VIRTUAL_ENV, CONDA_PREFIX) or python3 on the PATH, found neither; use --prefix P or --user",
                    missing);
        }
    }
}
