package jawait.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import jawait.kernel.spec.KernelSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Writes the kernelspec with this JVM's `java` and the cache's jars, both absolute, so that Jupyter needs nothing
/// else.
@Command(name = "install", description = "Adds the kernel to a Jupyter you already have.")
final class Install implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    CommandSpec spec;

    @ArgGroup
    Place place = new Place();

    @Option(names = "--name", defaultValue = "jawait", description = "the kernel's name (default: jawait)")
    String name = "jawait";

    @Option(names = "--record", hidden = true, description = "remember the folder for uninstall")
    boolean record;

    private Install() {}

    /// Where to: one of three, the user's own folder when none is said.
    static final class Place {
        @Option(names = "--user", description = "for this user (the default)")
        boolean user;

        @Option(names = "--sys-prefix", description = "into the active Python environment")
        boolean active;

        @Option(names = "--prefix", paramLabel = "P", description = "into P/share/jupyter/kernels")
        @Nullable
        Path prefix;
    }

    @Override
    public Integer call() throws IOException {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new ParameterException(
                    spec.commandLine(), "a kernel's name has letters, digits, '.', '_' and '-' only, found: " + name);
        }
        var cache = Cache.named();
        var share = share();
        var folder = share.resolve("kernels").resolve(name).toAbsolutePath().normalize();
        KernelSpec.write(
                folder,
                Launch.of(cache).argv(),
                Map.of("JAWAIT_HISTORY", cache.history().toString()));
        var extension = LabExtension.write(share, cache.folder());
        if (record) {
            cache.remember(folder);
            cache.rememberExtension(extension);
        }
        spec.commandLine().getOut().println("Installed the kernel " + name + " in " + folder);
        return 0;
    }

    private Path share() {
        if (place.prefix != null) {
            return place.prefix.resolve("share/jupyter");
        }
        return place.active ? JupyterFolders.activePrefix().resolve("share/jupyter") : JupyterFolders.user();
    }
}
