package jawait.repl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jawait.engine.help.Completion;

/// The commands of `jshell`, each in terms of the magics that notebooks have too: `/vars` is `%whos variable`. A
/// beginning that is one command's only stands for it, as in `jshell`.
final class Slash {
    private static final Pattern COMMAND = Pattern.compile(
            "\\s*(?:/(?<name>[A-Za-z]+|!|\\?)|%(?<magic>edit)|/(?<numbers>-?\\d+(?:-\\d+)?(?:\\s+\\d+(?:-\\d+)?)*\\s*$))"
                    + "(?<rest>(?:\\s.*)?)");

    /// The options of `jshell` that say which of its own lists is meant: here there is one.
    private static final Pattern WHICH = Pattern.compile("-(?:all|start|history)(?:\\s+|$)");

    private static final int MOST_AGAIN = 1_000;

    /// What `jshell` has and a session that lives on needs no command for.
    private static final Map<String, String> ELSEWHERE = Map.of(
            "reload", "there is no /reload: libraries come without one; /reset drops all, and /1-9 runs cells again",
            "set", "there is no /set: $EDITOR names the editor, ~/.inputrc the keys, %xmode how long errors are");

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
        return typed.strip().matches("%?(?:exit|quit)|(?:exit|quit)\\(\\);?");
    }

    /// What the terminal does itself, or has a cell do.
    sealed interface Deed {
        /// Run this as a cell.
        ///
        /// @param source the cell
        record Cell(String source) implements Deed {}

        /// Run earlier cells again.
        ///
        /// @param numbers which; negative counts from the end
        record Again(List<Integer> numbers) implements Deed {}

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
        String rest = command.group("rest").strip();
        if (command.group("magic") != null) {
            return new Deed.Edit(rest);
        } else if (command.group("numbers") != null) {
            return again(command.group("numbers").strip());
        }
        String name = command.group("name");
        if (name.equals("!")) {
            return new Deed.Again(List.of(-1));
        }
        var named = MEANINGS.keySet().stream()
                .filter(each -> each.startsWith(name.equals("?") ? "help" : name))
                .toList();
        String exact = MEANINGS.containsKey(name) ? name : named.size() == 1 ? named.getFirst() : "";
        return exact.isEmpty() ? new Deed.Wrong(wrong(name, named)) : deed(exact, rest);
    }

    /// `3`, `-2`, or `1-3 5`.
    private static Deed again(String numbers) {
        if (numbers.startsWith("-")) {
            return numbers.matches("-\\d{1,9}") ? new Deed.Again(List.of(Integer.parseInt(numbers))) : noSuch(numbers);
        }
        var all = new ArrayList<Integer>();
        for (String each : numbers.split("\\s+", -1)) {
            if (!each.matches("\\d{1,9}(?:-\\d{1,9})?")) {
                return noSuch(each);
            }
            var ends = each.split("-", -1);
            int from = Integer.parseInt(ends[0]);
            int to = Integer.parseInt(ends[ends.length - 1]);
            if (to < from || to - from > MOST_AGAIN) {
                return noSuch(each);
            }
            IntStream.rangeClosed(from, to).forEach(all::add);
        }
        return new Deed.Again(all);
    }

    private static Deed noSuch(String numbers) {
        return new Deed.Wrong("cells to run again are /3, /-2 for the last but one, or /1-3 5; found /" + numbers);
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
            case "env" -> environment(rest);
            case "list" -> {
                String which = WHICH.matcher(rest).replaceAll("");
                yield which.matches("\\p{javaJavaIdentifierStart}[\\w$]*")
                        ? new Deed.Cell(which + "??")
                        : magic(name, which);
            }
            case "vars", "methods", "types", "imports", "save", "history" ->
                magic(name, WHICH.matcher(rest).replaceAll(""));
            default -> magic(name, rest);
        };
    }

    private static Deed magic(String name, String rest) {
        return new Deed.Cell((meaning(name).magic() + " " + rest).strip());
    }

    private static Deed environment(String rest) {
        if (!rest.startsWith("-")) {
            return magic("env", rest);
        }
        return rest.matches("--?class-path\\s.+")
                ? new Deed.Cell("%classpath " + rest.split("\\s+", 2)[1])
                : new Deed.Wrong(
                        "of jshell's options of /env there is -class-path PATH, which is %classpath; found " + rest);
    }

    private static Meaning meaning(String name) {
        return Objects.requireNonNull(MEANINGS.get(name));
    }

    private static String wrong(String name, List<String> named) {
        return ELSEWHERE.containsKey(name)
                ? Objects.requireNonNull(ELSEWHERE.get(name))
                : named.isEmpty()
                        ? "there is no command /" + name + "; /help lists them"
                        : "/" + name + " may be "
                                + named.stream().map(each -> "/" + each).collect(Collectors.joining(", "));
    }

    /// The list of commands, for people.
    private static String help() {
        return MEANINGS.keySet().stream().map(Slash::help).collect(Collectors.joining("\n")) + """

                  /3  /-2  /!  /1-3 5        run cells again: that one, the last but one, the last, several
                Keys:
                  Tab              completes; at the beginning of a line it indents
                  Alt-H or F1      the whole documentation of the name or call at the cursor (vi: K)
                  Shift-Tab or F2  the signatures of the call around the cursor (Alt-S too)
                  Alt-I or F3      imports the type before the cursor
                  Alt-Enter        begins a line of the cell in any case; two empty lines run it in any case
                  Ctrl-R           searches what was typed before, in all sessions""";
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
