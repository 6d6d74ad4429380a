package jawait.engine.magic.system;

import java.util.List;
import java.util.Optional;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.Magic;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Table;
import jawait.engine.magic.Usage;
import jawait.engine.source.Nearest;
import org.jspecify.annotations.Nullable;

/// `%env`: the environment of processes.
public record Env(Workplace place) implements Magic {
    @Override
    public String name() {
        return "env";
    }

    @Override
    public String summary() {
        return "Lists, tells or sets environment variables, for %%bash";
    }

    @Override
    public Usage usage() {
        return Usage.line().flag("-u --unset", "takes the variable away").text("[NAME | NAME=VALUE]");
    }

    @Override
    public String details() {
        return """
                `System.getenv` cannot change while a JVM runs: it goes on giving what the kernel was started with.

                ```
                %env GREETING=hello
                %env GREETING
                ```""";
    }

    @Override
    public List<Candidate> complete(List<String> before, String word) {
        return place.environment().keySet().stream()
                .filter(name -> before.isEmpty() && name.startsWith(word))
                .map(name -> new Candidate(name, "variable", ""))
                .toList();
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        String text = arguments.rest().text();
        boolean nameless = text.startsWith("=") || text.isEmpty() && arguments.has("-u");
        return nameless ? "%env expects the name of a variable" : null;
    }

    @Override
    public @Nullable Object run(Call call) {
        String text = call.arguments().rest().text().strip();
        if (call.arguments().has("-u")) {
            place.set(text, Optional.empty());
            return null;
        }
        if (text.isEmpty()) {
            var rows = place.environment().entrySet().stream()
                    .map(each -> List.of(each.getKey(), each.getValue()))
                    .toList();
            return new Table(List.of("name", "value"), rows).shown("no variables");
        }
        String[] parts = text.split("\\s*=\\s*|\\s+", 2);
        if (parts.length == 1) {
            return told(text);
        }
        String value = unquoted(parts[1]);
        place.set(parts[0], Optional.of(value));
        call.host().print("env: " + parts[0] + "=" + value + "\n");
        return null;
    }

    private String told(String name) {
        String value = place.environment().get(name);
        if (value == null) {
            var near = Nearest.of(name, place.environment().keySet());
            throw new MagicError(
                    "UsageError",
                    "no environment variable is called " + name
                            + (near.isEmpty()
                                    ? "; %env lists them"
                                    : "; did you mean " + String.join(" or ", near) + "?"));
        }
        return value;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
