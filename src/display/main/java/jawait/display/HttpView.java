package jawait.display;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import jawait.display.media.HexDump;
import jawait.display.media.Sniff;
import jawait.display.text.Units;
import org.jspecify.annotations.Nullable;

/// What a server of the JDK's HTTP client has answered: the status, the headers, and the body by what it
/// is.
final class HttpView {
    private static final int MOST = 5_000;

    private HttpView() {}

    static MimeBundle of(Object value) {
        var response = (HttpResponse<?>) value;
        int status = response.statusCode();
        String colour = status < 300 ? Card.GOOD : status < 400 ? Card.BUSY : Card.BAD;
        String asked = response.request() == null
                ? String.valueOf(response.uri())
                : response.request().method() + " " + response.uri();
        var card = Card.of(colour, String.valueOf(status)).and(asked);
        card.folded(response.headers().map().size() + " headers", headers(response.headers()));
        String body = body(card, response.body(), type(response.headers()));
        return card.bundle(
                status + " " + asked + "\n" + headers(response.headers()) + (body.isEmpty() ? "" : "\n\n" + body));
    }

    private static String headers(HttpHeaders headers) {
        return headers.map().entrySet().stream()
                .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String type(HttpHeaders headers) {
        return headers.firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
    }

    /// A body that would be used up by reading is left alone.
    private static String body(Card card, @Nullable Object body, String type) {
        String text = switch (body) {
            case null -> "";
            case String all -> cut(all);
            case byte[] bytes -> bytes(card, bytes, type);
            case Void _ -> "";
            default -> "(the body is a " + jawait.display.text.Plain.name(body.getClass()) + ")";
        };
        if (!text.isEmpty()) {
            card.text(text);
        }
        return text;
    }

    private static String bytes(Card card, byte[] bytes, String type) {
        String image = Sniff.image(bytes);
        if (image != null && type.startsWith("image/")) {
            card.raw("<img src=\"data:" + image + ";base64,"
                    + Base64.getEncoder().encodeToString(bytes) + "\">");
            return "(" + Pictures.named(image) + ", " + Units.bytes(bytes.length) + ")";
        }
        boolean text = type.matches("text/.*|.*(json|xml|javascript|x-www-form-urlencoded).*");
        return text
                ? cut(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                : HexDump.of(bytes) + "\n(" + Units.bytes(bytes.length) + ")";
    }

    private static String cut(String text) {
        return text.length() <= MOST
                ? text
                : text.substring(0, MOST) + "… (" + (text.length() - MOST) + " more characters)";
    }
}
