package jawait.engine.magic;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Where a magic may stand and what may follow its name; the parser, the help and the completion all read
/// it.
///
/// ```java
/// Usage.line().flag("-n", "number the cells").option("-g", "TEXT", "only those").words(0, 9, "[RANGE…]")
/// Usage.lineOrCell().code("EXPRESSION")
/// ```
///
/// @param forms where it may stand
/// @param body what the cell below `%%name` is
/// @param options what begins with `-`
/// @param rest what else follows
/// @param least the fewest words
/// @param most the most words
/// @param shape how the words are called in the help, as `FILE [ARGS…]`
public record Usage(Set<Form> forms, Body body, List<Option> options, Rest rest, int least, int most, String shape) {
    /// The ways to write a magic.
    public enum Form {
        /// `%name …` in a line of its own
        LINE,
        /// `%%name …` above the rest of the cell
        CELL,
        /// `//NAME …`, a comment to any other Java tool; obeyed before anything else of the cell
        DIRECTIVE
    }

    /// What the text below `%%name` is.
    public enum Body {
        /// Java, perhaps with magics
        JAVA,
        /// anything else
        TEXT
    }

    /// What follows the options.
    public enum Rest {
        /// words, counted
        WORDS,
        /// Java to the end of the line
        JAVA,
        /// anything to the end of the line
        TEXT
    }

    /// One option.
    ///
    /// @param names its spellings, as `-g` and `--grep`
    /// @param value what its value is called, or empty for a flag
    /// @param does what it does
    public record Option(List<String> names, String value, String does) {
        /// Whether it takes a value.
        public boolean hasValue() {
            return !value.isEmpty();
        }
    }

    private static Usage of(Body body, Form first, Form... more) {
        return new Usage(EnumSet.of(first, more), body, List.of(), Rest.WORDS, 0, 0, "");
    }

    /// `%name`, so far without arguments.
    public static Usage line() {
        return of(Body.JAVA, Form.LINE);
    }

    /// `%%name`.
    public static Usage cell(Body body) {
        return of(body, Form.CELL);
    }

    /// `%name CODE` and `%%name`, both about Java.
    public static Usage lineOrCell() {
        return of(Body.JAVA, Form.LINE, Form.CELL);
    }

    /// `//NAME`.
    public static Usage directive() {
        return of(Body.TEXT, Form.DIRECTIVE);
    }

    /// With an option that is there or not.
    ///
    /// @param names its spellings, separated by blanks: `-n`, or `-f --force`
    public Usage flag(String names, String does) {
        return option(names, "", does);
    }

    /// With an option that has a value.
    ///
    /// @param value what the value is called, as `FILE`
    public Usage option(String names, String value, String does) {
        var more = new ArrayList<>(options);
        more.add(new Option(List.of(names.split(" ")), value, does));
        return new Usage(forms, body, List.copyOf(more), rest, least, most, shape);
    }

    /// With so many words.
    ///
    /// @param words how they are called, as `FILE [ARGS…]`
    public Usage words(int fewest, int atMost, String words) {
        return new Usage(forms, body, options, Rest.WORDS, fewest, atMost, words);
    }

    /// With Java behind the options, to the end of the line.
    public Usage code(String called) {
        return new Usage(forms, body, options, Rest.JAVA, 0, Integer.MAX_VALUE, called);
    }

    /// With a text behind the options, to the end of the line, as it is.
    public Usage text(String called) {
        return new Usage(forms, body, options, Rest.TEXT, 0, Integer.MAX_VALUE, called);
    }

    /// How it is written: `%history [-n] [-g TEXT] [RANGE…]`.
    String synopsis(String name) {
        String given = options.stream()
                .map(option -> " [" + option.names().getFirst() + (option.hasValue() ? " " + option.value() : "") + "]")
                .collect(Collectors.joining());
        String words = shape.isEmpty() ? "" : " " + shape;
        return forms.stream()
                .map(form -> switch (form) {
                    case LINE -> "%" + name + given + words;
                    case CELL -> "%%" + name + given + (rest == Rest.JAVA ? "" : words);
                    case DIRECTIVE -> "//" + name + given + words;
                })
                .collect(Collectors.joining("\n"));
    }
}
