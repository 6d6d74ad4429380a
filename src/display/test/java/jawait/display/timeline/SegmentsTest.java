package jawait.display.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which parts of a task's life are drawn, where nothing shorter than 100 is.
class SegmentsTest {
    private static final long LEAST = 100;

    /// @param lived parts and their lengths: `START 10, RUN 200`
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            START 10, RUN 500                     | RUN 510
            START 400, RUN 500                    | START 400, RUN 500
            START 150, RUN 5, SLEEP 6000          | SLEEP 6155
            START 400, RUN 5, SLEEP 6000          | START 405, SLEEP 6000
            START 150, RUN 200, SLEEP 6000        | RUN 350, SLEEP 6000
            RUN 5, SLEEP 300, RUN 5, SLEEP 300    | SLEEP 610
            RUN 60, SLEEP 60                      | RUN 120
            RUN 5                                 | RUN 5
            SLEEP 300, RUN 150, QUEUE 300, RUN 20 | SLEEP 300, RUN 150, QUEUE 320""")
    void what_nobody_would_see_goes_to_its_neighbour(String lived, String drawn) {
        assertEquals(drawn, drawn(lived));
    }

    private static String drawn(String lived) {
        var waits = new ArrayList<WaitLog.Span>();
        long at = 0;
        for (String part : lived.split(", ")) {
            String[] words = part.split(" ");
            long end = at + Long.parseLong(words[1]);
            if (!words[0].equals("RUN")) {
                waits.add(new WaitLog.Span(Waiting.valueOf(words[0]), at, end));
            }
            at = end;
        }
        var life = new Life(new Life.Who(1, "task", 0, false), 0, at, Life.End.DONE, List.copyOf(waits));
        return Segments.of(life, LEAST).stream()
                .map(part -> (part.on() == null ? "RUN" : part.on().name()) + " " + (part.to() - part.from()))
                .collect(Collectors.joining(", "));
    }
}
