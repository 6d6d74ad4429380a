package jawait.net;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All of an answer that comes before its body.
///
/// @param call the method and the URL as the user knows them
record HttpHead(String method, String url, int status, HttpHeaders all, HttpClient.Version version, String call) {
    private static final Pattern CHARSET = Pattern.compile("(?i)\\bcharset\\s*=\\s*\"?([^\";\\s]+)");
    private static final List<String> GZIP = List.of("gzip", "x-gzip");

    static HttpHead of(HttpOpened answer, String call) {
        return new HttpHead(
                answer.request().method(),
                answer.request().uri().toString(),
                answer.info().statusCode(),
                answer.info().headers(),
                answer.info().version(),
                call);
    }

    Map<String, List<String>> headers() {
        return all.map();
    }

    Optional<String> header(String name) {
        return all.firstValue(name);
    }

    boolean isOk() {
        return status >= 200 && status < 300;
    }

    boolean isError() {
        return status >= 400;
    }

    /// What the header `Content-Length` announces.
    OptionalLong announced() {
        try {
            return all.firstValueAsLong("Content-Length");
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    boolean isGzip() {
        return header("Content-Encoding")
                .map(String::strip)
                .filter(this::isGzip)
                .isPresent();
    }

    private boolean isGzip(String encoding) {
        return GZIP.stream().anyMatch(encoding::equalsIgnoreCase);
    }

    /// The charset of the content type; UTF-8 when it names none.
    ///
    /// @throws IllegalStateException when it names one that is not known here
    Charset charset() {
        Matcher named = CHARSET.matcher(header("Content-Type").orElse(""));
        if (!named.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(named.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalStateException(
                    call + ": the charset " + named.group(1)
                            + " of the answer is not known to this JVM; take bytes(), or text(charset)",
                    e);
        }
    }

    boolean namesCharset() {
        return CHARSET.matcher(header("Content-Type").orElse("")).find();
    }
}
