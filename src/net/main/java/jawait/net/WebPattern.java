package jawait.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The path of a route: `/users/{id}`, `/reports/{name}.csv`, `/static/{path...}`.
///
/// A slash at the end makes no difference. Where several match a path, the one counts that says more:
/// segment by segment, plain text goes before a parameter with text around it, that before a lone
/// parameter, that before a rest.
final class WebPattern implements Comparable<WebPattern> {
    private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z_]\\w*)(\\.\\.\\.)?}");

    /// @param rank how much it leaves open
    private record Segment(String text, Pattern pattern, List<String> names, int rank) {}

    final String text;
    private final List<Segment> segments;
    private final boolean rest;

    private WebPattern(String text, List<Segment> segments) {
        this.text = text;
        this.segments = segments;
        this.rest = !segments.isEmpty() && segments.getLast().rank == 3;
    }

    static WebPattern of(String path) {
        Objects.requireNonNull(path, "route: the path is null");
        if (!path.startsWith("/") || path.contains("?") || path.contains("#")) {
            throw new IllegalArgumentException("route: expected a path that begins with / and has no ? or #, as "
                    + "/users/{id}, found \"" + path + "\"");
        }
        List<String> parts = split(path);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            segments.add(segment(parts.get(i), path, i == parts.size() - 1));
        }
        var names = segments.stream().flatMap(each -> each.names.stream()).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("route " + path + ": a parameter has the name of another");
        }
        return new WebPattern(path, List.copyOf(segments));
    }

    private static Segment segment(String part, String path, boolean last) {
        Matcher parameter = PARAMETER.matcher(part);
        var regex = new StringBuilder();
        List<String> names = new ArrayList<>();
        boolean rest = false;
        int end = 0;
        for (; parameter.find(); end = parameter.end()) {
            regex.append(plain(part.substring(end, parameter.start()), path));
            rest = parameter.group(2) != null;
            regex.append(rest ? "(.*)" : "(.+)");
            names.add(parameter.group(1));
        }
        regex.append(plain(part.substring(end), path));
        boolean alone = PARAMETER.matcher(part).matches();
        if (rest && (!last || !alone)) {
            throw new IllegalArgumentException(
                    "route " + path + ": {name...} takes the rest of the path, so it has to be its last segment");
        }
        int rank = names.isEmpty() ? 0 : rest ? 3 : alone ? 2 : 1;
        return new Segment(part, Pattern.compile(regex.toString(), Pattern.DOTALL), names, rank);
    }

    private static String plain(String text, String path) {
        if (text.contains("{") || text.contains("}")) {
            throw new IllegalArgumentException(
                    "route " + path
                            + ": expected parameters as {id}, a letter and then letters, digits and _, or {rest...} at the end");
        }
        return text.isEmpty() ? "" : Pattern.quote(text);
    }

    /// The segments of a path, as they stand there.
    static List<String> split(String path) {
        String inner = path.substring(1);
        if (inner.endsWith("/")) {
            inner = inner.substring(0, inner.length() - 1);
        }
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }

    /// The parameters in a path that matches; null when it does not.
    @Nullable
    Map<String, String> match(List<String> path) {
        int fixed = rest ? segments.size() - 1 : segments.size();
        if (rest ? path.size() < fixed : path.size() != fixed) {
            return null;
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < fixed; i++) {
            Segment segment = segments.get(i);
            Matcher matcher = segment.pattern.matcher(path.get(i));
            if (!matcher.matches()) {
                return null;
            }
            for (int group = 0; group < segment.names.size(); group++) {
                found.put(segment.names.get(group), Objects.requireNonNull(matcher.group(group + 1)));
            }
        }
        if (rest) {
            found.put(segments.getLast().names.getFirst(), String.join("/", path.subList(fixed, path.size())));
        }
        return found;
    }

    /// The names of the parameters, in their order.
    List<String> names() {
        return segments.stream().flatMap(each -> each.names.stream()).toList();
    }

    /// The same for paths that match the same.
    String shape() {
        return segments.stream()
                .map(each -> PARAMETER.matcher(each.text).replaceAll("{$2}"))
                .collect(Collectors.joining("/", "/", ""));
    }

    /// As OpenAPI writes it.
    String openApi() {
        return text.replace("...}", "}");
    }

    @Override
    public int compareTo(WebPattern other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            int order = Integer.compare(segments.get(i).rank, other.segments.get(i).rank);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(segments.size(), other.segments.size()); // the longer one has a rest, of nothing
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebPattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
