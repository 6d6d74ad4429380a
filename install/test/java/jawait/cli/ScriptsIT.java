package jawait.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jawait run FILE`, `jawait -e CODE` and `jawait repl` behind a pipe, as a user calls them.
class ScriptsIT {
    @TempDir
    Path folder;

    private Commands user;

    @BeforeEach
    void files() throws IOException {
        user = new Commands(folder.toRealPath());
    }

    private void ends(int code, String out, Commands.Ended ended) {
        assertAll(() -> assertEquals(out, ended.out(), ended::err), () -> assertEquals(code, ended.code(), ended::err));
    }

    @Test
    void a_script_awaits_at_the_top_level_and_finds_its_arguments() throws Exception {
        user.write("greet.jsh", """
                #!/usr/bin/env -S jawait run
                var names = gather(List.of(args), name -> { sleep(.01); return name.toUpperCase(); });
                IO.println(names);
                int secret = 42; // the value of the last line is not printed
                secret
                """);
        ends(0, "[-V, A B, --WATCH]\n", user.run("", "run", "greet.jsh", "-v", "a b", "--watch"));
    }

    @Test
    void arguments_arrive_as_they_are() throws Exception {
        user.write("tell.jsh", "for (String arg : args) IO.println(\"<\" + arg + \">\");");
        user.write("Tell.java", "void main(String... args) { for (var arg : args) IO.println(\"<\" + arg + \">\"); }");
        String[] odd = {"a\nb", "C:\\dir\\", "\\", "", "\"'", "\\u0041", "\t\u00e9"};
        String told = Stream.of(odd).map(arg -> "<" + arg + ">\n").collect(Collectors.joining());
        for (var command : List.of(List.of("run", "tell.jsh"), List.of("run", "Tell.java"))) {
            ends(
                    0,
                    told,
                    user.run("", Stream.concat(command.stream(), Stream.of(odd)).toArray(String[]::new)));
        }
        ends(0, "a\nb\\", user.run("", "-e", "System.out.print(args[0])", "a\nb\\"));
    }

    @Test
    void the_main_method_of_a_java_file_is_called() throws Exception {
        user.write("Hello.java", """
                record Greeting(String to) {}
                void main(String[] args) {
                    IO.println(new Greeting(args[0]));
                }
                """);
        ends(0, "Greeting[to=you]\n", user.run("", "run", "Hello.java", "you"));
    }

    @Test
    void a_file_of_any_other_name_is_a_script() throws Exception {
        user.write("tool", "#!/usr/bin/env -S jawait run\nIO.println(1 + args.length);\n");
        ends(0, "2\n", user.run("", "run", "tool", "x"));
    }

    @Test
    void the_standard_input_may_be_the_script() throws Exception {
        ends(0, "3 [x]\n", user.run("IO.println(1 + 2 + \" \" + List.of(args));", "run", "-", "x"));
    }

    @Test
    void a_script_reads_the_standard_input() throws Exception {
        user.write("echo.jsh", "IO.println(input(\"\") + \"!\" + new Scanner(System.in).nextLine());");
        ends(0, "a!b\n", user.run("a\nb\n", "run", "echo.jsh"));
    }

    @Test
    void its_exit_status_is_that_of_the_command() throws Exception {
        user.write("exit.jsh", "IO.println(\"before\");\nSystem.exit(7);\nIO.println(\"after\");");
        ends(7, "before\n", user.run("", "run", "exit.jsh"));
    }

    @Test
    void an_error_names_the_file_and_the_line_and_nothing_of_ours() throws Exception {
        user.write("fails.jsh", "int f(int a) {\n    return 1 / a;\n}\nf(0);\n");
        var ended = user.run("", "run", "fails.jsh");
        ends(1, "", ended);
        assertEquals(
                List.of(
                        "java.lang.ArithmeticException: / by zero",
                        "fails.jsh:2, in f()",
                        "->   2 |     return 1 / a;",
                        "fails.jsh:4",
                        "->   4 | f(0);"),
                ended.complaints());
        user.write("wrong.jsh", "int a = 1;\nint b = \"x\";\n");
        assertTrue(user.run("", "run", "wrong.jsh").err().contains("wrong.jsh:2:9"));
    }

    @Test
    void tasks_may_finish_and_what_does_not_is_named() throws Exception {
        user.write("tasks.jsh", "task(\"short\", () -> { sleep(.3); IO.println(\"done\"); });\n");
        ends(0, "done\n", user.run("", "run", "tasks.jsh"));
        user.write("long.jsh", "task(\"endless\", () -> sleep(1000));\n");
        var ended = user.run("", "run", "--drain", "100ms", "long.jsh");
        ends(0, "", ended);
        assertTrue(ended.err().contains("jawait: cancelled 1 task: endless"), ended.err());
    }

    @Test
    void code_on_the_command_line_is_run_and_its_value_printed() throws Exception {
        ends(0, "[1, 4, 9]\n", user.run("", "-e", "gather(List.of(1, 2, 3), n -> n * n)"));
        var nothing = user.run("", "-e");
        assertEquals(2, nothing.code());
        assertTrue(nothing.err().endsWith("(CODE); see install/jawait help\n"), nothing.err());
        ends(0, "x\n", user.run("", "run", "-e", "IO.println(args[0])", "x"));
        var wrong = user.run("", "-e", "int a = ;");
        ends(1, "", wrong);
        assertTrue(wrong.err().contains("-e:1:9"), wrong.err());
    }

    @Test
    void a_script_that_is_not_there_is_told_in_one_line() throws Exception {
        var ended = user.run("", "run", "gone.jsh");
        ends(1, "", ended);
        assertEquals(List.of("jawait: there is no file gone.jsh"), ended.complaints());
        var notebook = user.run("", "run", "nowhere.ipynb");
        ends(1, "", notebook);
        assertTrue(notebook.err().contains("nowhere.ipynb: there is no such file"), notebook.err());
    }

    @Test
    void what_changes_in_place_is_printed_at_first_and_in_the_end() throws Exception {
        user.write(
                "bar.jsh",
                "var id = displayUpdatable(\"0 of 9\");\nfor (int i = 1; i <= 9; i++) updateDisplay(i + \" of 9\", id);");
        ends(0, "0 of 9\n9 of 9\n", user.run("", "run", "bar.jsh"));
    }

    @Test
    void a_pipe_that_closes_ends_the_script() throws Exception {
        user.write("lines.jsh", "for (int i = 0; ; i++) { IO.println(i); }");
        var process = user.start("run", "lines.jsh");
        try (var lines = process.inputReader()) {
            assertEquals("0", lines.readLine());
        }
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(141, process.exitValue());
            assertEquals("", new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void watch_runs_it_again_when_the_file_changes() throws Exception {
        var file = user.write("watched.jsh", "IO.println(\"first\"); sleep(1000);");
        var process = user.start("run", "--watch", "watched.jsh");
        try (var lines = process.inputReader()) {
            assertEquals("first", lines.readLine());
            Files.writeString(file, "IO.println(\"second run\");");
            assertEquals("second run", lines.readLine());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void a_repl_behind_a_pipe_runs_cell_after_cell() throws Exception {
        var ended = user.run("""
                1 + 2
                int f(int a) {
                    return 2 * a;
                }
                f(21)
                1 / 0
                /vars
                input("") + "!"
                typed
                await(task(() -> "end"))""", "repl");
        ends(1, "3\n42\nnothing is declared\ntyped!\nend\n", ended);
        assertTrue(ended.err().contains("/ by zero\nCell In[4], line 1"), ended.err());
    }

    @Test
    void a_repl_behind_a_pipe_leaves_when_it_is_told_to() throws Exception {
        ends(3, "1\n", user.run("1\n/exit 3\n2\n", "repl"));
    }
}
