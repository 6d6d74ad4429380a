package jawait.display.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Levels over time.
class CurveTest {
    @Test
    void a_peak_is_not_lost_however_short_it_was_and_however_long_the_curve_goes_on() {
        var curve = new Curve("items");
        for (int i = 0; i < 1_000_000; i++) {
            curve.moved(i / 100.0, i == 123_456 ? 99 : i % 3);
        }

        var plot = curve.plot(10_000, 100);

        assertEquals(99, curve.peak());
        var marks = plot.layers().getFirst().marks();
        assertTrue(marks.size() <= 4 * 512 + 1, () -> marks.size() + " marks");
        var peak = marks.stream().filter(mark -> mark.y() == 99).findFirst().orElseThrow();
        assertEquals(1234.56, peak.x(), 50);
        assertEquals("items: 0, 99 at most, limit 100", curve.summary(100));
    }

    @Test
    void a_level_lasts_until_the_next() {
        var curve = new Curve("items");
        curve.moved(0, 1);
        curve.moved(2, 5);

        var marks = curve.plot(4, Integer.MAX_VALUE).layers().getFirst().marks();

        assertEquals(4, marks.size(), marks::toString);
        assertEquals(1, marks.get(1).y());
        assertEquals(marks.get(1).x(), marks.get(2).x());
        assertEquals(5, marks.get(3).y());
        assertEquals(4, marks.get(3).x());
    }

    @Test
    void nothing_seen_and_nonsense_are_drawn_as_nothing() {
        var curve = new Curve("</b>");
        curve.moved(1, Double.NaN);

        assertEquals("</b>: nothing seen yet", curve.summary(Integer.MAX_VALUE));
        assertTrue(curve.plot(1, Integer.MAX_VALUE).svg().contains("no data"));
    }
}
