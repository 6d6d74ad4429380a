package jawait.display.chart;

import java.util.List;

/// Colours that read on white and on black alike.
final class Palette {
    /// Of series, told apart by the colour-blind too where there are few.
    private static final List<String> SERIES = List.of(
            "#4c88c4", "#e0833a", "#4fa863", "#cf5b5b", "#9a7bc8", "#a07a5e", "#d97fb8", "#8a8f98", "#b0a83a",
            "#3fb0bb");

    /// From the lowest value to the highest (the shape of viridis, without its blackest end).
    static final List<String> HEAT = List.of("#46508f", "#2f7c8e", "#2aa581", "#86cc4d", "#f2e34c");

    /// Of text and axes: as far from white as from the black of dark themes.
    static final String INK = "#777b80";

    private Palette() {}

    static String series(int number) {
        return SERIES.get(number % SERIES.size());
    }

    /// @param share from 0 to 1
    static String heat(double share) {
        double at = Math.clamp(share, 0, 1) * (HEAT.size() - 1);
        int below = Math.min((int) at, HEAT.size() - 2);
        double rest = at - below;
        int from = Integer.parseInt(HEAT.get(below).substring(1), 16);
        int to = Integer.parseInt(HEAT.get(below + 1).substring(1), 16);
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 255, b = to >> shift & 255;
            mixed |= (int) Math.round(a + (b - a) * rest) << shift;
        }
        return String.format("#%06x", mixed);
    }
}
