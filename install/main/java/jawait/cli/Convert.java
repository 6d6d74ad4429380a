package jawait.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import jawait.notebook.Blank;
import jawait.notebook.Notebook;
import jawait.notebook.NotebookException;
import jawait.notebook.NotebookFile;
import jawait.notebook.ScriptFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a notebook of a script and a script of a notebook.
@Command(name = "convert", description = "Makes a notebook of a script with //%% lines, or a script of a notebook.")
final class Convert implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FROM", description = "a file: .ipynb, .jsh or .java")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    Path from;

    @Parameters(index = "1", paramLabel = "TO", description = "the file to make")
    @SuppressWarnings("NullAway.Init")
    Path to;

    @Option(
            names = {"-f", "--force"},
            description = "takes the place of a file that is there")
    boolean force;

    private Convert() {}

    @Override
    public Integer call() {
        try {
            boolean notebook = notebook(from);
            if (notebook == notebook(to)) {
                throw new Trouble("one of the two is a notebook (.ipynb) and the other a script (.jsh, .java), found "
                        + from + " and " + to);
            }
            if (Files.exists(Paths.of(to)) && !force) {
                throw new Trouble(to + " is there already; -f writes over it");
            }
            if (notebook) {
                NotebookFile.write(Paths.of(to), ScriptFile.text(java(Blank.of(NotebookFile.read(Paths.of(from))))));
            } else {
                NotebookFile.write(Paths.of(to), ScriptFile.parse(text()));
            }
            return 0;
        } catch (NotebookException e) {
            throw new Trouble(String.valueOf(e.getMessage()), e);
        }
    }

    private Notebook java(Notebook notebook) throws NotebookException {
        return Notebooks.java(from, notebook);
    }

    private static boolean notebook(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".ipynb")) {
            return true;
        }
        if (name.endsWith(".jsh") || name.endsWith(".java") || name.endsWith(".jshell")) {
            return false;
        }
        throw new Trouble("expected a file that ends in .ipynb, .jsh or .java, found " + file);
    }

    private String text() throws NotebookException {
        try {
            return Files.readString(Paths.of(from));
        } catch (NoSuchFileException e) {
            throw new NotebookException("cannot read " + from + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new NotebookException(from + " is no UTF-8 text", e);
        } catch (IOException e) {
            throw new NotebookException("cannot read " + from + ": " + e.getMessage(), e);
        }
    }
}
