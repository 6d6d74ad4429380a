package jawait.engine.magic.session;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import jawait.engine.problem.Tracebacks;
import org.jspecify.annotations.Nullable;

/// `%xmode`: how exceptions are reported.
public record Xmode(Consumer<Tracebacks> choose) implements Magic {
    @Override
    public String name() {
        return "xmode";
    }

    @Override
    public String summary() {
        return "Chooses how much reports of exceptions show: plain, context or full";
    }

    @Override
    public Usage usage() {
        return Usage.line().words(1, 1, "plain|context|full");
    }

    @Override
    public String details() {
        return """
                `plain` names the places, `context` (the usual) shows their lines too, `full` also shows the frames of
                the kernel and of JShell.""";
    }

    private static Stream<String> modes() {
        return Stream.of(Tracebacks.values()).map(mode -> mode.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<Candidate> complete(List<String> before, String word) {
        return modes().filter(mode -> before.isEmpty() && mode.startsWith(word))
                .map(mode -> new Candidate(mode, "option", ""))
                .toList();
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        String mode = arguments.words().getFirst();
        return modes().anyMatch(mode::equalsIgnoreCase) ? null : "%xmode expects plain, context or full; found " + mode;
    }

    @Override
    public @Nullable Object run(Call call) {
        var mode = Tracebacks.valueOf(call.arguments().words().getFirst().toUpperCase(Locale.ROOT));
        choose.accept(mode);
        call.host().print("Exception reporting mode: " + mode.name().toLowerCase(Locale.ROOT) + "\n");
        return null;
    }
}
