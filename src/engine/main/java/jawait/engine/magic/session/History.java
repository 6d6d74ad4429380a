package jawait.engine.magic.session;

import java.util.List;
import java.util.Locale;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%history`: what was run.
public record History(CellLog log) implements Magic {
    @Override
    public String name() {
        return "history";
    }

    @Override
    public String summary() {
        return "Prints the cells that were run";
    }

    @Override
    public Usage usage() {
        return Usage.line()
                .flag("-n", "with their numbers")
                .flag("-o", "with their results")
                .option(
                        "-g --grep",
                        "TEXT",
                        "only cells that contain the text, in whatever case; * stands for anything")
                .option("-l --limit", "COUNT", "only the last so many")
                .words(0, 99, "[RANGE…]");
    }

    @Override
    public String details() {
        return """
                A range is `4`, `2-4`, `7-` or `-3` (the last three).

                ```
                %history -n -g await
                ```""";
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        String wrong = CellLog.objection(arguments.words());
        String limit = arguments.value("-l").orElse("1");
        return !wrong.isEmpty()
                ? wrong
                : limit.matches("\\d{1,9}") ? null : "%history -l expects a number; found " + limit;
    }

    @Override
    public @Nullable Object run(Call call) {
        var asked = call.arguments();
        var grep = asked.value("-g").map(History::pattern);
        var found = log.find(asked.words()).stream()
                .filter(ran -> grep.isEmpty() || lower(ran.source()).matches(grep.get()))
                .toList();
        int limit = asked.value("-l").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        for (var ran : found.subList(Math.max(0, found.size() - limit), found.size())) {
            call.host().print(text(ran, asked));
        }
        return null;
    }

    private static String text(CellLog.Ran ran, Arguments asked) {
        String number = asked.has("-n") ? "%4d: ".formatted(ran.number()) : "";
        String source = ran.source().stripTrailing().replace("\n", "\n" + " ".repeat(number.length()));
        String output = asked.has("-o") && !ran.output().isEmpty() ? "\n→ " + ran.output() : "";
        return number + source + output + "\n";
    }

    private static String pattern(String grep) {
        return "(?s).*"
                + String.join(
                        ".*",
                        List.of(lower(grep).split("\\*", -1)).stream()
                                .map(java.util.regex.Pattern::quote)
                                .toList())
                + ".*";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
