package jawait.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The one folder in which `install/jawait` keeps what it makes for a checkout.
///
/// @param folder its absolute path
record Cache(Path folder) {
    /// The folder that the script names in the property `jawait.cache`.
    static Cache named() {
        var folder = System.getProperty("jawait.cache");
        if (folder == null) {
            throw new Trouble("the property jawait.cache is not set; start this through install/jawait");
        }
        return new Cache(Path.of(folder));
    }

    /// The jar that `java -jar` starts a kernel from; its neighbours are what it needs.
    Path kernelJar() {
        return kernelJar(folder.resolve("lib"));
    }

    /// The kernel's jar in a folder of jars, whatever its version.
    static Path kernelJar(Path jars) {
        try (var files = Files.newDirectoryStream(jars, "jawait-kernel-*.jar")) {
            for (var file : files) {
                return file;
            }
        } catch (IOException missing) {
            throw new Trouble(
                    "there are no jars in " + jars + "; run `install/jawait lab` or `install/jawait test`", missing);
        }
        throw new Trouble("there is no jawait-kernel-*.jar in " + jars + "; remove that folder and build again");
    }

    /// Where the trained start-up (AOT) cache lies, if it could be made.
    Path startUpCache() {
        return folder.resolve("aot").resolve("kernel.aot");
    }

    /// What was typed in all kernels of this checkout.
    Path history() {
        return folder.resolve("history.sqlite");
    }

    /// Remembers a kernelspec folder, for `jawait uninstall`.
    void remember(Path kernelspec) {
        remember("kernelspecs", kernelspec);
    }

    /// Remembers a folder of our extension of JupyterLab, for `jawait uninstall`.
    void rememberExtension(Path extension) {
        remember("labextensions", extension);
    }

    /// The kernelspec folders that were remembered, oldest first.
    List<Path> kernelspecs() {
        return remembered("kernelspecs");
    }

    private void remember(String kind, Path made) {
        if (remembered(kind).contains(made)) {
            return;
        }
        try {
            Files.writeString(folder.resolve(kind), made + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private List<Path> remembered(String kind) {
        try {
            var list = folder.resolve(kind);
            return Files.exists(list)
                    ? Files.readAllLines(list).stream().map(Path::of).toList()
                    : List.of();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
