package jawait.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import jawait.Cancelled;
import jawait.Failure;
import jawait.Outcome;
import jawait.Success;
import org.junit.jupiter.api.Test;

/// Outcomes of many bodies, as `outcomes(…)` gives them.
class OutcomesTest {
    @Test
    void each_has_a_line_in_the_colour_of_its_case() {
        List<Outcome<?>> outcomes =
                List.of(new Success<>("<a>"), new Failure<>(new IllegalStateException("no")), new Cancelled<>());
        var bundle = Render.of(outcomes);
        assertEquals(outcomes.toString(), bundle.text());
        String html = String.valueOf(bundle.get("text/html"));
        assertTrue(
                html.matches("(?s).*" + Card.GOOD + ".*&lt;a&gt;.*" + Card.BAD + ".*IllegalStateException: no.*"
                        + Card.QUIET + ".*Cancelled.*"),
                html);
    }

    @Test
    void of_many_the_first_are_shown_and_the_others_counted() {
        String html = String.valueOf(
                Render.of(Collections.nCopies(10_020, new Success<>(1))).get("text/html"));
        assertTrue(html.endsWith("<div>… and 10 000 more</div>"), html);
    }
}
