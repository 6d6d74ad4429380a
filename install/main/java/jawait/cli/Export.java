package jawait.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import jawait.notebook.NotebookException;
import jawait.notebook.NotebookFile;
import jawait.repl.BornStreams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes one Java file of a notebook, which runs without Jupyter and prints what the notebook printed.
@Command(
        name = "export",
        description = {
            "Makes one Java file of a notebook, for people without Jupyter.",
            "It runs by java or by JBang; its first lines say how, and name the libraries it needs."
        })
final class Export implements Callable<Integer> {
    private static final String ENDING = ".java";

    @Parameters(paramLabel = "NB.ipynb", description = "the notebook")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    Path file;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "App.java",
            description = "the file to write")
    @SuppressWarnings("NullAway.Init")
    Path output;

    @Option(names = "--class-path", description = "prints the jars that the file needs, for java -cp")
    boolean printClassPath;

    private Export() {}

    @Override
    public Integer call() throws InterruptedException {
        String name = String.valueOf(output.getFileName());
        String type = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
        if (!SourceVersion.isIdentifier(type) || SourceVersion.isKeyword(type)) {
            throw new Trouble("the name of a Java file is that of a class, as App.java; found " + name);
        }
        try {
            var notebook = Notebooks.java(file, NotebookFile.read(Paths.of(file)));
            NotebookFile.checkWritable(Paths.of(output));
            var export = export(notebook, type);
            NotebookFile.write(Paths.of(output), export.source());
            if (printClassPath) {
                new BornStreams(() -> {})
                        .line(export.classPath().stream()
                                .map(Path::toString)
                                .collect(Collectors.joining(File.pathSeparator)));
            }
            return 0;
        } catch (NotebookException e) {
            throw new Trouble(String.valueOf(e.getMessage()), e);
        }
    }

    private jawait.notebook.export.Export export(jawait.notebook.Notebook notebook, String type)
            throws NotebookException, InterruptedException {
        try {
            return jawait.notebook.export.Export.of(notebook, String.valueOf(file.getFileName()), type);
        } catch (NotebookException e) {
            throw new NotebookException(file + ": " + e.getMessage(), e);
        }
    }
}
