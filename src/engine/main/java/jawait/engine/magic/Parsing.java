package jawait.engine.magic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jawait.engine.magic.Usage.Option;
import jawait.engine.magic.Usage.Rest;

/// Takes the arguments of a magic apart as its usage says. What does not fit is a value: the place and a
/// sentence.
final class Parsing {
    /// What came of it.
    sealed interface Parsed {
        /// As the usage says.
        record Fits(Arguments arguments) implements Parsed {}

        /// Not as the usage says.
        ///
        /// @param start index in the arguments of what is wrong
        record Wrong(int start, int end, String message) implements Parsed {}
    }

    private final String name;
    private final Usage usage;
    private final Code text;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();

    private Parsing(String name, Usage usage, Code text) {
        this.name = name;
        this.usage = usage;
        this.text = text;
    }

    /// Takes `text` apart.
    ///
    /// @param name the magic as typed with its signs, for the sentence
    static Parsed of(String name, Usage usage, Code text, boolean wholeCell) {
        boolean coded = wholeCell && usage.rest() == Rest.JAVA;
        Usage fitting = coded ? usage.words(0, 0, "") : usage;
        return new Parsing(name, fitting, text).parse();
    }

    private Parsed parse() {
        var left = Word.of(text.text());
        int at = 0;
        boolean literal = false;
        while (at < left.size()) {
            Word word = left.get(at);
            boolean option = !literal && isOption(word);
            if (!option && usage.rest() != Rest.WORDS) {
                return fits(word.start());
            }
            if (!word.closed()) {
                return new Parsed.Wrong(word.start(), word.end(), "the quote that opens here is not closed");
            }
            at++;
            if (option && word.text().equals("--")) {
                literal = true;
            } else if (option) {
                var wrong = option(word, at < left.size() ? left.get(at) : null);
                if (wrong.isPresent()) {
                    return wrong.get();
                }
                at += takesNext(word) ? 1 : 0;
            } else {
                words.add(word.text());
            }
        }
        return fits(text.text().length());
    }

    private boolean isOption(Word word) {
        String typed = text.text().substring(word.start(), word.end());
        boolean code = usage.rest() != Rest.WORDS && find(word).isEmpty();
        return typed.length() > 1 && typed.charAt(0) == '-' && !Character.isDigit(typed.charAt(1)) && !code;
    }

    private static String key(Word word) {
        int equals = word.text().indexOf('=');
        return word.text().startsWith("--") && equals > 0 ? word.text().substring(0, equals) : word.text();
    }

    private Optional<Option> find(Word word) {
        return usage.options().stream()
                .filter(option -> option.names().contains(key(word)))
                .findFirst();
    }

    private boolean takesNext(Word word) {
        return find(word).filter(Option::hasValue).isPresent() && key(word).equals(word.text());
    }

    private Optional<Parsed> option(Word word, @org.jspecify.annotations.Nullable Word next) {
        var found = find(word);
        if (found.isEmpty()) {
            return wrong(word, name + " has no option " + key(word) + "; " + known());
        }
        Option option = found.get();
        String first = option.names().getFirst();
        if (!option.hasValue() && !key(word).equals(word.text())) {
            return wrong(word, "option " + key(word) + " of " + name + " takes no value");
        }
        if (!option.hasValue()) {
            options.put(first, "");
        } else if (!key(word).equals(word.text())) {
            options.put(first, word.text().substring(key(word).length() + 1));
        } else if (next == null) {
            return wrong(word, "option " + word.text() + " of " + name + " needs a value: " + option.value());
        } else {
            options.put(first, next.text());
        }
        return Optional.empty();
    }

    private static Optional<Parsed> wrong(Word word, String message) {
        return Optional.of(new Parsed.Wrong(word.start(), word.end(), message));
    }

    private String known() {
        return usage.options().isEmpty()
                ? "it has none"
                : "it has "
                        + usage.options().stream()
                                .map(option -> String.join(" or ", option.names()))
                                .collect(Collectors.joining(", "));
    }

    private Parsed fits(int restStart) {
        int end = text.text().stripTrailing().length();
        if (words.size() < usage.least()) {
            return new Parsed.Wrong(end, end, name + " expects " + usage.shape() + "; " + found());
        }
        if (words.size() > usage.most()) {
            String expected = usage.most() == 0 ? "no arguments" : usage.shape();
            return new Parsed.Wrong(0, end, name + " expects " + expected + "; " + found());
        }
        int start = Math.min(restStart, end);
        var rest = new Code(text.text().substring(start, end), text.start() + start);
        return new Parsed.Fits(new Arguments(text.text().strip(), Map.copyOf(options), List.copyOf(words), rest));
    }

    private String found() {
        return words.isEmpty() ? "found nothing" : "found " + String.join(" ", words);
    }
}
