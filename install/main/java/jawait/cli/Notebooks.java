package jawait.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import jawait.notebook.Notebook;
import jawait.notebook.NotebookException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What the commands about notebooks share.
final class Notebooks {
    private Notebooks() {}

    /// The notebook itself.
    ///
    /// @throws NotebookException when it is written in another language
    static Notebook java(Path file, Notebook notebook) throws NotebookException {
        var language = notebook.language();
        if (!language.isEmpty() && !language.equalsIgnoreCase("java")) {
            throw new NotebookException(file + " is written in " + language + ", and only Java can be run here; "
                    + "run it with its own kernel, or change metadata.kernelspec");
        }
        return notebook;
    }

    /// Reads times of a command line: `60s`, `5m`, `500ms`, `1.5`.
    static final class Time implements ITypeConverter<@Nullable Duration> {
        private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|m|h|)");

        @Override
        public Duration convert(String text) {
            var parts = TIME.matcher(text.strip());
            if (!parts.matches()) {
                throw new TypeConversionException("expected a time as 60s, 5m or 500ms, found: " + text);
            }
            double unit = switch (parts.group(2)) {
                case "ms" -> 1;
                case "m" -> 60_000;
                case "h" -> 3_600_000;
                default -> 1_000;
            };
            return Duration.ofMillis(Math.round(Double.parseDouble(parts.group(1)) * unit));
        }
    }
}
