package jawait.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `install/jawait` on a made-up machine: a PATH with the basic tools and nothing else, JDKs that are a `release` file
/// and a `java`, programs that are three lines of shell.
final class Script {
    private static final List<String> TOOLS = List.of(
            "sh",
            "cat",
            "chmod",
            "cksum",
            "cmp",
            "cp",
            "date",
            "dirname",
            "env",
            "find",
            "grep",
            "id",
            "kill",
            "ln",
            "ls",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "rmdir",
            "sleep",
            "sort",
            "tail",
            "tr",
            "uname");

    private final Path machine;
    private final Path bin;
    private final Map<String, String> environment = new HashMap<>();

    /// A machine without Java, Maven and Python in an empty folder.
    Script(Path machine) throws IOException {
        this.machine = machine;
        bin = Files.createDirectories(machine.resolve("bin"));
        for (var tool : TOOLS) {
            for (var folder : List.of("/usr/bin", "/bin")) {
                if (Files.exists(Path.of(folder, tool)) && !Files.exists(bin.resolve(tool))) {
                    write(bin.resolve(tool), "exec " + folder + "/" + tool + " \"$@\"");
                }
            }
        }
        environment.put("PATH", bin.toString());
        environment.put("HOME", machine.resolve("home").toString());
        environment.put("JAWAIT_CACHE", cache().toString());
        environment.put("JAWAIT_JVM_FOLDER", machine.resolve("jvm").toString());
    }

    /// What a command came to.
    record Ended(int code, String out, String err) {}

    /// Where the script keeps its things on this machine.
    Path cache() {
        return machine.resolve("cache");
    }

    /// Sets a variable; `~` at its beginning is the machine's folder.
    Script with(String name, String value) {
        environment.put(name, value.startsWith("~") ? machine + value.substring(1) : value);
        return this;
    }

    /// Puts a JDK at a place below the machine's folder.
    Script jdk(String place, String version, String modules) throws IOException {
        var home = machine.resolve(place);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"%s\"\nMODULES=\"%s\"".formatted(version, modules));
        write(home.resolve("bin/java"), "exit 99");
        return this;
    }

    /// Puts a program of a few shell lines on the PATH.
    Script program(String name, String lines) throws IOException {
        write(bin.resolve(name), lines);
        return this;
    }

    /// Puts a link to a program below the machine's folder on the PATH.
    Script link(String name, String target) throws IOException {
        Files.createSymbolicLink(bin.resolve(name), machine.resolve(target));
        return this;
    }

    private static void write(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + file);
        }
    }

    /// Runs `install/jawait` with these arguments.
    Ended run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Repository.ROOT.resolve("install/jawait").toString()));
        command.addAll(List.of(arguments));
        var out = machine.resolve("out");
        var err = machine.resolve("err");
        var builder = new ProcessBuilder(command)
                .directory(machine.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var code = builder.start().waitFor();
        return new Ended(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
