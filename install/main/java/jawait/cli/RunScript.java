package jawait.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jawait.kernel.Log;
import jawait.kernel.Signals;
import jawait.repl.Program;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs a script: what `jawait run` does with a file that is no notebook. Ends with the script's own status, 1 when it
/// failed or cannot be read, 2 when a word of the command line is wrong, 130 when interrupted.
@Command(name = "script", hidden = true, description = "Runs a script: a file, - for standard input, or -e CODE.")
final class RunScript implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    CommandSpec spec;

    @Option(names = "-e", paramLabel = "CODE", description = "runs this code and prints the value of its end")
    @Nullable
    String code;

    @Option(names = "--watch", description = "runs it again whenever the file changes")
    boolean watch;

    @Mixin
    Drain drain = new Drain();

    @Parameters(paramLabel = "FILE [ARGS…]", description = "the script and its arguments")
    List<String> words = List.of();

    private RunScript() {}

    /// Words behind the file's name are the script's, whatever they look like.
    static void prepare(CommandLine line) {
        line.setStopAtPositional(true).setUnmatchedOptionsArePositionalParams(false);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Log.toOriginalStderr();
        if (code != null) {
            return Program.run(new Program.Code("-e", code, words, true), drain.patience, Signals::onInterrupt);
        }
        if (words.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "say which file, - for standard input, or -e CODE");
        }
        var args = words.subList(1, words.size());
        if (words.getFirst().equals("-")) {
            return Program.run(
                    new Program.Code("stdin", standardInput(), args, false), drain.patience, Signals::onInterrupt);
        }
        var file = Path.of(words.getFirst());
        String text = text(file);
        return watch
                ? Watch.run(file, words)
                : Program.run(source(file, text, args), drain.patience, Signals::onInterrupt);
    }

    private static Program.Source source(Path file, String text, List<String> args) {
        String name = file.toString();
        return name.endsWith(".java") || name.endsWith(".jsh") || name.endsWith(".jshell")
                ? new Program.File(file, args)
                : new Program.Code(name, withoutShebang(text), args, false);
    }

    private static String withoutShebang(String text) {
        return text.startsWith("#!") ? "//" + text.substring(2) : text;
    }

    private static String text(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new Trouble("there is no file " + file);
        } else if (Files.isDirectory(file)) {
            throw new Trouble(file + " is a folder, not a script");
        } else if (!Files.isReadable(file)) {
            throw new Trouble(file + " cannot be read");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new Trouble(file + " is no UTF-8 text, so it is no script", e);
        }
    }

    private static String standardInput() throws IOException {
        return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
