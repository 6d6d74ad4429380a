package jawait.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The JDK's packages as the compiler reads them: once for all cells, the same files as ever.
class CompilerFilesTest {
    private final CompilerFiles files =
            new CompilerFiles(ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null));

    @TempDir
    Path folder;

    @AfterEach
    void close() throws IOException {
        files.close();
    }

    @Test
    void a_package_of_the_jdk_is_read_once() throws IOException {
        Location base = files.getLocationForModule(StandardLocation.SYSTEM_MODULES, "java.base");
        var first = files.list(base, "java.util", Set.of(Kind.CLASS), false);
        assertSame(first, files.list(base, "java.util", Set.of(Kind.CLASS), false));
        JavaFileObject one = first.iterator().next();
        assertTrue(files.inferBinaryName(base, one).startsWith("java.util."));
        assertEquals(files.inferBinaryName(base, one), files.inferBinaryName(base, one));
    }

    @Test
    void a_jar_is_read_once_until_there_is_another() throws IOException {
        classPath(jar("one.jar", "A.class"));
        assertEquals(List.of("A"), names());
        assertSame(classesOfClassPath(), classesOfClassPath());
        classPath(jar("two.jar", "B.class"));
        assertEquals(List.of("B"), names());
    }

    @Test
    void a_class_that_appears_in_a_folder_is_seen() throws IOException {
        classPath(folder);
        assertEquals(List.of(), names());
        Files.write(folder.resolve("C.class"), new byte[0]);
        assertEquals(List.of("C"), names());
    }

    @Test
    void a_class_path_set_as_a_location_is_seen() throws IOException {
        classPath(jar("one.jar", "A.class"));
        assertEquals(List.of("A"), names());
        Path two = jar("two.jar", "B.class");
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(two));
        assertEquals(List.of("B"), names());
        classPath(folder.resolve("one.jar"));
        assertEquals(List.of("A"), names());
    }

    @Test
    void there_are_no_plug_ins() {
        var loader = files.getClassLoader(StandardLocation.CLASS_PATH);
        assertFalse(ServiceLoader.load(com.sun.source.util.Plugin.class, loader)
                .iterator()
                .hasNext());
    }

    private void classPath(Path path) {
        assertTrue(files.handleOption("--class-path", List.of(path.toString()).iterator()));
    }

    private Iterable<JavaFileObject> classesOfClassPath() throws IOException {
        return files.list(StandardLocation.CLASS_PATH, "", Set.of(Kind.CLASS), false);
    }

    private List<String> names() throws IOException {
        var names = new ArrayList<String>();
        for (var each : classesOfClassPath()) {
            names.add(files.inferBinaryName(StandardLocation.CLASS_PATH, each));
        }
        return names;
    }

    private Path jar(String name, String entry) throws IOException {
        Path jar = folder.resolve(name);
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(entry));
        }
        return jar;
    }
}
