package jawait.engine.magic.tasks;

import java.util.regex.Pattern;
import jawait.engine.magic.Arguments;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%%timeout`: the cell, but not for ever.
public record Timeout() implements Magic {
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ms|s|m|min|h|)");

    @Override
    public String name() {
        return "timeout";
    }

    @Override
    public String summary() {
        return "Runs the cell and stops it when the time is over";
    }

    @Override
    public Usage usage() {
        return Usage.cell(Usage.Body.JAVA).words(1, 1, "TIME");
    }

    @Override
    public String details() {
        return """
                A time is `500ms`, `5s`, `2m`, `1h`, or a number of seconds. The cell then ends with a
                `TimeoutException`. Time for compiling counts. What cannot be stopped goes on in the background.

                ```java
                %%timeout 5s
                await(fetch(url))
                ```""";
    }

    @Override
    public @Nullable String objection(Arguments arguments) {
        String time = arguments.words().getFirst();
        return TIME.matcher(time).matches()
                ? null
                : "%%timeout expects a time as 500ms, 5s, 2m or 1.5 (seconds); found " + time;
    }

    @Override
    public @Nullable Object run(Call call) throws Exception {
        return call.host().run(call.code(), seconds(call.arguments().words().getFirst()));
    }

    static double seconds(String time) {
        var parts = TIME.matcher(time);
        if (!parts.matches()) {
            throw new IllegalArgumentException(time);
        }
        double number = Double.parseDouble(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> number / 1000;
            case "m", "min" -> number * 60;
            case "h" -> number * 3600;
            default -> number;
        };
    }
}
