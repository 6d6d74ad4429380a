package jawait.engine.magic.tasks;

import jawait.display.Display;
import jawait.display.Timeline;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;
import org.jspecify.annotations.Nullable;

/// `%%timeline`: the tasks of the cell as bars over time.
public record TimelineMagic() implements Magic {
    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public String summary() {
        return "Draws the tasks of the code, or of the last cell, as bars over time";
    }

    @Override
    public Usage usage() {
        return Usage.lineOrCell().code("[CODE]");
    }

    @Override
    public String details() {
        return """
                One bar a task, coloured by what it waited for, children below their parents. Alone in a line it draws
                the tasks of the last cell that started any. `timeline()` is the same in Java.

                ```java
                %%timeline
                gather(() -> fetch("A"), () -> fetch("B"));
                ```""";
    }

    @Override
    public @Nullable Object run(Call call) throws Exception {
        Timeline.expect();
        if (!call.wholeCell() && call.code().text().isBlank()) {
            return Display.timeline();
        }
        try {
            return call.host().run(call.code());
        } finally {
            var timeline = Timeline.ofThisCell();
            if (timeline.size() == 0) {
                call.host().print("no tasks were started\n");
            } else {
                Display.display(timeline);
            }
        }
    }
}
