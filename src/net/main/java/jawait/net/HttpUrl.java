package jawait.net;

import java.lang.reflect.Array;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Where a request goes, made of what users write.
///
/// @param uri without user, password and fragment, in ASCII
/// @param user what stood before the `@`; never shown
record HttpUrl(URI uri, @Nullable String user) {
    /// A parameter of the query.
    record Parameter(String name, String value) {}

    private static final String EXPECTED = "expected a URL such as https://example.com/path";
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*)://");
    private static final Pattern PARTS =
            Pattern.compile("^(https?)://(?:([^/?#]*)@)?(\\[[^]/?#]*]|[^:/?#\\[\\]]*)(:[^/?#]*)?([^#]*)(?:#.*)?$");
    private static final int LAST_PORT = 65_535;
    private static final Pattern LOGIN = Pattern.compile("^((?:[A-Za-z][A-Za-z0-9+.-]*:)?//)?[^/?#]*@");

    /// What begins as `http://user:pass/word@host` has no port behind its colon.
    private static final Pattern HALF_A_PASSWORD =
            Pattern.compile("(?s)^((?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#@:]*):(?!\\d*(?:[/?#]|$))[^/?#@]*[/?#].*@");

    /// The URL of a call.
    ///
    /// @param base what to put in front when `url` has no scheme; may be empty
    /// @throws IllegalArgumentException with a sentence
    static HttpUrl of(String base, String url, List<Parameter> query) {
        Objects.requireNonNull(url, "the URL is null: " + EXPECTED);
        String whole = SCHEME.matcher(url).find() || base.isEmpty() ? url : joined(base, url);
        HttpUrl parsed = parse(whole);
        return query.isEmpty() ? parsed : new HttpUrl(withQuery(parsed.uri, query), parsed.user);
    }

    /// `base/v1` and `/users` give `base/v1/users`, as in httpx; not what a browser makes of a link.
    private static String joined(String base, String url) {
        String left = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return url.isEmpty() || url.startsWith("/") || url.startsWith("?") ? left + url : left + "/" + url;
    }

    private static HttpUrl parse(String url) {
        refuseCharacters(url);
        Matcher scheme = SCHEME.matcher(url);
        if (HALF_A_PASSWORD.matcher(url).find()) {
            throw wrong(url, "an @ behind a /, ? or #; in passwords / is written %2F, ? %3F, and # %23");
        }
        if (!scheme.find()) {
            throw wrong(
                    url,
                    "no scheme; did you mean https://" + shown(url.replaceFirst("^/+", ""))
                            + (url.startsWith("/") ? ", or a client with a baseUrl" : "") + "?");
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        if (!name.equals("http") && !name.equals("https")) {
            throw wrong(url, "the scheme " + name + "; Http speaks http and https");
        }
        Matcher parts = PARTS.matcher(name + url.substring(name.length()));
        if (!parts.matches()) {
            throw wrong(url, "no host that can be read");
        }
        String tail = parts.group(5);
        String path = tail.startsWith("?") || tail.isEmpty() ? "/" + tail : tail;
        String clean = name + "://" + host(url, parts.group(3)) + port(url, parts.group(4)) + path;
        try {
            return new HttpUrl(URI.create(new URI(clean).toASCIIString()), parts.group(2));
        } catch (URISyntaxException e) {
            throw wrong(url, reason(clean, e));
        }
    }

    private static String reason(String clean, URISyntaxException e) {
        int at = e.getIndex();
        return at >= 0 && at < clean.length()
                ? "the character " + clean.charAt(at) + " (" + e.getReason() + "); write it as "
                        + URLEncoder.encode(String.valueOf(clean.charAt(at)), StandardCharsets.UTF_8)
                        + ", or give the parameter by query(name, value)"
                : e.getReason();
    }

    private static void refuseCharacters(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c <= ' ' || c == 0x7f) {
                throw wrong(
                        url,
                        c == ' '
                                ? "a space at position " + (i + 1)
                                        + "; write %20, or give the parameter by query(name, value)"
                                : "a control character at position " + (i + 1));
            }
        }
    }

    private static String host(String url, String host) {
        if (host.isEmpty()) {
            throw wrong(url, "no host");
        }
        String ascii;
        try {
            ascii = host.startsWith("[") ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw wrong(url, "the host " + host + ", which is no name");
        }
        if (!isHost(ascii)) {
            throw wrong(url, "the host " + host + "; a name has letters, digits, - and . only");
        }
        return ascii;
    }

    private static boolean isHost(String host) {
        try {
            return new URI("http://" + host).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String port(String url, @Nullable String port) {
        if (port == null || port.equals(":")) {
            return "";
        }
        if (!port.matches(":0*[1-9][0-9]{0,4}") || Integer.parseInt(port.substring(1)) > LAST_PORT) {
            throw wrong(url, "the port " + port.substring(1) + "; a port is a number from 1 to " + LAST_PORT);
        }
        return port;
    }

    private static IllegalArgumentException wrong(String url, String found) {
        return new IllegalArgumentException(EXPECTED + ", found " + found + ": \"" + shown(url) + "\"");
    }

    /// A URL as a message may have it: without whoever logs in, also where that is wrongly written.
    static String shown(String url) {
        Matcher half = HALF_A_PASSWORD.matcher(url);
        return half.find() ? half.replaceFirst("$1:…@") : LOGIN.matcher(url).replaceFirst("$1…@");
    }

    /// Adds a parameter: one for each item of a collection, none for null.
    static List<Parameter> adding(List<Parameter> query, String name, @Nullable Object value) {
        Objects.requireNonNull(name, "query: the name is null");
        List<Parameter> all = new ArrayList<>(query);
        add(all, name, value);
        return List.copyOf(all);
    }

    private static void add(List<Parameter> all, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Path path -> all.add(new Parameter(name, path.toString())); // which iterates over its names
            case Iterable<?> items -> items.forEach(item -> add(all, name, item));
            case Optional<?> perhaps -> add(all, name, perhaps.orElse(null));
            default -> {
                if (value.getClass().isArray()) {
                    IntStream.range(0, Array.getLength(value)).forEach(i -> add(all, name, Array.get(value, i)));
                } else {
                    all.add(new Parameter(name, String.valueOf(value)));
                }
            }
        }
    }

    private static URI withQuery(URI uri, List<Parameter> query) {
        String text = uri.toString();
        String mark = uri.getRawQuery() == null ? "?" : uri.getRawQuery().isEmpty() ? "" : "&";
        return URI.create(text + mark + encoded(query).replace("+", "%20"));
    }

    /// `a=1&b=x+y`, as forms are sent.
    static String encoded(List<Parameter> parameters) {
        return String.join(
                "&",
                parameters.stream()
                        .map(each -> URLEncoder.encode(each.name, StandardCharsets.UTF_8) + "="
                                + URLEncoder.encode(each.value, StandardCharsets.UTF_8))
                        .toList());
    }

    /// Where a redirect leads. What servers forget to encode is encoded: the JDK reads headers byte by
    /// byte.
    ///
    /// @throws IllegalArgumentException with a sentence
    HttpUrl to(String location) {
        var clean = new StringBuilder();
        for (char c : location.strip().toCharArray()) {
            if (c > ' ' && c < 0x7f && "\"<>\\^`{|}".indexOf(c) < 0) {
                clean.append(c);
            } else {
                clean.append(String.format(Locale.ROOT, "%%%02X", c & 0xff));
            }
        }
        return parse(uri.resolve(clean.toString()).toString());
    }

    /// Whether both are on one server, so that what is secret to the one is known to the other.
    boolean sameServer(HttpUrl other) {
        return uri.getScheme().equals(other.uri.getScheme())
                && uri.getHost().equalsIgnoreCase(other.uri.getHost())
                && port() == other.port();
    }

    int port() {
        int port = uri.getPort();
        return port >= 0 ? port : uri.getScheme().equals("https") ? 443 : 80;
    }

    /// The URL, without user and password.
    @Override
    public String toString() {
        return uri.toString();
    }
}
