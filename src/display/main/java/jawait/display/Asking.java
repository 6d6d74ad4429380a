package jawait.display;

import java.io.BufferedReader;
import java.io.Console;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Objects;
import jawait.runtime.Origin;
import org.jspecify.annotations.Nullable;

/// Asks the user for a line: in the notebook below the cell, in a terminal in the terminal.
final class Asking {
    private Asking() {}

    static String line(String prompt, boolean secret) {
        Objects.requireNonNull(prompt, "the prompt is null");
        try {
            Screen host = Display.screen();
            String line = host == null ? console(prompt, secret) : host.ask(Origin.current(), prompt, secret);
            if (line == null) {
                throw new EOFException("the input has ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            throw Asking.<RuntimeException>sneaky(e);
        }
    }

    private static @Nullable String console(String prompt, boolean secret) throws IOException {
        Console console = Objects.requireNonNull(System.console());
        if (!console.isTerminal()) {
            return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        }
        if (!secret) {
            return console.readLine("%s", prompt);
        }
        char[] typed = console.readPassword("%s", prompt);
        return typed == null ? null : new String(typed);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the well-known sneaky throw
    static <E extends Throwable> E sneaky(Throwable e) throws E {
        throw (E) e;
    }
}
