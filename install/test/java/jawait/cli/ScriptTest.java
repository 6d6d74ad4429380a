package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `install/jawait` says when something is missing, and which JDK and Python it takes.
class ScriptTest {
    private static final String FULL = "java.base jdk.compiler jdk.jshell";
    private static final String SAYS_WHERE = "printf '%s\\n' \"JAVA_HOME=$JAVA_HOME\" \"$*\"";
    private static final String OLD_PYTHON = "printf '3.9\\nFalse\\n'";
    private static final String POOR_PYTHON = "printf '3.11\\nTrue\\n'; exit 1";
    private static final String PYTHON_WITHOUT_NETWORK = """
            if [ "$2" = -c ]; then printf '3.11\\nTrue\\nready\\n'; exit; fi
            for venv; do :; done
            mkdir -p "$venv/bin"
            printf '#!/bin/sh\\necho Failed to establish a new connection; exit 1\\n' >"$venv/bin/python"
            chmod +x "$venv/bin/python"
            """;

    @TempDir
    Path folder;

    private Script machine;

    @BeforeEach
    void an_empty_machine() throws IOException {
        machine = new Script(folder.toRealPath());
    }

    /// Runs `arguments` and expects a failure that is one sentence with each of the parts.
    private void refuses(String arguments, String... parts) throws Exception {
        var ended = machine.run(arguments.split(" "));
        var sentence =
                ended.err().lines().filter(line -> line.startsWith("jawait: ")).toList();
        assertAll(
                () -> assertNotEquals(0, ended.code(), "exit code"),
                () -> assertEquals(1, sentence.size(), "one sentence in: " + ended.err()));
        for (var part : parts) {
            assertTrue(sentence.getFirst().contains(part), () -> "expected »" + part + "« in: " + ended.err());
        }
    }

    /// Expects that the JDK at `place` is the one Maven would run on.
    private void takes(String place) throws Exception {
        machine.program("mvn", SAYS_WHERE);
        var ended = machine.run("test", "async");
        assertEquals(0, ended.code(), ended.err());
        assertEquals(
                "JAVA_HOME=" + folder.toRealPath().resolve(place),
                ended.out().lines().findFirst().orElseThrow());
    }

    @Test
    void no_java_at_all() throws Exception {
        refuses("lab", "needs a JDK of 25 or later", "jdk.jshell", "found no Java at all", "JAWAIT_JAVA_HOME");
    }

    @Test
    void every_java_that_is_too_old_is_named_once() throws Exception {
        machine.jdk("jvm/a-17", "17.0.15", FULL).jdk("jvm/b-21", "21.0.2", FULL).with("JAVA_HOME", "~/jvm/a-17");
        refuses("lab", "found Java 17.0.15 in " + folder.toRealPath() + "/jvm/a-17; Java 21.0.2 in");
        assertEquals(1, machine.run("lab").err().split("17\\.0\\.15", -1).length - 1);
    }

    @Test
    void a_runtime_without_jshell_is_no_jdk() throws Exception {
        machine.jdk("jvm/runtime", "25.0.3", "java.base java.net.http");
        refuses("lab", "found Java 25.0.3 without jdk.jshell in");
    }

    @Test
    void a_wrong_jawait_java_home_is_not_passed_over() throws Exception {
        machine.jdk("jvm/good", "25.0.3", FULL).jdk("old", "1.8.0_402", FULL).with("JAWAIT_JAVA_HOME", "~/old");
        refuses("lab", "JAWAIT_JAVA_HOME=", "/old is no JDK of 25 or later", "found Java 1.8.0_402");
    }

    @Test
    void the_old_default_java_is_passed_over_for_a_newer_one_elsewhere() throws Exception {
        machine.jdk("jvm/17", "17.0.15", FULL).jdk("jvm/25", "25.0.3", FULL);
        machine.link("java", "jvm/17/bin/java").with("JAVA_HOME", "~/jvm/17");
        takes("jvm/25");
    }

    @Test
    void jawait_java_home_comes_first() throws Exception {
        machine.jdk("first", "26", FULL).jdk("second", "25.0.3", FULL).jdk("jvm/third", "25.0.3", FULL);
        machine.with("JAWAIT_JAVA_HOME", "~/first").with("JAVA_HOME", "~/second");
        takes("first");
    }

    @Test
    void java_home_comes_before_the_path_and_the_path_before_the_usual_folders() throws Exception {
        machine.jdk("home", "25.0.3", FULL).jdk("path", "25.0.3", FULL).jdk("jvm/usual", "25.0.3", FULL);
        machine.link("java", "path/bin/java");
        takes("path");
        machine.with("JAVA_HOME", "~/home");
        takes("home");
    }

    @Test
    void a_java_25_that_can_corrupt_data_is_used_with_a_warning() throws Exception {
        machine.jdk("jvm/25", "25.0.2", FULL).program("mvn", SAYS_WHERE);
        var ended = machine.run("test", "async");
        assertEquals(0, ended.code());
        assertTrue(ended.err().contains("25.0.3 or later does not"), ended.err());
    }

    @Test
    void no_maven() throws Exception {
        machine.jdk("jvm/25", "25.0.3", FULL);
        refuses("lab", "looked for mvn on the PATH, found none", "apt install maven");
    }

    @Test
    void a_build_without_network_says_so() throws Exception {
        machine.jdk("jvm/25", "25.0.3", FULL).program("mvn", "echo 'Could not transfer artifact x:y'; exit 1");
        refuses("lab", "Maven could not download", "check the network", "/log/build.log");
    }

    @Test
    void a_failed_build_shows_the_end_of_its_log() throws Exception {
        machine.jdk("jvm/25", "25.0.3", FULL).program("mvn", "echo 'cannot find symbol'; exit 1");
        refuses("lab", "the build failed", "/log/build.log");
        assertTrue(machine.run("lab").err().contains("cannot find symbol"));
    }

    @Test
    void no_python() throws Exception {
        machine.jdk("jvm/25", "25.0.3", FULL).program("mvn", "");
        refuses("test", "needs Python 3.10 or later", "found none", "JAWAIT_PYTHON");
    }

    @Test
    void a_python_that_is_too_old_is_named() throws Exception {
        machine.jdk("jvm/25", "25.0.3", FULL).program("mvn", "").program("python3", OLD_PYTHON);
        refuses("test", "needs Python 3.10 or later", "found Python 3.9 in");
    }

    @Test
    void a_python_without_ensurepip_names_the_package_to_install() throws Exception {
        machine.jdk("jvm/25", "25.0.3", FULL).program("mvn", "").program("python3", POOR_PYTHON);
        refuses("test", "Python 3.11 in", "without venv and ensurepip", "apt install python3-venv");
    }

    @Test
    void an_index_that_cannot_be_reached_says_so_and_leaves_no_half_environment() throws Exception {
        machine.jdk("jvm/25", "25.0.3", FULL).program("mvn", "").program("python3", PYTHON_WITHOUT_NETWORK);
        refuses("test", "pip could not download the packages", "check the network", "/log/pip-test.log");
        assertFalse(Files.exists(machine.cache().resolve("venv-test")));
    }

    @Test
    void an_unknown_command_and_an_unknown_room() throws Exception {
        refuses("dance", "there is no command dance");
        assertEquals(2, machine.run("dance").code());
        machine.jdk("jvm/25", "25.0.3", FULL).program("mvn", "");
        refuses(
                "test cellar",
                "there is no room cellar",
                "async, display, engine, net, notebook, repl, kernel, install");
    }

    @Test
    void a_cache_folder_that_holds_other_things_is_left_alone() throws Exception {
        Files.createDirectories(machine.cache());
        Files.writeString(machine.cache().resolve("thesis.txt"), "chapter one");
        refuses("lab", "holds other files");
        machine.run("uninstall");
        assertTrue(Files.exists(machine.cache().resolve("thesis.txt")));
    }

    @Test
    void uninstall_removes_the_cache_and_its_own_kernelspecs_only() throws Exception {
        machine.jdk("jvm/25", "25.0.3", FULL).run("lab");
        var ours = kernelspec("ours", machine.cache() + "/lib/jawait-kernel.jar");
        var theirs = kernelspec("theirs", "/elsewhere/lib/jawait-kernel.jar");
        Files.writeString(machine.cache().resolve("kernelspecs"), ours + "\n" + theirs + "\n");
        var extension = labExtension("ours", machine.cache().toString());
        var another = labExtension("theirs", "/elsewhere");
        Files.writeString(machine.cache().resolve("labextensions"), extension + "\n" + another + "\n");
        var command = Files.createSymbolicLink(
                folder.toRealPath().resolve("jawait"), Repository.ROOT.resolve("install/jawait"));
        Files.writeString(machine.cache().resolve("command"), command + "\n");

        assertEquals(0, machine.run("uninstall").code());

        assertAll(
                () -> assertFalse(Files.exists(machine.cache())),
                () -> assertFalse(Files.exists(ours)),
                () -> assertFalse(Files.exists(extension)),
                () -> assertFalse(Files.exists(command, java.nio.file.LinkOption.NOFOLLOW_LINKS)),
                () -> assertTrue(Files.exists(another.resolve("owner"))),
                () -> assertTrue(Files.exists(theirs.resolve("kernel.json"))));
    }

    private Path labExtension(String name, String owner) throws IOException {
        var extension = Files.createDirectories(folder.toRealPath().resolve("labextensions/" + name));
        Files.writeString(extension.resolve("owner"), owner + "\n");
        return extension;
    }

    private Path kernelspec(String name, String jar) throws IOException {
        var spec = Files.createDirectories(folder.toRealPath().resolve("kernels/" + name));
        Files.writeString(spec.resolve("kernel.json"), "{\"argv\": [\"java\", \"-jar\", \"" + jar + "\"]}");
        return spec;
    }
}
