package jawait.net;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Ends a server when this JVM ends, in whatever way: a small process that reads from a pipe of which the
/// JVM holds the other end. When the pipe closes it stops the server and deletes its data. Closing the pipe
/// is also how [#end] works.
///
/// What even that misses (a machine that loses power, a watcher that was killed too) is swept by the next
/// start: the folder of a living server is locked by its JVM.
final class PgWatcher {
    /// $1 data, $2 what is to be deleted. The process must be a postgres still: numbers are used again, and where
    /// nobody
    /// buries the dead they keep theirs (but have no program).
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            while read -r _; do :; done
            pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null)
            name_of() {
                if [ -d /proc/self ]; then readlink "/proc/$1/exe"; else ps -o comm= -p "$1"; fi 2>/dev/null
            }
            is_postgres() {
                case $(name_of "$pid") in *postgres*) kill -0 "$pid" 2>/dev/null ;; *) false ;; esac
            }
            if [ -n "$pid" ] && is_postgres; then
                kill -INT "$pid"
                tries=0
                while is_postgres && [ "$tries" -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
                if is_postgres; then kill -QUIT "$pid"; sleep 0.5; fi
            fi
            rm -rf "$2" "$2.lock"
            """;

    /// A session of its own, which neither Ctrl-C nor the end of a terminal reaches.
    private static final List<List<String>> SESSIONS =
            List.of(List.of("setsid"), List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV"));

    private final Process process;
    private final FileChannel lock;

    private PgWatcher(Process process, FileChannel lock) {
        this.process = process;
        this.lock = lock;
    }

    /// Watches from now on, before there is a server.
    static PgWatcher of(PgPlatform platform, Path programs, Path folder) throws IOException {
        FileChannel lock = FileChannel.open(
                folder.resolveSibling(folder.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        lock.tryLock(); // nobody else knows the file
        List<String> command = platform.isWindows()
                ? windows(programs, folder)
                : unix("jawait-pg-watcher", folder.resolve("data").toString(), folder.toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .directory(new File(System.getProperty("java.io.tmpdir")))
                .start();
        return new PgWatcher(process, lock);
    }

    private static List<String> unix(String... arguments) {
        List<String> command = new ArrayList<>();
        SESSIONS.stream().filter(each -> onPath(each.getFirst())).findFirst().ifPresent(command::addAll);
        command.addAll(List.of("sh", "-c", SCRIPT));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> windows(Path programs, Path folder) {
        String stop =
                "\"%s\" stop -m fast -t 5 -D \"%s\"".formatted(programs.resolve("pg_ctl.exe"), folder.resolve("data"));
        return List.of("cmd", "/c", "more > nul & " + stop + " & rmdir /s /q \"" + folder + "\"");
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(place -> !place.isBlank() && Files.isExecutable(Path.of(place, program)));
    }

    /// What to put before a program of PostgreSQL's, which all refuse to run as root.
    static List<String> unprivileged(PgPlatform platform) {
        boolean root = !platform.isWindows() && "root".equals(System.getProperty("user.name"));
        return root && platform.name().startsWith("linux") ? List.of("unshare", "-U") : List.of();
    }

    /// Tells the watcher that it is over, and gives it: it ends when the server has.
    Process end() {
        try {
            process.getOutputStream().close();
            lock.close();
        } catch (IOException e) {
            // it has ended already
        }
        return process;
    }

    /// Ends servers whose JVM is gone without their having been told, and deletes their data.
    static void sweep(Path all) {
        if (!Files.isDirectory(all)) {
            return;
        }
        try (Stream<Path> locks = Files.list(all)) {
            locks.filter(file -> file.toString().endsWith(".lock")).forEach(PgWatcher::sweepOne);
        } catch (IOException e) {
            // what cannot be listed is left alone
        }
    }

    private static void sweepOne(Path file) {
        Path folder = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.lock$", ""));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            if (held != null) {
                stop(folder.resolve("data/postmaster.pid"));
                PgArchive.delete(folder);
                Files.deleteIfExists(file);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // another process is at it, or it is ours
        }
    }

    private static void stop(Path pidFile) throws IOException {
        if (!Files.isRegularFile(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readString(pidFile).lines().findFirst().orElse("0"));
        ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                .ifPresent(ProcessHandle::destroyForcibly);
    }
}
