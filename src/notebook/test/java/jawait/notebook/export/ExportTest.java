package jawait.notebook.export;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import jawait.notebook.NotebookException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Notebooks as Java files, run by `java`.
class ExportTest {
    @TempDir
    Path folder;

    private static Export export(String script) throws Exception {
        return Printed.export(script);
    }

    /// What the file of a notebook prints.
    private String printed(String script) throws Exception {
        return Printed.byJava(folder, script);
    }

    @Test
    void plain_java_needs_nothing_but_the_jdk_and_prints_what_cells_show() throws Exception {
        var script = """
                //%% [markdown]
                // # Plain
                //%%
                import java.util.zip.CRC32;
                int x = 20;
                //%%
                // used below
                int twice(int n) { return n * factor; }
                int factor;
                factor = 2;
                twice(x)
                //%%
                for (int i = 0; i < 2; i++) { System.out.print(i + " "); }
                System.out.println();
                //%%
                var x = "now a text";
                Runnable r = () -> x = x + "!";
                r.run();
                x
                //%%
                int[] a = {3, 1}; int b = 1, c[] = {4};
                a
                //%%
                new String[][] {{"p"}, {null}}
                //%%
                record Point(int x, int y) {}
                enum Side { LEFT, RIGHT }
                static class Box<T> { T held; Box(T held) { this.held = held; } }
                <T> List<T> pair(T one, T two) { return List.of(one, two); }
                var box = new Box<>(new Point(1, 2));
                box.held + " " + pair(Side.LEFT, Side.RIGHT)
                //%%
                x.isEmpty() ? null : switch (Side.LEFT) { case LEFT -> 'l'; case RIGHT -> 'r'; }
                //%%
                new CRC32().getValue();
                //%%
                final var sum = IntStream.of(a).sum();
                Function<Integer, Integer> plus = n -> n + sum;
                plus.apply(1)
                //%%
                %time sum * 2
                //%% {"tags":["raises-exception"]}
                int gone = 1 / (factor - 2);
                //%%
                gone
                //%% {"tags":["skip-execution"]}
                %cd nowhere
                //%%
                Math.max?
                """;
        var export = export(script);
        assertEquals(List.of(), export.classPath());
        assertFalse(export.source().contains("import jawait"), export.source());
        assertEquals("""
                40
                0 1\s
                now a text!
                [3, 1]
                [[p], [null]]
                Point[x=1, y=2] [LEFT, RIGHT]
                l
                0
                5
                8
                0
                """, printed(script));
    }

    @Test
    void async_java_awaits_shows_and_lets_tasks_end() throws Exception {
        assertEquals("""
                [1, 4, 9]
                shown
                3
                done
                late
                """, printed("""
                //%%
                var open = event();
                var late = task("late", () -> { open.await(); sleep(0.2); IO.println("late"); return 7; });
                gather(List.of(1, 2, 3), n -> n * n)
                //%%
                display("shown");
                MimeBundle.plain("3")
                //%%
                var nothing = task(() -> { });
                await(nothing);
                //%%
                %%timeout 1m
                String word = "done";
                IO.println(word);
                //%%
                open.set();
                """));
    }

    @Test
    void the_handle_of_what_was_shown_is_not_printed_as_well() throws Exception {
        assertEquals("shown\n", printed("""
                //%%
                display("shown")
                """));
    }

    @Test
    void a_timeline_is_drawn_of_the_tasks_that_its_cell_starts() throws Exception {
        var printed = printed("""
                //%%
                await(task(() -> { }));
                //%%
                %%timeline
                var ant = task("ant", () -> sleep(.02));
                gather(ant, task("bee", () -> sleep(.05))).size()
                """);
        assertAll(
                () -> assertTrue(printed.startsWith("2\n"), printed),
                () -> assertTrue(printed.contains("In[2]: 2 tasks, "), printed),
                () -> assertTrue(printed.contains("\nant │"), printed),
                () -> assertTrue(printed.contains("\nbee │"), printed));
    }

    @Test
    void a_curve_that_is_watched_is_printed_once_as_it_is_in_the_end() throws Exception {
        var printed = printed("""
                //%%
                var gate = semaphore(3);
                var curve = watch("busy", gate);
                var both = barrier(2);
                gather(2, List.of(1, 2, 3, 4), i -> {
                    try (var _ = gate.acquire()) {
                        both.await();
                    }
                    return i;
                });
                curve.close();
                """);
        assertAll(
                () -> assertTrue(printed.contains("busy: 0, 2 at most, limit 3"), printed),
                () -> assertEquals(printed.indexOf("busy"), printed.lastIndexOf("busy"), printed));
    }

    @Test
    void the_header_names_libraries_and_how_to_run() throws Exception {
        var source = export(
                        "//%%\n//DEPS org.jspecify:jspecify:1.0.0\n%maven org.jspecify:jspecify:1.0.0\nimport org.jspecify.annotations.*;\nsleep(0);")
                .source();
        assertTrue(source.startsWith("///usr/bin/env jbang \"$0\" \"$@\" ; exit $?\n//JAVA 25+\n"), source);
        assertAll(
                () -> assertTrue(source.contains("\n//DEPS org.jspecify:jspecify:1.0.0\n"), source),
                () -> assertTrue(source.contains("\n//DEPS dev.jawait:jawait:"), source),
                () -> assertTrue(source.contains("//     java -cp jawait.jar:jspecify.jar"), source),
                () -> assertEquals(source.indexOf("//DEPS org"), source.lastIndexOf("//DEPS org"), source));
    }

    @Test
    void a_variable_may_be_called_as_one_within_a_method() throws Exception {
        assertEquals("[a]\n[a]2\n", printed("""
                //%%
                Collection<String> made() { var names = new TreeSet<String>(); names.add("a"); return names; }
                var names = made();
                IO.println(names);
                //%%
                Runnable show = () -> { var more = 2; IO.println(names + "" + more); };
                show.run();
                var more = "text";
                void late() { IO.print(more.length()); }
                """));
    }

    @Test
    void virtual_time_has_the_order_that_it_has_in_a_notebook() throws Exception {
        var script = """
                //%%
                try { explore(50, () -> {
                    var order = new StringBuffer();
                    gather(() -> order.append("a"), () -> order.append("b"));
                    if (order.indexOf("a") > 0) throw new IllegalStateException("b first");
                }); } catch (AssertionError e) { IO.println(e.getCause().getMessage()); }
                """;
        assertEquals("b first\n", printed(script));
        assertTrue(export(script).source().contains("//     java --add-opens java.base/java.lang=ALL-UNNAMED -cp "));
        assertFalse(export("//%%\nsleep(0);\n").source().contains("--add-opens"));
    }

    @Test
    void shell_cells_and_files_are_written_in_java() throws Exception {
        assertEquals("a \"b\" \\\nWriting f.txt\nfirst\n", printed("""
                //%%
                %%bash
                echo 'a "b" \\'
                //%%
                %%writefile f.txt
                first
                //%%
                System.out.print(Files.readString(Path.of("f.txt")));
                Files.delete(Path.of("f.txt"));
                """));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            %cd /tmp                                  | In[2] cannot be exported: a Java file has nothing like %cd
            %env A=1                                  | nothing like %env A=1
            %load x.java                              | nothing like %load
            IO.println(Out[1]);                       | results of earlier cells have names in notebooks only
            IO.println(_);                            | results of earlier cells have names in notebooks only
            int z = nothing;                          | In[2] cannot be exported: as a file it does not compile
            int f() { return 2; }                     | it declares f anew, which g of In[1] uses
            String v = "";                            | it declares v anew, which f of In[1] uses
            %maven no.such.group.anywhere:x           | a library is not to be had
            %use nosuchbundle                         | there is no bundle nosuchbundle
            """)
    void what_no_file_can_hold_is_refused(String cell, String said) {
        var script = "//%%\nint v = 1; int f() { return v; } int g() { return f() + v; }\n//%%\n" + cell + "\n";
        var refused = assertThrows(NotebookException.class, () -> export(script));
        assertTrue(String.valueOf(refused.getMessage()).contains(said), refused.getMessage());
    }

    @Test
    void a_cell_that_fails_ends_the_file_whatever_threads_it_leaves() throws Exception {
        var ended = Printed.ended(folder, """
                //%%
                var pool = Executors.newFixedThreadPool(1);
                pool.submit(() -> 1).get()
                //%%
                Objects.requireNonNull(null, "in the middle");
                """);
        assertEquals("1\n", ended.out());
        assertEquals(1, ended.status(), ended.err());
        assertTrue(ended.err().startsWith("java.lang.NullPointerException: in the middle"), ended.err());
    }
}
