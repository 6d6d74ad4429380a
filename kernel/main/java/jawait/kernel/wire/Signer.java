package jawait.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Signs and checks messages with the key that the connection file shares. An empty key means: no signatures.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#wire-protocol">spec</a>
public final class Signer {
    private final String algorithm;
    private final @Nullable SecretKeySpec key;

    /// For a scheme as the connection file names it: `hmac-sha256`, `hmac-sha512`, `hmac-md5`.
    ///
    /// @throws WireException when this JVM has no such scheme
    public Signer(String scheme, String key) throws WireException {
        algorithm = "Hmac" + scheme.replaceFirst("^hmac-", "").toUpperCase(Locale.ROOT);
        this.key = key.isEmpty() ? null : new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm);
        if (!scheme.startsWith("hmac-") || !known(algorithm)) {
            throw new WireException(
                    "the signature scheme must be hmac-sha256, hmac-sha512 or hmac-md5, found " + scheme);
        }
    }

    /// The signature over the frames as they are, in lower-case hex; empty without a key.
    String sign(List<byte[]> frames) {
        if (key == null) {
            return "";
        }
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(key);
            frames.forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether `signature` is right for the frames; takes the same time wherever it differs.
    boolean accepts(byte[] signature, List<byte[]> frames) {
        return key == null || MessageDigest.isEqual(signature, sign(frames).getBytes(StandardCharsets.US_ASCII));
    }

    /// Whether messages are signed at all.
    boolean on() {
        return key != null;
    }

    private static boolean known(String algorithm) {
        try {
            return Mac.getInstance(algorithm) != null;
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }
}
