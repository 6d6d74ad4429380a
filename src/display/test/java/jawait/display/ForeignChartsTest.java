package jawait.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.HashSet;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartFactory;
import org.jfree.data.general.DefaultPieDataset;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.QuickChart;
import org.knowm.xchart.XYChart;

/// Charts of libraries that a user loads: the chart itself is the cell's value, and a picture is what one sees.
class ForeignChartsTest {
    private static XYChart line() {
        return QuickChart.getChart("Squares", "x", "y", "x²", new double[] {0, 1, 2}, new double[] {0, 1, 4});
    }

    @Test
    void a_chart_of_xchart_is_a_picture_as_large_as_the_chart() throws Exception {
        var bundle = Render.of(line());
        assertEquals("XYChart of 600 × 400", bundle.text());
        assertDrawn(bundle, 600, 400);
    }

    @Test
    void a_chart_of_jfreechart_is_a_picture() throws Exception {
        var shares = new DefaultPieDataset<String>();
        shares.setValue("a", 1);
        shares.setValue("b", 2);
        var bundle = Render.of(ChartFactory.createPieChart("Shares", shares));
        assertEquals("JFreeChart of 640 × 400", bundle.text());
        assertDrawn(bundle, 640, 400);
    }

    @Test
    void a_chart_that_cannot_be_drawn_is_its_text_and_why() {
        String text = Render.of(new XYChart(0, 400)).text();
        assertTrue(text.contains("XYChart@") && text.contains("IllegalArgumentException"), text);
    }

    @Test
    void what_is_registered_for_a_chart_comes_first() {
        Display.register(XYChart.class, chart -> "a chart called " + chart.getTitle());
        try {
            assertEquals("a chart called Squares", Render.of(line()).text());
        } finally {
            Display.unregister(XYChart.class);
        }
    }

    /// Of that size, and more than a background.
    private static void assertDrawn(MimeBundle bundle, int width, int height) throws Exception {
        byte[] png = Base64.getDecoder().decode(String.valueOf(bundle.get("image/png")));
        var picture = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(width, picture.getWidth());
        assertEquals(height, picture.getHeight());
        var colours = new HashSet<Integer>();
        for (int x = 0; x < width; x++) {
            colours.add(picture.getRGB(x, height / 2));
        }
        assertTrue(colours.size() > 2, () -> "colours along the middle: " + colours);
    }
}
