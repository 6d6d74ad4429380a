package jawait.display;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures of AWT as PNG. Nothing here is loaded before somebody has one.
final class AwtPictures {
    private AwtPictures() {}

    static MimeBundle of(Object value) {
        byte[] png = png((Image) value);
        var size = (Image) value;
        return Pictures.form(
                MimeBundle.plain(
                        size.getClass().getSimpleName() + " of " + size.getWidth(null) + " × " + size.getHeight(null)),
                "image/png",
                png);
    }

    /// @throws IllegalArgumentException when the picture has no pixels yet
    static byte[] png(Image image) {
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image instanceof BufferedImage drawn ? drawn : drawn(image), "png", stream)) {
                ImageIO.write(drawn(image), "png", stream); // of a kind that PNG does not have
            }
        } catch (IOException e) {
            throw new IllegalStateException("the picture could not be made a PNG: " + e.getMessage(), e);
        }
        return out.toByteArray();
    }

    private static RenderedImage drawn(Image image) {
        int width = image.getWidth(null);
        int height = image.getHeight(null);
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("the picture is not loaded yet: its size is unknown");
        }
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var graphics = copy.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return copy;
    }
}
