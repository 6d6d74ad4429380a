package jawait.engine.magic.session;

import java.util.stream.Collectors;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.MagicError;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%drop`: some of what the user has declared is forgotten, and its values are let go.
public record Drop(Names names) implements Magic {
    @Override
    public String name() {
        return "drop";
    }

    @Override
    public String summary() {
        return "Drops variables, methods and types by name";
    }

    @Override
    public Usage usage() {
        return Usage.line().words(1, 99, "NAME…");
    }

    @Override
    public String details() {
        return """
                The name of a method drops all its overloads. What used a dropped name can be run again when there is one of
                that name again; `%reset` drops everything.""";
    }

    @Override
    public @Nullable Object run(Call call) throws InterruptedException {
        var wanted = call.arguments().words();
        var all = names.all().stream().map(Drop::simple).collect(Collectors.toSet());
        var unknown = wanted.stream().filter(name -> !all.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new MagicError(
                    "UsageError",
                    "no variable, method or type is called " + String.join(" or ", unknown)
                            + "; nothing was dropped. %who lists what there is");
        }
        var dropped = names.drop(each -> wanted.contains(simple(each)));
        call.host().print("dropped " + dropped.stream().map(Declared::name).collect(Collectors.joining(", ")) + "\n");
        return null;
    }

    private static String simple(Declared each) {
        int bracket = each.name().indexOf('(');
        return bracket < 0 ? each.name() : each.name().substring(0, bracket);
    }
}
