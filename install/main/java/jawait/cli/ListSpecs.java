package jawait.cli;

import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Says where this checkout's kernel has been installed.
@Command(name = "list", description = "Shows where the kernel is installed.")
final class ListSpecs implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    CommandSpec spec;

    private ListSpecs() {}

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var specs = Cache.named().kernelspecs();
        for (var folder : specs) {
            out.println(folder + (Files.exists(folder.resolve("kernel.json")) ? "" : " (gone)"));
        }
        if (specs.isEmpty()) {
            out.println("Not installed outside its own JupyterLab; `install/jawait install --user` does it.");
        }
        return 0;
    }
}
