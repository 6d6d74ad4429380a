package jawait.engine.magic.tasks;

import java.util.List;
import java.util.stream.Stream;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Candidate;
import jawait.engine.magic.Figures;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Table;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%blocking`: which tasks hold their carrier while they wait.
public record Blocking() implements Magic {
    private static final List<String> WORDS = List.of("on", "off");

    @Override
    public String name() {
        return "blocking";
    }

    @Override
    public String summary() {
        return "Tells of tasks that block a carrier thread: pinned by native code or a class initialiser";
    }

    @Override
    public Usage usage() {
        return Usage.line().words(0, 1, "[on | off]");
    }

    @Override
    public String details() {
        return """
                From `%blocking on` to `%blocking off` the JVM records (JFR) each wait of 20 ms and more of a task that
                cannot leave its carrier thread. Each place is told once below its cell; without a word, and at the end,
                they are listed. It costs little, but not nothing. Tasks that compute and keep others from running are
                told of without it.

                ```
                %blocking on
                ```""";
    }

    @Override
    public List<Candidate> complete(List<String> before, String word) {
        return WORDS.stream()
                .filter(each -> before.isEmpty() && each.startsWith(word))
                .map(each -> new Candidate(each, "keyword", ""))
                .toList();
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        return arguments.first().filter(word -> !WORDS.contains(word)).isPresent()
                ? "%blocking expects on or off; found " + arguments.words().getFirst()
                : null;
    }

    @Override
    public @Nullable Object run(Call call) {
        String word = call.arguments().first().orElse("");
        if (word.equals("on")) {
            Pinning.start(call.host());
            call.host().print("tasks that block a carrier are told of from now on; %blocking off ends it\n");
            return null;
        }
        var places = Pinning.places();
        if (word.equals("off")) {
            Pinning.stop();
        } else if (!Pinning.isOn()) {
            call.host().print("nothing is recorded; %blocking on begins\n");
            return null;
        }
        var rows = places.stream()
                .flatMap(place -> Stream.of(List.of(
                        place.words(), String.valueOf(place.times()), Figures.time(place.longestNanos()), place.why())))
                .toList();
        return new Table(List.of("place", "times", "longest", "why"), rows).shown("no task has blocked a carrier");
    }
}
