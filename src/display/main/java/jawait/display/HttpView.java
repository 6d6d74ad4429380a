package jawait.display;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jawait.display.media.HexDump;
import jawait.display.media.Sniff;
import jawait.display.table.AsciiTable;
import jawait.display.table.HtmlTable;
import jawait.display.table.Page;
import jawait.display.table.Source;
import jawait.display.table.Sources;
import jawait.display.table.View;
import jawait.display.text.JsonText;
import jawait.display.text.Plain;
import jawait.display.text.Units;
import org.jspecify.annotations.Nullable;

/// What a server of the JDK's HTTP client has answered: the status, the headers, and the body by what it
/// is.
final class HttpView {
    private static final int MOST = 5_000;

    /// A longer body is not read to be shown in a better form.
    private static final int MOST_READ = 1_000_000;

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
        return switch (body) {
            case null -> "";
            case Void _ -> "";
            case String text
            when type.startsWith("image/svg") -> bytes(card, text.getBytes(StandardCharsets.UTF_8), type);
            case String text -> text(card, text, type);
            case byte[] bytes -> bytes(card, bytes, type);
            case Path file -> shown(card, "(the body is in " + file + ")");
            default -> shown(card, "(the body is a " + Plain.name(body.getClass()) + ")");
        };
    }

    private static String shown(Card card, String text) {
        if (!text.isEmpty()) {
            card.text(text);
        }
        return text;
    }

    /// A table where there are rows, indented JSON, and anything else as it is: HTML is not drawn unasked.
    private static String text(Card card, String text, String type) {
        if (text.length() > MOST_READ) {
            return shown(card, cut(text));
        }
        if (type.matches("text/(csv|tab-separated-values)\\b.*") && !text.isBlank()) {
            return table(card, Sources.csv(text));
        }
        return type.matches("[\\w.-]+/([\\w.-]+\\+)?json\\b.*") ? json(card, text) : shown(card, cut(text));
    }

    private static String table(Card card, Source rows) {
        var page = Page.of(rows, View.PLAIN);
        card.raw(HtmlTable.of(page));
        return AsciiTable.of(page);
    }

    private static String json(Card card, String text) {
        try {
            var rows = JsonText.read(text) instanceof List<?> list ? Sources.obvious(list) : null;
            return rows == null ? shown(card, cut(JsonText.indented(text))) : table(card, rows);
        } catch (IllegalArgumentException noJson) {
            return shown(card, cut(text) + "\n(" + noJson.getMessage() + ")");
        }
    }

    private static String bytes(Card card, byte[] bytes, String type) {
        String image = Sniff.image(bytes);
        if (image != null && type.startsWith("image/")) {
            card.raw("<img src=\"data:" + image + ";base64,"
                    + Base64.getEncoder().encodeToString(bytes) + "\">");
            return shown(card, "(" + Pictures.named(image) + ", " + Units.bytes(bytes.length) + ")");
        }
        return type.matches("text/.*|.*(json|xml|javascript|x-www-form-urlencoded).*")
                ? text(card, new String(bytes, StandardCharsets.UTF_8), type)
                : shown(card, HexDump.of(bytes) + "\n(" + Units.bytes(bytes.length) + ")");
    }

    private static String cut(String text) {
        return text.length() <= MOST
                ? text
                : text.substring(0, MOST) + "… (" + (text.length() - MOST) + " more characters)";
    }
}
