package jawait.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One value in every form a front end may choose from: MIME type to content.
///
/// Text types hold a `String`, binary types a base64 `String` without line breaks, JSON types plain
/// `Map`/`List`/`String`/`Number`/`Boolean` trees. `text/plain` is always there, so that no front end is
/// left without anything to show.
///
/// @param data the forms, in order of preference from plain to rich; unmodifiable
/// @param metadata per MIME type (`{"image/png": {"width": 640}}`); unmodifiable, often empty
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {
    /// The form every bundle has.
    public static final String PLAIN = "text/plain";

    /// Checks that `text/plain` is there, and a text, and copies both maps.
    public MimeBundle {
        if (!(data.get(PLAIN) instanceof String)) {
            throw new IllegalArgumentException("a MimeBundle needs a text under text/plain, found "
                    + (data.containsKey(PLAIN) ? data.get(PLAIN) : "only " + data.keySet()));
        }
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// A bundle of text alone.
    public static MimeBundle plain(String text) {
        return new MimeBundle(Map.of(PLAIN, text), Map.of());
    }

    /// This bundle with one more form.
    public MimeBundle with(String mimeType, Object content) {
        var more = new LinkedHashMap<>(data);
        more.put(mimeType, content);
        return new MimeBundle(more, metadata);
    }

    /// The `text/plain` form.
    public String text() {
        return (String) java.util.Objects.requireNonNull(data.get(PLAIN));
    }

    /// The content for a MIME type, or null when this bundle has no such form.
    public @Nullable Object get(String mimeType) {
        return data.get(mimeType);
    }
}
