package jawait.display.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jawait.display.text.Widths;

/// Lines and points in a terminal: one series in dots of Braille, eight to a character; several in a
/// sign each.
final class TextPoints {
    private static final String SIGNS = "•×+o*#@%&=";
    private static final int HEIGHT = 14;
    private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final Plot plot;
    private final int columns;
    private final int margin;
    private final int width;
    private final boolean fine;
    private final char[][] cells;

    TextPoints(Plot plot, int columns) {
        this.plot = plot;
        this.columns = columns;
        this.margin = plot.axes().y().ticks(4).stream()
                .mapToInt(tick -> Math.min(10, Widths.of(tick.text())))
                .max()
                .orElse(0);
        this.width = columns - margin - 2;
        this.fine = plot.layers().size() == 1;
        this.cells = new char[HEIGHT][width];
        for (var row : cells) {
            Arrays.fill(row, fine ? '\u2800' : ' ');
        }
    }

    List<String> lines() {
        for (int i = 0; i < plot.layers().size(); i++) {
            draw(plot.layers().get(i).marks(), SIGNS.charAt(i % SIGNS.length()));
        }
        var labels = new String[HEIGHT];
        Scale y = plot.axes().y();
        for (var tick : y.ticks(4)) {
            int row = (int) Math.round((1 - y.share(tick.at())) * (HEIGHT - 1));
            if (row >= 0 && row < HEIGHT && labels[row] == null) {
                labels[row] = tick.text();
            }
        }
        var lines = new ArrayList<String>();
        if (!y.label().isEmpty()) {
            lines.add(Widths.cut(Labels.clean(y.label()), columns));
        }
        for (int row = 0; row < HEIGHT; row++) {
            String label = labels[row];
            lines.add(Widths.fit(label == null ? "" : label, margin, true)
                    + (label == null ? " │" : " ┤")
                    + new String(cells[row]).replace('\u2800', ' '));
        }
        lines.add(" ".repeat(margin) + " └" + "─".repeat(width));
        lines.add(TextPlot.below(plot.axes().x(), margin + 2, width));
        String label = Widths.cut(Labels.clean(plot.axes().x().label()), width);
        if (!label.isEmpty()) {
            lines.add(" ".repeat(margin + 2 + (width - Widths.of(label)) / 2) + label);
        }
        lines.addAll(TextPlot.legend(plot, SIGNS, columns));
        return lines;
    }

    private void draw(List<Mark> marks, char sign) {
        int across = fine ? width * 2 : width, down = fine ? HEIGHT * 4 : HEIGHT;
        Mark before = null;
        for (var mark : marks) {
            if (mark.isGap()) {
                before = null;
                continue;
            }
            int x = place(plot.axes().x().share(mark.x()), across);
            int y = place(1 - plot.axes().y().share(mark.y()), down);
            if (before == null || plot.kind() == Kind.SCATTER) {
                dot(x, y, sign);
            } else {
                join(
                        place(plot.axes().x().share(before.x()), across),
                        place(1 - plot.axes().y().share(before.y()), down),
                        new int[] {x, y},
                        sign);
            }
            before = mark;
        }
    }

    private static int place(double share, int size) {
        return Math.clamp(Math.round(share * (size - 1)), 0, size - 1);
    }

    private void join(int fromX, int fromY, int[] to, char sign) {
        int steps = Math.max(1, Math.max(Math.abs(to[0] - fromX), Math.abs(to[1] - fromY)));
        for (int i = 0; i <= steps; i++) {
            dot(
                    fromX + Math.round((to[0] - fromX) * (float) i / steps),
                    fromY + Math.round((to[1] - fromY) * (float) i / steps),
                    sign);
        }
    }

    private void dot(int x, int y, char sign) {
        if (fine) {
            cells[y / 4][x / 2] |= (char) DOTS[y % 4][x % 2];
        } else {
            cells[y][x] = sign;
        }
    }
}
