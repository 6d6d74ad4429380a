package jawait.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import jawait.kernel.socket.ConnectionFile;
import jawait.kernel.wire.WireException;
import org.jspecify.annotations.Nullable;

/// The kernel's command line.
///
/// @param file the connection file that Jupyter wrote; null when the kernel is to write one of its own
/// @param ip where to listen, instead of where the file says; null for that, or for this machine only
record Options(@Nullable Path file, @Nullable String ip) {
    private static final int KEY_BYTES = 32;
    private static final String USAGE =
            "Usage: java -jar jawait-kernel.jar [-f FILE | --connection-file=FILE] [--ip=IP]";

    /// Reads the arguments. A file may be named in all ways in which clients do, in quotes too.
    ///
    /// @throws WireException for an option that is not known, or one without its value
    static Options of(String... arguments) throws WireException {
        @Nullable String file = null;
        @Nullable String ip = null;
        for (int i = 0; i < arguments.length; i++) {
            var word = arguments[i];
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            var name = equals < 0 ? word : word.substring(0, equals);
            boolean isFile = name.equals("-f") || name.equals("--connection-file");
            if (!isFile && !name.equals("--ip") && !word.startsWith("-")) {
                file = unquoted(word);
                continue;
            }
            if (!isFile && !name.equals("--ip")) {
                throw new WireException("expected -f FILE or --ip IP, found " + word + ". " + USAGE);
            }
            if (equals < 0 && ++i >= arguments.length) {
                throw new WireException("expected a value after " + name + ". " + USAGE);
            }
            var value = unquoted(equals < 0 ? arguments[i] : word.substring(equals + 1));
            file = isFile ? value : file;
            ip = isFile ? ip : value;
        }
        return new Options(file == null ? null : Path.of(file), ip);
    }

    /// The connection that is asked for: what the file says, or a fresh one with a key of its own.
    ///
    /// @throws WireException when the file is none
    ConnectionFile connection() throws IOException, WireException {
        var asked = file == null || !Files.exists(file) ? ConnectionFile.local(freshKey()) : ConnectionFile.read(file);
        if (ip == null) {
            return asked;
        }
        Map<String, Object> elsewhere = new LinkedHashMap<>(asked.fields());
        elsewhere.put("ip", ip);
        return new ConnectionFile(elsewhere);
    }

    /// Where the file is to be written: as named, else where `jupyter console --existing` looks for one.
    ///
    /// @throws WireException when the file is to lie in a folder that does not exist
    Path target() throws IOException, WireException {
        if (file != null) {
            var parent = file.toAbsolutePath().getParent();
            if (parent == null || !Files.isDirectory(parent)) {
                throw new WireException(
                        "expected a connection file, found neither " + file + " nor a folder to write it to");
            }
            return file;
        }
        var folder = Files.createDirectories(runtimeFolder(System.getenv()::get));
        return folder.resolve("kernel-" + ProcessHandle.current().pid() + ".json");
    }

    private static Path home(Function<String, @Nullable String> environment) {
        var home = environment.apply("HOME");
        return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home);
    }

    /// Jupyter's folder for connection files (`jupyter --runtime-dir`), by its own rules.
    static Path runtimeFolder(Function<String, @Nullable String> environment) {
        var said = environment.apply("JUPYTER_RUNTIME_DIR");
        if (said != null && !said.isEmpty()) {
            return Path.of(said);
        }
        return dataFolder(environment).resolve("runtime");
    }

    private static Path dataFolder(Function<String, @Nullable String> environment) {
        var said = environment.apply("JUPYTER_DATA_DIR");
        if (said != null && !said.isEmpty()) {
            return Path.of(said);
        }
        var base = home(environment);
        var system = System.getProperty("os.name");
        if (system.startsWith("Mac")) {
            return base.resolve("Library/Jupyter");
        }
        var roaming = environment.apply("APPDATA");
        if (system.startsWith("Windows") && roaming != null) {
            return Path.of(roaming, "jupyter");
        }
        var data = environment.apply("XDG_DATA_HOME");
        return (data == null || data.isEmpty() ? base.resolve(".local/share") : Path.of(data)).resolve("jupyter");
    }

    private static String freshKey() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String unquoted(String path) {
        return path.length() > 1 && path.startsWith("\"") && path.endsWith("\"")
                ? path.substring(1, path.length() - 1)
                : path;
    }
}
