package jawait.kernel.socket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jawait.kernel.wire.Json;
import jawait.kernel.wire.WireException;

/// Where a kernel listens and which key it signs with, as Jupyter writes it into a file. Unknown keys are kept.
///
/// @param fields the whole file
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files">spec</a>
public record ConnectionFile(Map<String, Object> fields) {
    private static final List<String> PORTS =
            List.of("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port");

    /// Reads the file.
    ///
    /// @throws WireException when it is no connection file, or asks for a transport we do not have
    public static ConnectionFile read(Path file) throws IOException, WireException {
        var found = new ConnectionFile(Json.object(Files.readString(file)));
        var transport = found.text("transport", "tcp");
        if (!transport.equals("tcp") && !transport.equals("ipc")) {
            throw new WireException(
                    "expected the transport tcp or ipc in " + file + ", found " + transport + "; choose one of them");
        }
        return found;
    }

    /// A file for free ports of this machine, signed with `key`.
    public static ConnectionFile local(String key) {
        return new ConnectionFile(Map.of("ip", "127.0.0.1", "key", key));
    }

    /// The address of a port (`shell_port`) to bind; one that is 0 or missing is chosen by the system.
    String address(String port) {
        int number = port(port);
        return "tcp://" + text("ip", "127.0.0.1") + ":" + (number == 0 ? "*" : String.valueOf(number));
    }

    /// Whether it asks for Unix domain sockets.
    boolean isIpc() {
        return text("transport", "tcp").equals("ipc");
    }

    /// Where the Unix domain socket of a port lies: `ip` is the beginning of its path.
    Path ipcPath(int number) {
        return Path.of(text("ip", "kernel-ipc") + "-" + number);
    }

    /// The number of a port, 0 when none is given.
    public int port(String name) {
        return fields.get(name) instanceof Number number ? number.intValue() : 0;
    }

    /// All five ports, by name.
    public Map<String, Integer> ports() {
        var ports = new LinkedHashMap<String, Integer>();
        PORTS.forEach(name -> ports.put(name, port(name)));
        return ports;
    }

    /// Whether both name the same ports.
    public boolean samePorts(ConnectionFile other) {
        return PORTS.stream().allMatch(name -> port(name) == other.port(name));
    }

    /// A text of the file, or `otherwise`.
    public String text(String name, String otherwise) {
        return fields.get(name) instanceof String text ? text : otherwise;
    }

    /// The same with ports known.
    ConnectionFile with(Map<String, Integer> ports) {
        var known = new LinkedHashMap<>(fields);
        known.putIfAbsent("transport", "tcp");
        known.putIfAbsent("signature_scheme", "hmac-sha256");
        known.putAll(ports);
        return new ConnectionFile(known);
    }

    /// Writes the file, readable by its owner only.
    public void write(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = posix
                ? Files.createTempFile(folder, ".kernel-", ".json", mine)
                : Files.createTempFile(folder, ".kernel-", ".json");
        Files.writeString(fresh, Json.pretty(fields));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
