package jawait.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import jawait.notebook.Blank;
import jawait.notebook.NotebookException;
import jawait.notebook.NotebookFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Makes an empty notebook; never in the place of a file that is there.
@Command(name = "new", description = "Makes an empty notebook.")
final class New implements Callable<Integer> {
    @Parameters(paramLabel = "NB.ipynb", description = "the notebook to make")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    Path file;

    private New() {}

    @Override
    public Integer call() {
        try {
            if (!file.toString().endsWith(".ipynb")) {
                throw new Trouble("a notebook's name ends in .ipynb, found " + file);
            }
            if (Files.exists(Paths.of(file), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                throw new Trouble(file + " is there already; name another file, or remove it first");
            }
            NotebookFile.write(Paths.of(file), Blank.notebook());
            return 0;
        } catch (NotebookException e) {
            throw new Trouble(String.valueOf(e.getMessage()), e);
        }
    }
}
