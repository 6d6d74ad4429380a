package jawait.display;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;

/// Charts of [XChart](https://knowm.org/open-source/xchart) and of
/// [JFreeChart](https://www.jfree.org/jfreechart), known by their names alone, drawn as pictures.
final class ForeignCharts {
    /// The class that every chart of XChart extends.
    static final String XCHART = "org.knowm.xchart.internal.chartpart.Chart";

    /// The class of JFreeChart's charts.
    static final String JFREE = "org.jfree.chart.JFreeChart";

    private static final MethodType SIDE = MethodType.methodType(int.class);
    private static final MethodType PAINT = MethodType.methodType(void.class, Graphics2D.class, int.class, int.class);
    private static final MethodType DRAW = MethodType.methodType(BufferedImage.class, int.class, int.class);
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;

    private ForeignCharts() {}

    /// As large as the chart says it is.
    static MimeBundle xchart(Object chart) throws Exception {
        int width = (int) call(chart, "getWidth", SIDE);
        int height = (int) call(chart, "getHeight", SIDE);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var graphics = picture.createGraphics();
        try {
            call(chart, "paint", PAINT, graphics, width, height);
        } finally {
            graphics.dispose();
        }
        return bundle(chart, picture);
    }

    /// Of a size that fits a page: the chart has none of its own.
    static MimeBundle jfree(Object chart) throws Exception {
        return bundle(chart, (BufferedImage) call(chart, "createBufferedImage", DRAW, WIDTH, HEIGHT));
    }

    private static MimeBundle bundle(Object chart, BufferedImage picture) {
        String text = chart.getClass().getSimpleName() + " of " + picture.getWidth() + " × " + picture.getHeight();
        return Pictures.form(MimeBundle.plain(text), "image/png", AwtPictures.png(picture));
    }

    /// What the library itself throws is thrown, not that it was called by its name.
    private static Object call(Object chart, String name, MethodType type, Object... arguments) throws Exception {
        try {
            return chart.getClass().getMethod(name, type.parameterArray()).invoke(chart, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
