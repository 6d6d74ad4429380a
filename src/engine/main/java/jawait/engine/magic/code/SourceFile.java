package jawait.engine.magic.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Script;
import jawait.engine.magic.system.Failures;
import jawait.engine.magic.system.Workplace;
import jawait.engine.source.Lines;
import jawait.engine.source.ScriptParts;
import org.jspecify.annotations.Nullable;

/// A file with code, as the parts that are run one after the other.
///
/// @param name how the user wrote it
/// @param kind `java`, `jsh` or `ipynb`
/// @param parts what to run
/// @param left commands of the jshell tool that are left out, with their lines
record SourceFile(String name, String kind, List<Script> parts, List<String> left) {
    private static final List<String> KINDS = List.of("java", "jsh", "jshell", "ipynb");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package\\s+[\\w.]+\\s*;");
    private static final Pattern SHEBANG = Pattern.compile("\\A#!.*");
    private static final Pattern COMMAND = Pattern.compile("(?m)^/([a-z!?-][\\w-]*).*$");

    /// Reads a file.
    ///
    /// @throws MagicError when it cannot be read
    static SourceFile read(Workplace place, String name) {
        String kind = kind(name);
        String text = blank(text(place.resolve(name)), SHEBANG);
        return switch (kind) {
            case "ipynb" -> new SourceFile(name, kind, notebook(name, text), List.of());
            case "java" -> new SourceFile(name, kind, parts(name, blank(text, PACKAGE)), List.of());
            default -> shell(name, text);
        };
    }

    private static String kind(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// What is wrong with the name of a file to run, or null.
    static @Nullable String objection(String name) {
        return KINDS.contains(kind(name)) ? null : "expected a .java, .jsh or .ipynb file; found " + name;
    }

    private static String text(Path file) {
        try {
            return Lines.plain(Files.readString(file));
        } catch (IOException e) {
            String near = Files.isDirectory(file) ? "it is a folder" : Failures.reason(e);
            throw new MagicError("FileNotFound", "cannot read " + file + ": " + near);
        }
    }

    private static List<Script> parts(String name, String text) {
        return ScriptParts.of(text).stream()
                .map(part -> new Script(name, text, part.start(), part.end()))
                .toList();
    }

    private static List<Script> notebook(String name, String text) {
        var parts = new ArrayList<Script>();
        try {
            int number = 0;
            for (String cell : NotebookFile.codeCells(text)) {
                number++;
                String source = Lines.plain(cell);
                parts.add(new Script(name + "[" + number + "]", source, 0, source.length()));
            }
        } catch (IllegalArgumentException e) {
            throw new MagicError("NotNotebook", name + " is no notebook: " + e.getMessage());
        }
        return parts;
    }

    private static SourceFile shell(String name, String text) {
        var left = new ArrayList<String>();
        var commands = COMMAND.matcher(text);
        String kept = text;
        while (commands.find()) {
            String command = commands.group(1);
            if (command.equals("exit") || command.equals("ex") || command.equals("exi")) {
                kept = kept.substring(0, commands.start());
                break;
            }
            left.add(name + ":" + Lines.lineOf(text, commands.start()) + ": " + commands.group());
        }
        return new SourceFile(name, "jsh", parts(name, blank(kept, COMMAND)), left);
    }

    /// The text with matches as blanks, so that every other character stays where it is.
    private static String blank(String text, Pattern pattern) {
        return pattern.matcher(text).replaceAll(match -> match.group().replaceAll("[^\\n]", " "));
    }
}
