package jawait.net;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields and files of a form.
record WebForm(Map<String, List<String>> fields, List<WebUpload> files) {
    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final Pattern DISPOSITION =
            Pattern.compile("(?i);\\s*(name|filename)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");
    private static final String ENCODED = "application/x-www-form-urlencoded";

    static boolean isMultipart(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    static boolean isForm(String type) {
        return isMultipart(type) || type.toLowerCase(Locale.ROOT).startsWith(ENCODED);
    }

    /// The form that the body is.
    ///
    /// @throws WebException 415 when it is none; 422 when it is broken
    static WebForm of(WebBody body) throws IOException {
        if (isMultipart(body.type())) {
            return multipart(body);
        }
        if (!isForm(body.type())) {
            throw new WebException(
                    415,
                    "expected a form (" + ENCODED + " or multipart/form-data), found "
                            + (body.type().isEmpty() ? "no content type" : body.type()));
        }
        String text = new String(body.bytes(), StandardCharsets.UTF_8);
        return new WebForm(pairs(text, body.charset()), List.of());
    }

    /// `a=1&b=2`, decoded.
    ///
    /// @throws WebException 400 when a `%` is not followed by two digits
    static Map<String, List<String>> pairs(@Nullable String text, Charset charset) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.computeIfAbsent(decoded(name, charset), _ -> new ArrayList<>())
                        .add(decoded(value, charset));
            }
        }
        return pairs;
    }

    private static String decoded(String text, Charset charset) {
        try {
            return URLDecoder.decode(text, charset);
        } catch (IllegalArgumentException e) {
            throw new WebException(
                    400, "expected % to be followed by two hexadecimal digits, found " + WebInvalid.shown(text));
        }
    }

    private static WebForm multipart(WebBody body) throws IOException {
        Matcher boundary = BOUNDARY.matcher(body.type());
        if (!boundary.find()) {
            throw broken("a boundary in the content type", body.type());
        }
        String named = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        byte[] delimiter = ("\r\n--" + named).getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = body.bytes();
        var form = new WebForm(new LinkedHashMap<>(), new ArrayList<>());
        int at = find(all, Arrays.copyOfRange(delimiter, 2, delimiter.length), 0);
        if (at < 0) {
            throw broken("a part that begins with --" + named, "none");
        }
        at += delimiter.length - 2;
        while (!startsWith(all, at, "--")) {
            int begin = find(all, "\r\n".getBytes(StandardCharsets.ISO_8859_1), at) + 2;
            int end = begin < 2 ? -1 : find(all, delimiter, begin - 2);
            if (end < 0) {
                throw broken("an end of the form, --" + named + "--", "the end of the body");
            }
            form.add(all, begin, end);
            at = end + delimiter.length;
        }
        return form;
    }

    private void add(byte[] all, int begin, int end) {
        byte[] blank = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        int headersEnd = find(all, blank, begin - 2);
        if (headersEnd < 0 || headersEnd > end) {
            throw broken("a blank line after the headers of a part", "none");
        }
        int headersLength = Math.max(0, headersEnd - begin);
        String headers = new String(all, begin, headersLength, StandardCharsets.UTF_8);
        int from = headersEnd + blank.length;
        byte[] content = Arrays.copyOfRange(all, Math.min(from, end), end);
        String disposition = header(headers, "Content-Disposition");
        String name = parameter(disposition, "name");
        if (name == null) {
            throw broken("a part with Content-Disposition: form-data; name=…", disposition);
        }
        String file = parameter(disposition, "filename");
        if (file == null) {
            fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(new String(content, StandardCharsets.UTF_8));
        } else if (!file.isEmpty() || content.length > 0) {
            String type = header(headers, "Content-Type");
            String plain = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
            files.add(new WebUpload(name, plain, type.isEmpty() ? "application/octet-stream" : type, content));
        }
    }

    private static String header(String headers, String name) {
        return headers.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static @Nullable String parameter(String disposition, String name) {
        Matcher found = DISPOSITION.matcher(disposition);
        while (found.find()) {
            if (found.group(1).equalsIgnoreCase(name)) {
                String quoted = found.group(2);
                return quoted == null
                        ? found.group(3)
                        : quoted.replace("\\\"", "\"").replace("%22", "\"");
            }
        }
        return null;
    }

    private static WebException broken(String expected, String found) {
        return WebInvalid.of(List.of("body"), expected, found).exception();
    }

    private static boolean startsWith(byte[] all, int at, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        return at + wanted.length <= all.length && Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static int find(byte[] all, byte[] wanted, int from) {
        for (int i = from; i <= all.length - wanted.length; i++) {
            if (all[i] == wanted[0] && Arrays.equals(all, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
