package jawait.engine.magic.session;

import java.util.List;
import java.util.stream.Collectors;
import jawait.display.Render;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Table;
import jawait.engine.magic.Usage;
import jawait.engine.shell.WrapperNames;
import org.jspecify.annotations.Nullable;

/// `%who` and `%whos`: what the user has declared.
///
/// @param full whether types, values and cells are told too
public record Who(boolean full, Names names) implements Magic {
    private static final int LONGEST = 80;

    @Override
    public String name() {
        return full ? "whos" : "who";
    }

    @Override
    public String summary() {
        return full
                ? "Lists variables, methods and types with their types, values and cells"
                : "Lists the names of variables, methods and types";
    }

    @Override
    public Usage usage() {
        return Usage.line().words(0, 9, "[TYPE…]");
    }

    @Override
    public String details() {
        return """
                With types, only what is of them: `%whos int String`, `%who method`.""";
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        var wanted = call.arguments().words();
        var found = names.all().stream()
                .filter(each -> wanted.isEmpty() || isWanted(each, wanted))
                .toList();
        if (full) {
            var rows = found.stream().map(Who::row).toList();
            return new Table(List.of("name", "kind", "type", "value", "cell"), rows).shown("nothing is declared");
        }
        String list = found.stream().map(Declared::name).collect(Collectors.joining("  "));
        call.host().print((found.isEmpty() ? "nothing is declared" : list) + "\n");
        return null;
    }

    /// Methods are found as methods, not by what they give.
    private static boolean isWanted(Declared each, List<String> wanted) {
        return wanted.contains(each.kind()) || !each.kind().equals("method") && wanted.contains(each.type());
    }

    private static List<String> row(Declared each) {
        String value = each.kind().equals("variable") ? shortened(each.value()) : "";
        return List.of(each.name(), each.kind(), each.type(), value, each.cell());
    }

    /// Runs the user's `toString`, which may throw.
    private static String shortened(@Nullable Object value) {
        try {
            String text = WrapperNames.readable(Render.text(value));
            String line = text.lines().findFirst().orElse("");
            boolean whole = line.length() == text.stripTrailing().length() && line.length() <= LONGEST;
            String some = whole ? line : line.substring(0, Math.min(LONGEST, line.length())) + "…";
            return value instanceof String ? '"' + some + '"' : some;
        } catch (RuntimeException | StackOverflowError e) {
            return "(its toString threw " + e.getClass().getName() + ")";
        }
    }
}
