package jawait.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Our extension of JupyterLab: a panel of the kernel's tasks, and cards with a button to cancel. It is served as it
/// is, without a build and without Node, and everything else works where it is missing.
final class LabExtension {
    private static final List<String> FILES = List.of("package.json", "static/remoteEntry.js");

    private LabExtension() {}

    /// Writes it where a Jupyter finds it, over an older one if need be.
    ///
    /// @param share a `share/jupyter` folder
    /// @param owner the cache folder of the checkout that it comes from: who uninstalls that takes it away
    /// @return its folder
    static Path write(Path share, Path owner) throws IOException {
        Path folder = share.resolve("labextensions/jawait").toAbsolutePath().normalize();
        Files.createDirectories(folder.resolve("static"));
        for (var file : FILES) {
            try (var from = LabExtension.class.getResourceAsStream("labextension/" + file)) {
                if (from == null) {
                    throw new FileNotFoundException("the jar of the command has no " + file);
                }
                Files.copy(from, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(folder.resolve("owner"), owner + "\n");
        return folder;
    }
}
