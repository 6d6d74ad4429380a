package jawait.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jawait.notebook.Blank;
import jawait.notebook.NotebookException;
import jawait.notebook.NotebookFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Takes out of notebooks what runs leave in them. A file without such things stays as it is, byte for byte.
@Command(
        name = "strip",
        description = {
            "Takes outputs, numbers and times out of notebooks, for version control.",
            "As git's filter: git config filter.strip.clean 'install/jawait strip -'",
            "and the line *.ipynb filter=strip in .gitattributes."
        })
final class Strip implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "NB.ipynb", description = "notebooks, or - from stdin to stdout")
    List<Path> files = List.of();

    @Option(names = "--check", description = "changes nothing, and ends with 1 when there is something to strip")
    boolean check;

    private Strip() {}

    @Override
    public Integer call() {
        int status = 0;
        for (Path file : files) {
            try {
                status = Math.max(status, file.toString().equals("-") ? filter() : strip(file));
            } catch (NotebookException e) {
                spec.commandLine().getErr().println("jawait: " + e.getMessage());
                status = 1;
            }
        }
        return status;
    }

    private int strip(Path file) throws NotebookException {
        var notebook = NotebookFile.read(Paths.of(file));
        if (Blank.is(notebook)) {
            return 0;
        }
        if (check) {
            spec.commandLine().getErr().println(file + " has outputs; take them out with: jawait strip " + file);
            return 1;
        }
        NotebookFile.write(Paths.of(file), Blank.of(notebook));
        return 0;
    }

    private int filter() throws NotebookException {
        try (var in = new FileInputStream(FileDescriptor.in);
                var out = new FileOutputStream(FileDescriptor.out)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var notebook = NotebookFile.parse("the standard input", text);
            boolean blank = Blank.is(notebook);
            if (check && !blank) {
                spec.commandLine().getErr().println("the standard input has outputs");
                return 1;
            }
            if (!check) {
                String stripped = blank ? text : NotebookFile.text(Blank.of(notebook));
                out.write(stripped.getBytes(StandardCharsets.UTF_8));
            }
            return 0;
        } catch (IOException e) {
            throw new NotebookException("cannot write to the standard output: " + e.getMessage(), e);
        }
    }
}
