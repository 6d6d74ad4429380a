package jawait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The library in the hands of those who know nothing of notebooks: a Maven project, a modular one, a script.
class ProjectTest {
    private static final String MAIN = "src/main/java/sample/Main.java";
    private static final List<String> PRINTED = List.of("[1, 4, 9]", "a", "b", "timed out after 0.01 s", "[]");

    private final String library = Compiler.classesOf(Async.class).toString();

    @TempDir
    Path project;

    private Path out;

    @BeforeEach
    void copy_the_project() throws IOException {
        out = project.resolve("target/classes");
        Files.createDirectories(out);
        for (String name : List.of(
                "sample-project/pom.xml", "sample-project/" + MAIN, "Script.java", "Forgetful.java", "Deaf.java")) {
            Path copy = project.resolve(name.replace("sample-project/", ""));
            Files.createDirectories(copy.getParent());
            try (InputStream in = ProjectTest.class.getClassLoader().getResourceAsStream(name)) {
                Files.copy(in, copy);
            }
        }
    }

    @Test
    void a_project_compiles_and_runs_on_the_class_path() throws Exception {
        compile("--class-path", library);
        assertEquals(PRINTED, java("--class-path", out + File.pathSeparator + library, "sample.Main"));
    }

    @Test
    void a_project_compiles_and_runs_on_the_module_path() throws Exception {
        String[] modules = {"--module-path", library, "--add-modules", "jawait"};
        compile(modules);
        assertEquals(
                PRINTED, java("--module-path", library, "--add-modules", "jawait", "-cp", "" + out, "sample.Main"));
    }

    @Test
    void a_module_needs_nothing_but_ours() throws Exception {
        Path info = project.resolve("src/main/java/module-info.java");
        Files.writeString(info, "module sample { requires jawait; }\n");
        assertEquals("", Compiler.compile(out, List.of(project.resolve(MAIN), info), "--module-path", library));
        String path = out + File.pathSeparator + library;
        assertEquals(PRINTED, java("--module-path", path, "--module", "sample/sample.Main"));
    }

    @Test
    void a_script_runs_from_its_source() throws Exception {
        assertEquals(
                List.of("[Hello, from, a script]", "not a number"),
                java("--class-path", library, project.resolve("Script.java").toString()));
    }

    @Test
    void a_forgotten_await_is_logged_with_its_place() throws Exception {
        List<String> printed =
                java("--class-path", library, project.resolve("Forgetful.java").toString());
        assertTrue(
                printed.getLast().matches("WARNING: a coroutine made at .*Forgetful.main.* was never awaited"),
                printed::toString);
    }

    @Test
    void a_task_that_does_not_stop_is_named_on_the_console_with_its_line() throws Exception {
        List<String> printed =
                java("--class-path", library, project.resolve("Deaf.java").toString());
        assertTrue(
                printed.stream()
                        .anyMatch(line -> line.equals("WARNING: task deaf was asked to stop 2 s ago, and still runs:")),
                printed::toString);
        assertTrue(printed.stream().anyMatch(line -> line.contains("(Deaf.java:10)")), printed::toString);
    }

    @Test
    void the_project_names_the_artifact_that_is_built_here() throws Exception {
        String wanted = Files.readString(project.resolve("pom.xml")).replaceAll("(?s).*<dependency>", "");
        String ours = Files.readString(Path.of(System.getProperty("jawait.root"), "src/async/pom.xml"));
        String parent = ours.replaceAll("(?s).*<parent>(.*)</parent>.*", "$1");
        assertEquals(text(parent, "groupId"), text(wanted, "groupId"));
        assertEquals(text(parent, "version"), text(wanted, "version"));
        assertEquals(text(ours.replace(parent, ""), "artifactId"), text(wanted, "artifactId"));
    }

    private static String text(String xml, String tag) {
        Matcher element = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">").matcher(xml);
        assertTrue(element.find(), () -> "no " + tag + " in " + xml);
        return element.group(1);
    }

    private void compile(String... options) throws IOException {
        assertEquals("", Compiler.compile(out, List.of(project.resolve(MAIN)), options));
    }

    /// Runs `java` with these arguments and returns the lines it prints.
    private List<String> java(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        Path printed = project.resolve("printed");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            boolean ended = process.waitFor(Scene.LONG.toSeconds(), TimeUnit.SECONDS);
            String text = Files.readString(printed, StandardCharsets.UTF_8);
            assertTrue(ended, () -> "still running after " + Scene.LONG + ": " + text);
            assertEquals(0, process.exitValue(), text);
            return text.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
