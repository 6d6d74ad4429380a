package jawait.display;

import java.util.Map;
import jawait.display.spi.Renderers;

/// What a library brings along, for the tests.
public final class CoinRenderers implements Renderers {
    /// A library's type.
    public interface Coin {}

    @Override
    public void register(Registry into) {
        into.register(Coin.class, coin -> Map.of("text/html", "<i>coin</i>"));
    }
}
