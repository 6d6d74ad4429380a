package jawait.net;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Fields and files in one body: `multipart/form-data`, as a web form with files sends it. Files are read
/// while they are sent, and never lie in memory whole. Each method gives a new object.
///
/// ```java
/// http.post("https://example.com/upload", Multipart.of(Map.of("title", "Ada", "photo", Path.of("ada.png"))));
/// Multipart.of("title", "Ada").and("data", "numbers.csv", bytes);
/// ```
public final class Multipart {
    private record Part(String head, HttpContent content) {}

    private final List<Part> parts;
    private final String boundary;

    private Multipart(List<Part> parts, String boundary) {
        this.parts = parts;
        this.boundary = boundary;
    }

    /// A part for each entry, as [#and(String, Object)].
    public static Multipart of(Map<String, ?> parts) {
        Objects.requireNonNull(parts, "Multipart.of: the map is null");
        var all = new Multipart(List.of(), "jawait-" + UUID.randomUUID());
        for (var part : parts.entrySet()) {
            all = all.and(part.getKey(), part.getValue());
        }
        return all;
    }

    /// One part, as [#and(String, Object)].
    public static Multipart of(String name, Object value) {
        return of(Map.of(name, value));
    }

    /// With another part: a `Path` is sent as a file with its name and type, bytes as a file named as the
    /// field, texts, numbers and booleans as they print, anything else as JSON.
    public Multipart and(String name, Object value) {
        Objects.requireNonNull(value, () -> "Multipart: the part " + name + " is null");
        return switch (value) {
            case Path file -> with(name, String.valueOf(file.getFileName()), HttpContent.of(file));
            case byte[] bytes -> with(name, name, HttpContent.of(bytes));
            case CharSequence text -> with(name, null, HttpContent.of(text));
            case Number number -> with(name, null, HttpContent.of(number.toString()));
            case Boolean truth -> with(name, null, HttpContent.of(truth.toString()));
            default -> with(name, null, HttpContent.of(value));
        };
    }

    /// With a file of this name, whose content is a `Path`, bytes or a text.
    public Multipart and(String name, String fileName, Object content) {
        Objects.requireNonNull(fileName, "Multipart: the name of the file is null");
        Objects.requireNonNull(content, () -> "Multipart: the content of " + fileName + " is null");
        HttpContent body = HttpContent.of(content);
        return with(name, fileName, body.typed(HttpContent.type(fileName)));
    }

    private Multipart with(String name, @Nullable String fileName, HttpContent content) {
        Objects.requireNonNull(name, "Multipart: the name of a part is null");
        String head = "Content-Disposition: form-data; name=\"" + quoted(name) + "\""
                + (fileName == null ? "" : "; filename=\"" + quoted(fileName) + "\"")
                + "\r\nContent-Type: " + content.type() + "\r\n\r\n";
        var all = new ArrayList<>(parts);
        all.add(new Part(head, content));
        return new Multipart(List.copyOf(all), boundary);
    }

    /// As browsers write it.
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    String type() {
        return "multipart/form-data; boundary=" + boundary;
    }

    boolean isRepeatable() {
        return parts.stream().allMatch(part -> part.content.isRepeatable());
    }

    BodyPublisher publisher() throws FileNotFoundException {
        List<BodyPublisher> all = new ArrayList<>();
        for (Part part : parts) {
            all.add(text("--" + boundary + "\r\n" + part.head));
            all.add(part.content.publisher());
            all.add(text("\r\n"));
        }
        all.add(text("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    /// How many parts there are.
    @Override
    public String toString() {
        return "Multipart[" + parts.size() + (parts.size() == 1 ? " part]" : " parts]");
    }
}
