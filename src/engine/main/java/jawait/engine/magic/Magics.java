package jawait.engine.magic;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jawait.engine.magic.Usage.Form;
import jawait.engine.magic.Usage.Rest;
import jawait.engine.source.Nearest;

/// The one registry of a session's magics. Never changes once made; safe for threads.
public final class Magics {
    /// What a written magic turns out to be.
    public sealed interface Found {
        /// Something to run.
        ///
        /// @param code the code that it is about, empty for a magic that is about none
        /// @param java whether that code is Java (else any text)
        record Ready(Magic magic, Arguments arguments, Code code, boolean java, boolean wholeCell) implements Found {}

        /// A question about a magic.
        record Asked(Magic magic) implements Found {}

        /// A mistake.
        ///
        /// @param start index in the cell of what is wrong
        record Wrong(int start, int end, String message) implements Found {}
    }

    private final Map<String, Magic> byName = new TreeMap<>();

    /// A registry of these.
    ///
    /// @throws IllegalArgumentException when two have the same name
    public Magics(Collection<? extends Magic> magics) {
        for (Magic each : magics) {
            boolean directive = each.usage().forms().equals(Set.of(Form.DIRECTIVE));
            if (byName.put(directive ? "//" + each.name() : key(each.name()), each) != null) {
                throw new IllegalArgumentException("two magics are called " + each.name());
            }
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// All of them, by name.
    public List<Magic> all() {
        return List.copyOf(byName.values());
    }

    /// The magic of this name, in whatever case; else the directive of this very name.
    public Optional<Magic> find(String name) {
        return Optional.ofNullable(byName.get(key(name))).or(() -> directive(name));
    }

    /// The directive of this very name: `//DEPS`, not `//deps`, which is a comment.
    public Optional<Magic> directive(String name) {
        return Optional.ofNullable(byName.get("//" + name));
    }

    /// Whether comments that begin with `//name` are directives.
    public boolean isDirective(String name) {
        return byName.containsKey("//" + name);
    }

    /// What a written magic turns out to be: looks for it, takes its arguments apart, runs nothing.
    public Found look(Written written) {
        var found = written.sign().equals("//") ? directive(written.name()) : find(written.name());
        int start = written.start();
        int end = start + written.typed().length();
        if (found.isEmpty()) {
            return new Found.Wrong(start, end, unknown(written));
        }
        Magic magic = found.get();
        if (written.asked() > 0) {
            return new Found.Asked(magic);
        }
        Form form = switch (written.sign()) {
            case "%%" -> Form.CELL;
            case "//" -> Form.DIRECTIVE;
            default -> Form.LINE;
        };
        return magic.usage().forms().contains(form)
                ? arguments(magic, written)
                : new Found.Wrong(start, end, misplaced(magic, written));
    }

    private static Found arguments(Magic magic, Written written) {
        boolean whole = written.wholeCell();
        Code text = written.arguments();
        return switch (Parsing.of(written.typed(), magic.usage(), text, whole)) {
            case Parsing.Parsed.Wrong(int start, int end, String message) ->
                new Found.Wrong(text.start() + start, text.start() + end, message);
            case Parsing.Parsed.Fits(var arguments) -> {
                String objection = magic.objection(arguments);
                if (objection != null) {
                    yield new Found.Wrong(
                            text.start(), text.start() + text.text().length(), objection);
                }
                boolean java = whole
                        ? magic.usage().body() == Usage.Body.JAVA
                        : magic.usage().rest() == Rest.JAVA;
                yield new Found.Ready(magic, arguments, whole ? written.body() : arguments.rest(), java, whole);
            }
        };
    }

    private String unknown(Written written) {
        String name = written.name();
        if (name.isEmpty()) {
            return written.sign() + " expects the name of a magic right behind it; %lsmagic lists them";
        }
        String way = ForeignMagics.instead(name).orElseGet(() -> suggestion(name));
        return "there is no magic " + written.typed() + "; " + way;
    }

    private String suggestion(String name) {
        var near = Nearest.of(name, byName.keySet());
        return near.isEmpty()
                ? "%lsmagic lists them"
                : near.stream()
                        .flatMap(each -> find(each).stream())
                        .map(Magics::spelling)
                        .collect(Collectors.joining(" or ", "did you mean ", "?"));
    }

    private static String misplaced(Magic magic, Written written) {
        var forms = magic.usage().forms();
        if (forms.contains(Form.DIRECTIVE)) {
            return written.typed() + " is written as a comment: //" + magic.name();
        }
        return forms.contains(Form.CELL)
                ? written.typed() + " is about a whole cell: write %%" + magic.name()
                        + " as its first line and the text below"
                : written.typed() + " is about no cell: write %" + magic.name() + " in a line of its own";
    }

    /// How a magic is written, by the first of its forms: `%time`, `%%bash`, `//DEPS`.
    public static String spelling(Magic magic) {
        var forms = magic.usage().forms();
        String sign = forms.contains(Form.LINE) ? "%" : forms.contains(Form.CELL) ? "%%" : "//";
        return sign + magic.name();
    }
}
