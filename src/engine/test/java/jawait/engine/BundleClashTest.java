package jawait.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jawait.engine.maven.TestRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bundle that brings a library which the user has in another version.
class BundleClashTest {
    @TempDir
    Path temp;

    private TestRepository repository;

    @BeforeEach
    void a_bundle_with_a_library() throws IOException {
        repository = new TestRepository(temp);
        repository.publish("org.low:base:1.0").publish("org.low:base:2.0");
        Path folder = Files.createDirectories(temp.resolve("bundles/mine"));
        Files.write(folder.resolve("base-2.0.jar"), base("2.0"));
        Files.write(
                folder.resolve("mine-1.0.jar"),
                repository.jar(
                        "mine/Mine",
                        "package mine; /** Mine. */ public class Mine { public static int n() { return 1; } }"));
        Files.write(folder.resolve("mine-1.0-sources.jar"), base("never to be loaded"));
        Files.writeString(temp.resolve("bundles/mine.bundle"), "about: mine\njars: mine/*.jar\nimport: mine.*\n");
        System.setProperty("jawait.bundles", temp.resolve("bundles").toString());
    }

    private byte[] base(String version) throws IOException {
        return repository.jar(
                "org/low/Base",
                "package org.low; public class Base { public static String version() { return \"" + version
                        + "\"; } }");
    }

    @AfterEach
    void close() {
        System.clearProperty("jawait.bundles");
        repository.close();
    }

    @Test
    void the_users_own_goes_before_what_comes_along() {
        try (var notebook = new Notebook()) {
            notebook.runs("%maven org.low:base:1.0");
            notebook.gives("%use mine\nMine.n() + org.low.Base.version()", "11.0");
            assertEquals(
                    "base 1.0 stays, loaded by In[1]; 2.0, which would come along here, is not loaded.\n",
                    notebook.output(2));
        }
    }

    @Test
    void what_came_along_stays_and_says_so() {
        try (var notebook = new Notebook()) {
            notebook.gives("%use mine\norg.low.Base.version()", "2.0");
            notebook.gives("%maven org.low:base:1.0\norg.low.Base.version()", "2.0");
            String said = notebook.output(2);
            assertTrue(
                    said.contains("base 2.0 stays, loaded by In[1]; 1.0 is behind it on the class path."
                            + " Restart the kernel and load it first, to have it.\n"),
                    said);
            notebook.runs("%use mine");
            assertEquals("", notebook.output(3), "what is there already is not told again");
        }
    }
}
