package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jawait.engine.help.Completion;
import jawait.engine.maven.Coordinates;
import jawait.engine.maven.TestRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Libraries for cells: from the line that names one to the code that uses it.
class MavenCellTest {
    @TempDir
    Path temp;

    private TestRepository repository;
    private final Notebook notebook = new Notebook();

    @BeforeEach
    void open() throws IOException {
        repository = new TestRepository(temp);
        repository
                .publish("org.low:base:1.0")
                .publish("org.low:base:1.1")
                .publish("org.low:base:2.0-rc1")
                .publish("org.mid:middle:1.0", "org.low:base:1.0")
                .publish("org.mid:middle:2.0", "org.low:base:1.1")
                .publish("org.top:top:1.0", "org.mid:middle:1.0", "org.low:base:1.1");
    }

    @AfterEach
    void close() {
        notebook.close();
        repository.close();
    }

    private String said() {
        return notebook.output(notebook.last());
    }

    @Test
    void a_library_and_what_it_needs_are_there_for_the_same_cell() {
        notebook.gives("%maven org.mid:middle:1.0\norg.mid.Middle.version() + org.low.Base.version()", "1.01.0");
        assertTrue(said().contains("Loaded org.mid:middle:1.0 and 1 more"), said());
        notebook.gives(
                "Thread.currentThread().getContextClassLoader().loadClass(\"org.low.Base\").getName()", "org.low.Base");
    }

    @Test
    void several_are_loaded_at_once_and_the_newest_release_when_no_version_is_named() {
        notebook.gives("%maven org.low:base org.mid:middle:2.0\norg.low.Base.version()", "1.1");
    }

    @Test
    void each_jar_has_a_line_that_ends_as_done() {
        notebook.runs("%maven org.mid:middle:1.0");
        String last = notebook.updates.isEmpty() ? said() : notebook.updates.getLast();
        assertTrue(
                last.matches("(?s).*middle-1.0.jar  \\d+ B  done\nbase-1.0.jar  \\d+ B  done.*|"
                        + ".*base-1.0.jar  \\d+ B  done\nmiddle-1.0.jar  \\d+ B  done.*"),
                last);
        assertTrue(last.contains("2 descriptions (pom)"), last);
        notebook.runs("%maven org.mid:middle:1.0");
        assertEquals("", said(), "what is there already is not told again");
    }

    @Test
    void a_comment_as_of_jbang_names_libraries_and_repositories() throws IOException {
        repository.plainSettings("");
        notebook.gives(
                "var seen = org.mid.Middle.version();\n//DEPS org.mid:middle:1.0 // for the middle\n"
                        + "  //DEPS org.low:base:1.1\n//REPOS ours=" + repository.url() + "\n"
                        + "seen + org.low.Base.version()",
                "1.01.1");
        notebook.gives("\"\"\"\n//DEPS org.none:none:1\n\"\"\"", "//DEPS org.none:none:1\n");
    }

    @Test
    void a_bom_gives_the_versions() throws IOException {
        repository.bom("org.low:all:7", "org.low:base:1.0");
        notebook.gives("//DEPS org.low:all:7@pom\n//DEPS org.low:base\norg.low.Base.version()", "1.0");
    }

    @Test
    void what_is_loaded_stays_and_the_clash_is_named() {
        notebook.runs("%maven org.low:base:1.0").runs("%maven org.low:base:1.1");
        assertTrue(
                said().contains("org.low:base:1.0 stays, loaded by In[1]; 1.1, asked for here, is not loaded"), said());
        notebook.gives("org.low.Base.version()", "1.0").runs("%maven org.mid:middle:2.0");
        assertTrue(said().contains("org.low:base:1.0 stays, loaded by In[1]; 1.1 would come with"), said());
        notebook.gives("org.low.Base.version() + org.mid.Middle.version()", "1.02.0")
                .runs("%maven org.low:base:1.0");
        assertFalse(said().contains("stays"), said());
    }

    @Test
    void the_tree_shows_who_needs_what_and_which_version_lost() {
        notebook.runs("%maven org.top:top:1.0").gives("%dependencies", """
                org.top:top:1.0
                ├─ org.mid:middle:1.0
                │  └─ org.low:base:1.0 -> 1.1
                └─ org.low:base:1.1""");
    }

    @Test
    void a_missing_version_is_answered_with_the_repositories_and_the_nearest_ones() {
        notebook.fails(
                "IO.println(\"ran\");\n%maven org.low:base:1.7",
                "DependencyError",
                "Cannot load org.low:base:1.7: no repository has it",
                "Asked: test (" + repository.url(),
                "mirror of central",
                "Nearest versions there: 2.0-rc1, 1.1",
                "line 2");
        notebook.runs("%maven org.low:base:1.0");
        notebook.fails(
                "%maven org.low:bass:1.0",
                "DependencyError", "No version of org.low:bass is known there: did you mean org.low:base?");
    }

    @Test
    void a_missing_need_is_named_with_who_needs_it() throws IOException {
        repository.publish("org.top:gap:1", "org.lost:lost:9");
        notebook.fails(
                "%maven org.top:gap:1", "DependencyError", "Cannot load org.lost:lost:9, which org.top:gap:1 needs");
        notebook.fails("org.top.Gap.version()", "CompileError");
    }

    @Test
    void malformed_coordinates_run_nothing_of_the_cell() {
        notebook.fails(
                "IO.println(\"ran\");\n%maven org.low-base",
                "UsageError", "expected group:artifact:version", "found \"org.low-base\"");
        notebook.fails("IO.println(\"ran\");\n//DEPS org.low:base:1.0 x", "UsageError", "found \"x\"");
        assertFalse(said().contains("ran"), said());
    }

    @Test
    void cells_bring_their_own_version_of_what_the_kernel_uses_and_see_none_otherwise() throws IOException {
        notebook.fails("Class.forName(\"org.slf4j.Logger\")", "java.lang.ClassNotFoundException");
        notebook.fails("Class.forName(\"org.eclipse.aether.artifact.Artifact\")", "java.lang.ClassNotFoundException");
        var c = Coordinates.maven("org.slf4j:slf4j-api:0.1");
        repository.write(
                c,
                "jar",
                repository.jar(
                        "org/slf4j/LoggerFactory",
                        "package org.slf4j; public class LoggerFactory { public static String whose() { return \"mine\"; } }"));
        repository.describe("org.slf4j:slf4j-api:0.1");
        notebook.gives("%maven org.low:base:1.0\norg.low.Base.version()", "1.0");
        notebook.fails("org.slf4j.Logger seen;", "CompileError");
        notebook.gives("%maven org.slf4j:slf4j-api:0.1\norg.slf4j.LoggerFactory.whose()", "mine");
    }

    @Test
    void jars_folders_and_globs_go_on_the_class_path() throws IOException {
        Path lib = Files.createDirectories(temp.resolve("lib with blank"));
        Files.write(
                lib.resolve("one.jar"),
                repository.jar("one/One", "package one; public class One { public static int n = 1; }"));
        Files.write(
                lib.resolve("two.jar"),
                repository.jar("two/Two", "package two; public class Two { public static int n = 2; }"));
        notebook.gives("%classpath \"" + lib + "/*.jar\"\none.One.n + two.Two.n", "3");
        var list = ((Outcome.Value) notebook.cell("%classpath")).shown().text();
        assertEquals(lib.resolve("one.jar") + "  In[1]\n" + lib.resolve("two.jar") + "  In[1]", list);
        notebook.fails(
                "%classpath " + temp + "/none", "ClassPathError", "there is no file or folder " + temp.resolve("none"));
        notebook.fails("%classpath " + temp + "/*.zip", "ClassPathError", "nothing matches");
        Files.writeString(temp.resolve("bad.jar"), "no jar");
        notebook.fails("%classpath " + temp + "/bad.jar", "ClassPathError", "is no jar that can be read");
    }

    @Test
    void repositories_are_listed_and_added() throws IOException {
        repository.plainSettings("");
        notebook.fails("%maven org.low:base:1.0 --offline", "DependencyError", "is offline");
        notebook.runs("%repos ours " + repository.url());
        var list = ((Outcome.Value) notebook.cell("%repos")).shown().text();
        assertTrue(list.startsWith("central (") && list.contains("\nours (" + repository.url()), list);
        notebook.fails("%repos a b c", "UsageError").fails("%repos nonsense", "UsageError", "expected a repository");
    }

    @Test
    void one_repository_for_one_line() throws IOException {
        repository.plainSettings("<offline>false</offline>");
        notebook.gives("%maven --from " + repository.folder() + " org.low:base:1.0\norg.low.Base.version()", "1.0");
    }

    @Test
    void a_bundle_brings_its_imports_and_may_lie_in_a_folder_with_its_jars() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("bundles"));
        Files.write(
                folder.resolve("one.jar"),
                repository.jar("one/One", "package one; public class One { public static int n = 1; }"));
        Files.writeString(
                folder.resolve("mine.bundle"),
                "about: mine\nversion: 1.0\njars: *.jar\nmaven: org.low:base:${version}\nimport: one.*\nimport: org.low.Base\n");
        System.setProperty("jawait.bundles", folder.toString());
        try (var own = new Notebook()) {
            own.gives("%use mine@1.1\nOne.n + Base.version()", "11.1");
            own.fails("%use mime", "UsageError", "there is no bundle mime; did you mean mine?");
            assertTrue(((Outcome.Value) own.cell("%use")).shown().text().contains("mine           mine"));
        } finally {
            System.clearProperty("jawait.bundles");
        }
    }

    @Test
    void an_interrupt_ends_a_slow_download_and_the_next_cell_loads() throws Exception {
        repository.serve("").settings("", "");
        repository.holdBack("base-1.0.jar");
        var slow = notebook.start("%maven org.low:base:1.0");
        repository.asked.await();
        assertFalse(notebook.session.complete("Stri", 4).items().isEmpty(), "completion never waits for a download");
        notebook.session.interrupt();
        assertTrue(slow.get(20, TimeUnit.SECONDS) instanceof Outcome.Interrupted);
        repository.holdBack("");
        notebook.gives("%maven org.low:base:1.0\norg.low.Base.version()", "1.0");
    }

    @Test
    void wishes_of_one_line_agree_on_what_is_loaded_already() {
        notebook.runs("""
                %maven org.low:base:1.1
                """);
        notebook.gives(
                "%maven org.top:top:1.0 org.mid:middle:1.0\norg.top.Top.version() + org.low.Base.version()", "1.01.1");
    }

    @Test
    void a_broken_jar_is_named_and_nothing_is_loaded() throws IOException {
        var c = Coordinates.maven("org.bad:bad:1");
        repository.write(c, "jar", new byte[] {1, 2, 3});
        repository.describe("org.bad:bad:1", "org.low:base:1.0");
        notebook.fails(
                "%maven org.bad:bad:1", "DependencyError", "bad-1.jar is no jar that can be read", "Delete that file");
        notebook.fails("org.low.Base.version()", "CompileError");
    }

    @Test
    void what_was_declared_before_survives_a_load() {
        notebook.runs("int a = 4; int twice(int n) { return 2 * n; } record Point(int x) {} var p = new Point(3);");
        notebook.gives("%maven org.low:base:1.0\ntwice(a) + p.x()", "11").gives("twice(a) + p.x()", "11");
        notebook.gives(
                "org.low.Base made() { return new org.low.Base(); }\nmade().getClass().getName()", "org.low.Base");
    }

    @Test
    void coordinates_are_completed_from_the_local_repository() {
        notebook.runs("%maven org.mid:middle:1.0 org.low:base:1.0");
        var items = notebook.session.complete("%maven org.mid:", 15).items();
        assertEquals(
                List.of("org.mid:middle:"),
                items.stream().map(Completion.Item::text).toList());
        items = notebook.session.complete("%use ja", 7).items();
        assertEquals("jackson", items.getFirst().text());
    }
}
