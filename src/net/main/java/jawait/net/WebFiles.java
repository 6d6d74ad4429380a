package jawait.net;

import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Files as answers: with their types, by pieces, and not again when the client has them.
///
/// Of a folder only what is below it: no `..`, no link that leads out, nothing hidden.
final class WebFiles {
    private static final Pattern RANGE = Pattern.compile("bytes\\s*=\\s*(\\d*)\\s*-\\s*(\\d*)\\s*");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"),
            Map.entry("css", "text/css"),
            Map.entry("js", "text/javascript"),
            Map.entry("mjs", "text/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("csv", "text/csv"),
            Map.entry("md", "text/markdown"),
            Map.entry("txt", "text/plain"),
            Map.entry("log", "text/plain"),
            Map.entry("java", "text/plain"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("parquet", "application/vnd.apache.parquet"));

    private final Path root;

    /// @throws IllegalArgumentException when it is no folder
    WebFiles(Path folder) {
        Objects.requireNonNull(folder, "files: the folder is null");
        try {
            root = folder.toRealPath();
        } catch (IOException e) {
            throw new IllegalArgumentException("files: expected a folder that is there, found " + folder, e);
        }
        if (!Files.isDirectory(root)) {
            throw new IllegalArgumentException("files: expected a folder, found the file " + folder);
        }
    }

    /// The file of that path below the folder; of a folder its `index.html`.
    ///
    /// @throws WebException 404 when there is none that may be seen
    Object get(WebRequest request, String path) throws IOException {
        Path file = root;
        for (String name : path.isEmpty() ? List.<String>of() : List.of(path.split("/", -1))) {
            file = below(file, name);
        }
        if (!file.toRealPath().startsWith(root)) {
            throw none();
        }
        if (!Files.isDirectory(file)) {
            return file;
        }
        String asked = request.uri().getRawPath();
        if (!asked.endsWith("/")) {
            String query = request.uri().getRawQuery();
            return Reply.redirect(asked.replaceFirst("^/+", "/") + "/" + (query == null ? "" : "?" + query), 308);
        }
        return file.resolve("index.html");
    }

    private static Path below(Path folder, String name) throws IOException {
        boolean bad = name.isEmpty() || name.startsWith(".") || name.contains("\\") || name.contains("/");
        if (bad || name.contains(":") && java.io.File.separatorChar == '\\') {
            throw none();
        }
        try {
            Path file = folder.resolve(name);
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw none();
            }
            return file;
        } catch (InvalidPathException e) {
            throw none();
        }
    }

    private static WebException none() {
        return new WebException(404, "there is no such file");
    }

    /// The answer that sends the file, or the part of it that is asked for, or says that the client has it.
    ///
    /// @throws WebException 404 when it is not there; 416 when it has no such part
    static Reply reply(Path file, WebRequest request, Reply said) throws IOException {
        BasicFileAttributes about;
        try {
            about = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw none();
        }
        if (!about.isRegularFile()) {
            throw none();
        }
        Instant changed = about.lastModifiedTime().toInstant();
        String tag = "\"" + Long.toHexString(changed.toEpochMilli()) + "-" + Long.toHexString(about.size()) + "\"";
        Reply reply =
                said.header("ETag", tag).header("Last-Modified", date(changed)).header("Accept-Ranges", "bytes");
        reply = reply.header("Content-Type").isPresent() ? reply : reply.type(type(file));
        reply = reply.header("Cache-Control").isPresent() ? reply : reply.header("Cache-Control", "no-cache");
        if (said.code() == 200 && isKnown(request, tag, changed)) {
            return reply.withStatus(304).body(null);
        }
        Optional<String> range =
                said.code() == 200 && isSame(request, tag, changed) ? request.header("Range") : Optional.empty();
        return part(reply, file, about.size(), range.orElse(""));
    }

    private static Reply part(Reply reply, Path file, long size, String range) {
        Matcher asked = RANGE.matcher(range);
        boolean any =
                asked.matches() && !(asked.group(1).isEmpty() && asked.group(2).isEmpty());
        if (!any) {
            return reply.body(new WebContent.Piece(file, 0, size));
        }
        long first = asked.group(1).isEmpty() ? Math.max(0, size - number(asked.group(2))) : number(asked.group(1));
        long last = asked.group(1).isEmpty() || asked.group(2).isEmpty()
                ? size - 1
                : Math.min(size - 1, number(asked.group(2)));
        if (first > last) {
            String message = "the file has " + size + " bytes, found Range: " + range;
            throw new WebException(416, message, List.of(), Map.of("Content-Range", "bytes */" + size));
        }
        return reply.withStatus(206)
                .header("Content-Range", "bytes " + first + "-" + last + "/" + size)
                .body(new WebContent.Piece(file, first, last - first + 1));
    }

    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE / 2 : Long.parseLong(digits);
    }

    private static boolean isKnown(WebRequest request, String tag, Instant changed) {
        List<String> tags = request.headers("If-None-Match");
        if (!tags.isEmpty()) {
            return tags.stream()
                    .flatMap(line -> List.of(line.split(",")).stream())
                    .map(each -> each.strip().replaceFirst("^W/", ""))
                    .anyMatch(each -> each.equals("*") || each.equals(tag));
        }
        Instant since =
                request.header("If-Modified-Since").map(WebFiles::instant).orElse(null);
        return since != null && !changed.truncatedTo(ChronoUnit.SECONDS).isAfter(since);
    }

    /// Whether a range is of the file as it is: the client may have begun with another one.
    private static boolean isSame(WebRequest request, String tag, Instant changed) {
        String seen = request.header("If-Range").orElse(tag);
        return seen.equals(tag) || changed.truncatedTo(ChronoUnit.SECONDS).equals(instant(seen));
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    private static @Nullable Instant instant(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static String type(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String known = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        String type = known == null ? URLConnection.guessContentTypeFromName(name) : known;
        if (type == null) {
            return "application/octet-stream";
        }
        return type.startsWith("text/") ? type + "; charset=utf-8" : type;
    }
}
