package jawait.display.chart;

import java.util.Arrays;

/// The points of one series, as they are read.
final class Run {
    final String name;
    private double[] xs = new double[16];
    private double[] ys = new double[16];
    private int size;

    Run(String name) {
        this.name = name;
    }

    void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, size * 2);
            ys = Arrays.copyOf(ys, size * 2);
        }
        xs[size] = x;
        ys[size++] = y;
    }

    int size() {
        return size;
    }

    double x(int i) {
        return xs[i];
    }

    double y(int i) {
        return ys[i];
    }

    double[] xs() {
        return Arrays.copyOf(xs, size);
    }

    double[] ys() {
        return Arrays.copyOf(ys, size);
    }

    /// By x, those of one x as they came: a line goes from left to right.
    Run sorted() {
        for (int i = 1; i < size; i++) {
            if (xs[i] < xs[i - 1]) {
                return resorted();
            }
        }
        return this;
    }

    private Run resorted() {
        var order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(xs[a], xs[b]));
        var sorted = new Run(name);
        for (int i : order) {
            sorted.add(xs[i], ys[i]);
        }
        return sorted;
    }
}
