package jawait.engine.magic.tasks;

import jawait.Async;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%%virtualtime`: the cell on a clock that jumps.
public record VirtualTime() implements Magic {
    @Override
    public String name() {
        return "virtualtime";
    }

    @Override
    public String summary() {
        return "Runs the cell on a clock that jumps over every wait";
    }

    @Override
    public Usage usage() {
        return Usage.cell(Usage.Body.JAVA).words(0, 1, "[SEED]");
    }

    @Override
    public String details() {
        return """
                `sleep`, `timeout`, `every` and the like take no time. A seed draws the order of tasks: the same one
                each time.

                ```java
                %%virtualtime
                sleep(Duration.ofHours(8));
                ```""";
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        return arguments.first().filter(seed -> !seed.matches("-?\\d{1,18}")).isPresent()
                ? "%%virtualtime expects a whole number as its seed; found "
                        + arguments.words().getFirst()
                : null;
    }

    @Override
    public @Nullable Object run(Call call) {
        var seed = call.arguments().first();
        return seed.isPresent()
                ? Async.<@Nullable Object>virtualTime(
                        Long.parseLong(seed.get()), () -> call.host().run(call.code()))
                : Async.<@Nullable Object>virtualTime(() -> call.host().run(call.code()));
    }
}
