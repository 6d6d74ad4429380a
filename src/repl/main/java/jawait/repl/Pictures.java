package jawait.repl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import jawait.display.MimeBundle;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.TerminalGraphics;
import org.jline.terminal.impl.TerminalGraphicsManager;

/// Images in a terminal that has a protocol for them: Kitty's, iTerm's or Sixel.
final class Pictures {
    private static final String[] IMAGES = {"image/png", "image/jpeg", "image/gif"};
    private static final int WIDEST = 600;

    private Pictures() {}

    /// What draws the bundle's image; empty when it has none or the terminal cannot.
    static String of(MimeBundle bundle, Terminal terminal) {
        for (var type : IMAGES) {
            if (bundle.get(type) instanceof String base64) {
                return drawn(base64, terminal);
            }
        }
        return "";
    }

    private static String drawn(String base64, Terminal terminal) {
        var protocol = TerminalGraphicsManager.getBestProtocol(terminal);
        if (protocol.isEmpty()) {
            return "";
        }
        try {
            var image = ImageIO.read(
                    new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)));
            var options = new TerminalGraphics.ImageOptions().preserveAspectRatio(true);
            return image == null
                    ? ""
                    : protocol.get().convertImage(image, image.getWidth() > WIDEST ? options.width(WIDEST) : options);
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }
}
