package jawait.kernel.socket;

import jawait.kernel.wire.WireException;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/// The key pair that encrypts all five sockets. A client that does not know the public key, or speaks in the clear,
/// gets no answer.
///
/// @param publicKey 40 characters of Z85, as in the connection file
/// @param secretKey 40 characters of Z85
/// @see <a href="https://rfc.zeromq.org/spec/26/">CurveZMQ</a>
record Curve(String publicKey, String secretKey) {
    private static final int CHARACTERS = 40;

    /// The keys that a connection file gives, or null when it asks for no encryption.
    ///
    /// @throws WireException when only one of them is there, or one is no key
    static @Nullable Curve of(ConnectionFile file) throws WireException {
        var known = file.text("curve_publickey", "");
        var secret = file.text("curve_secretkey", "");
        if (known.isEmpty() && secret.isEmpty()) {
            return null;
        }
        for (var key : new String[] {known, secret}) {
            if (key.length() != CHARACTERS || !decodes(key)) {
                throw new WireException("expected curve_publickey and curve_secretkey of 40 Z85 characters each in the "
                        + "connection file, found " + known.length() + " and " + secret.length()
                        + " characters; remove both to do without encryption");
            }
        }
        return new Curve(known, secret);
    }

    /// Makes a socket, which is not bound yet, talk to clients that know the public key, and to nobody else.
    void protect(ZMQ.Socket socket) {
        socket.setCurveServer(true);
        socket.setCurvePublicKey(ZMQ.Curve.z85Decode(publicKey));
        socket.setCurveSecretKey(ZMQ.Curve.z85Decode(secretKey));
    }

    private static boolean decodes(String key) {
        try {
            return ZMQ.Curve.z85Encode(ZMQ.Curve.z85Decode(key)).equals(key); // it takes any character
        } catch (RuntimeException e) {
            return false;
        }
    }

    /// Without the secret: this may end up in a log.
    @Override
    public String toString() {
        return "Curve[" + publicKey + "]";
    }
}
