package jawait.repl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jawait.engine.help.Completion;

/// The commands of `jshell`, each in terms of the magics that notebooks have too: `/vars` is `%whos variable`. A
/// beginning that is one command's only stands for it, as in `jshell`.
final class Slash {
    private static final Pattern COMMAND = Pattern.compile("\\s*/(?<name>[A-Za-z]+|!|-?\\d+|\\?)(?<rest>(?:\\s.*)?)");

    /// What a command of a session is, and what is said of it.
    private record Meaning(String magic, String about) {}

    private static final Map<String, Meaning> MEANINGS = new LinkedHashMap<>();

    static {
        means("vars", "%whos variable", "the variables with their types and values");
        means("methods", "%whos method", "the methods");
        means("types", "%whos type", "the classes, records, enums and interfaces");
        means("imports", "%imports", "the imports");
        means("list", "%history -n", "the cells of this session");
        means("edit", "", "opens $EDITOR: /edit [NUMBER | NAME | FILE], else with the last cell");
        means("open", "%load", "runs the cells of a file: /open FILE");
        means("save", "%save", "writes the session's cells to a file: /save FILE");
        means("drop", "%drop", "drops what is declared: /drop NAME…");
        means("reset", "%reset -f", "drops everything that is declared");
        means("tasks", "%tasks", "the tasks that run");
        means("cancel", "%cancel", "stops a task: /cancel NAME, /cancel all");
        means("history", "%history -n", "the cells of this session");
        means("env", "%env", "the environment's variables");
        means("help", "", "this list; /help NAME for Java's, the library's and your own names");
        means("exit", "", "leaves: /exit [STATUS]");
    }

    private Slash() {}

    private static void means(String name, String magic, String about) {
        MEANINGS.put(name, new Meaning(magic, about));
    }

    /// Whether it is one of the words, no commands and no Java, by which one leaves as well.
    static boolean leaves(String typed) {
        return typed.strip().matches("%?(?:exit|quit)");
    }

    /// What the terminal does itself, or has a cell do.
    sealed interface Deed {
        /// Run this as a cell.
        ///
        /// @param source the cell
        record Cell(String source) implements Deed {}

        /// Run an earlier cell again.
        ///
        /// @param number which; negative counts from the end
        record Again(int number) implements Deed {}

        /// Open an editor.
        record Edit(String what) implements Deed {}

        /// Tell the commands.
        ///
        /// @param text what is told of them
        record Help(String text) implements Deed {}

        /// Leave.
        record Exit(String status) implements Deed {}

        /// No such command.
        ///
        /// @param problem the sentence to be said
        record Wrong(String problem) implements Deed {}
    }

    /// Whether a text is such a command: no Java begins with a slash and a letter, but comments with two signs.
    static boolean is(String text) {
        return !text.contains("\n") && COMMAND.matcher(text).matches();
    }

    /// What a command stands for.
    static Deed deed(String text) {
        var command = COMMAND.matcher(text);
        if (!command.matches()) {
            throw new IllegalArgumentException("no command: " + text);
        }
        String name = command.group("name");
        String rest = command.group("rest").strip();
        if (name.equals("!")) {
            return new Deed.Again(-1);
        } else if (name.matches("-?\\d{1,9}")) {
            return new Deed.Again(Integer.parseInt(name));
        }
        var named = MEANINGS.keySet().stream()
                .filter(each -> each.startsWith(name.equals("?") ? "help" : name))
                .toList();
        String exact = MEANINGS.containsKey(name) ? name : named.size() == 1 ? named.getFirst() : "";
        return exact.isEmpty() ? new Deed.Wrong(wrong(name, named)) : deed(exact, rest);
    }

    private static Deed deed(String name, String rest) {
        return switch (name) {
            case "edit" -> new Deed.Edit(rest);
            case "exit" -> new Deed.Exit(rest);
            case "help" -> {
                String command = rest.startsWith("/") ? rest.substring(1) : rest;
                yield rest.isEmpty()
                        ? new Deed.Help(help())
                        : MEANINGS.containsKey(command) ? new Deed.Help(help(command)) : new Deed.Cell(rest + "?");
            }
            default -> new Deed.Cell((meaning(name).magic() + " " + rest).strip());
        };
    }

    private static Meaning meaning(String name) {
        return Objects.requireNonNull(MEANINGS.get(name));
    }

    private static String wrong(String name, List<String> named) {
        return named.isEmpty()
                ? "there is no command /" + name + "; /help lists them"
                : "/" + name + " may be "
                        + named.stream().map(each -> "/" + each).collect(Collectors.joining(", "));
    }

    /// The list of commands, for people.
    private static String help() {
        return MEANINGS.keySet().stream().map(Slash::help).collect(Collectors.joining("\n"));
    }

    private static String help(String name) {
        return "  /%-8s %-16s %s"
                .formatted(name, meaning(name).magic(), meaning(name).about())
                .stripTrailing();
    }

    /// What could be typed in a command: its name, or what the magic behind it offers.
    ///
    /// @param magics completes a cell at an index
    static Completion complete(String text, int cursor, BiFunction<String, Integer, Completion> magics) {
        int slash = text.indexOf('/');
        int blank = text.indexOf(' ', slash);
        if (blank < 0 || cursor <= blank) {
            String typed = text.substring(slash + 1, Math.max(slash + 1, cursor));
            var items = MEANINGS.entrySet().stream()
                    .filter(each -> each.getKey().startsWith(typed))
                    .map(each -> new Completion.Item(
                            "/" + each.getKey(), "magic", each.getValue().about()))
                    .toList();
            return new Completion(slash, cursor, items);
        }
        if (!(deed(text.substring(0, blank)) instanceof Deed.Cell(var magic))) {
            return Completion.nothing(cursor);
        }
        int shift = magic.length() - blank;
        var found = magics.apply(magic + text.substring(blank), cursor + shift);
        return new Completion(found.start() - shift, found.end() - shift, found.items());
    }
}
