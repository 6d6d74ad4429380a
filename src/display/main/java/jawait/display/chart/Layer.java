package jawait.display.chart;

import java.util.List;

/// The marks of one series.
///
/// @param name what the legend says; empty when there is nothing to tell apart
/// @param colour as `#4c88c4`
public record Layer(String name, String colour, List<Mark> marks) {
    static Layer of(int number, String name, List<Mark> marks) {
        return new Layer(name, Palette.series(number), marks);
    }
}
