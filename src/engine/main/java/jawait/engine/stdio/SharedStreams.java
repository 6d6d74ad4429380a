package jawait.engine.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Processes that are to share the standard streams with whoever starts them (`inheritIO`). Those of a kernel go to
/// a log that nobody reads: what such a process prints is printed by the cell instead, as it comes. It has no input.
///
/// @param out where the output of such a process goes
/// @param err where its error output goes
record SharedStreams(Supplier<PrintStream> out, Supplier<PrintStream> err) {
    private static final int MOST = 8192;

    /// Starts a process as `ProcessBuilder.start` does.
    Process start(ProcessBuilder builder) throws IOException {
        Redirect input = builder.redirectInput();
        Redirect output = builder.redirectOutput();
        Redirect errors = builder.redirectError();
        if (!List.of(input, output, errors).contains(Redirect.INHERIT)) {
            return builder.start();
        }
        try {
            builder.redirectInput(piped(input)).redirectOutput(piped(output)).redirectError(piped(errors));
            Process process = builder.start();
            if (input.type() == Redirect.Type.INHERIT) {
                process.getOutputStream().close();
            }
            var prints = new ArrayList<Thread>();
            boolean printsOut = output.type() == Redirect.Type.INHERIT;
            boolean printsErr = errors.type() == Redirect.Type.INHERIT;
            if (printsOut) {
                prints.add(print(process.getInputStream(), out.get()));
            }
            if (printsErr) {
                prints.add(print(process.getErrorStream(), err.get()));
            }
            return new SharingProcess(process, printsOut, printsErr, prints);
        } finally {
            builder.redirectInput(input).redirectOutput(output).redirectError(errors);
        }
    }

    private static Redirect piped(Redirect redirect) {
        return redirect.type() == Redirect.Type.INHERIT ? Redirect.PIPE : redirect;
    }

    /// On a thread of the calling cell's, so that the text is the cell's.
    private static Thread print(InputStream said, PrintStream to) {
        return Thread.ofPlatform().daemon().name("jawait-process").start(() -> {
            try (var text = new InputStreamReader(said, StandardCharsets.UTF_8)) {
                var part = new char[MOST];
                for (int read = text.read(part); read >= 0; read = text.read(part)) {
                    to.print(new String(part, 0, read));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the output of a process cannot be read", e);
            }
        });
    }
}
